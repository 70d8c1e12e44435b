// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// Whether a value stands for none: "", "None", "null", "NaN", "NaT", "undefined".
bool says_nothing(std::string_view value);

/// One line of a field of data: without tags, entities and control characters; empty when it says nothing.
std::string field_line(std::string_view value);

/// The paragraphs of a field of data, whether it is HTML or plain text, with a '\n' between two; empty when it says
/// nothing.
std::string field_paragraphs(std::string_view value);

/// The strings of a list in the notation of Python or JSON ("['A', \"B\"]"); none when the value is no such list.
std::vector<std::string> listed_strings(std::string_view value);

/// A number that counts something, as "3" or "003"; absent for anything else.
std::optional<std::uint64_t> field_number(std::string_view field);

}  // namespace news
