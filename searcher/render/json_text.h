// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

/// A JSON string. What is not UTF-8 is repaired; control characters are escaped, those beyond ASCII and those that turn
/// the direction of text too, for those who look at it in a terminal.
void append_json_string(std::string& out, std::string_view text);

/// The same, but {"bytes": BASE64} where the text is not UTF-8.
void append_json_bytes(std::string& out, std::string_view bytes);

/// The bytes behind such a BASE64; absent when it is none.
std::optional<std::string> from_base64(std::string_view encoded);

}  // namespace news
