// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// The lines of a text, which has no tabs, without their blanks at the right. Of several empty lines
/// in a row there is one; none at the start.
std::vector<std::string_view> split_lines(std::string_view text);

/// Whether a text was broken at a fixed width: no line above 110 characters, and most lines inside a paragraph nearly
/// as long as the longest and not at the end of a sentence.
bool is_hard_wrapped(std::span<const std::string_view> lines);

/// Adds paragraphs to a body, with a '\n' between two. Each line is one; in a hard-wrapped text those between blank
/// or before indented lines are. Runs of blanks become one.
void append_paragraphs(std::string& body, std::span<const std::string_view> lines, bool wrapped);

}  // namespace news
