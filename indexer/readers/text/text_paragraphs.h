// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// The lines of a text, which has no tabs, without their blanks at the right. Of several empty lines
/// in a row there is one; none at the start.
std::vector<std::string_view> split_lines(std::string_view text);

/// What a line is to the paragraphs of its text.
enum class LineKind : std::uint8_t {
  whole,    ///< a paragraph of its own
  wrapped,  ///< of lines broken at a fixed width: it goes on in the next one, unless that is empty or indented
};

/// The kinds of all lines. Each run of lines without an empty one between is judged by itself, short ones also by the
/// rest of the text, so that a table or a long headline says nothing about the paragraphs beside it. A run is
/// hard-wrapped when it has no line above 110 columns, and most of its lines that go on are nearly as long as the
/// longest and do not end a sentence; but not when longer lines are a quarter of the text.
std::vector<LineKind> find_line_kinds(std::span<const std::string_view> lines);

/// The same for a text that was printed at a fixed width, of which a few lines alone say nothing: all but short ones
/// are wrapped, and a short line behind such a one ends its paragraph.
std::vector<LineKind> find_printed_line_kinds(std::span<const std::string_view> lines);

/// Adds paragraphs to a body, with a '\n' between two. `kinds` are those of `lines`. Runs of blanks become one.
void append_paragraphs(std::string& body, std::span<const std::string_view> lines, std::span<const LineKind> kinds);

/// The same for lines of which nothing is known yet.
void append_paragraphs(std::string& body, std::span<const std::string_view> lines);

}  // namespace news
