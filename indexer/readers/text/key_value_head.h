// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "indexer/readers/article/article_head.h"

namespace news {

/// Reads a head of "Key: value" lines and returns how many lines it takes; 0 when there is none. It counts as one
/// when the first key names the headline or the first three keys are all known, so that a headline with a colon is
/// never eaten; or between two lines "---", as Markdown has it. Indented lines continue the value above; keys that are
/// not known are skipped.
std::size_t read_key_value_head(std::span<const std::string_view> lines, TextHead& head);

/// Reads one "Key: value" line into the head; false when the key is not known or names the headline or the text.
bool read_key_value_line(std::string_view line, TextHead& head);

}  // namespace news
