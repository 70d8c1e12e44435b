// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// What a Markdown text says, without its marks.
struct MarkdownText {
  std::string heading;                  ///< the first of the first level, else the one that the text begins with
  std::vector<std::string> paragraphs;  ///< one line each, but for code; without that heading
  bool cut = false;                     ///< too tangled to be read whole
};

/// Reads CommonMark with tables, strike-through, task lists and wiki links; HTML in it is read as in pages. Links give
/// their text, images nothing, a row of a table is one paragraph. Tags of site generators ({{< … >}}, {% … %}) and
/// references to footnotes are left out. `utf8` has no control characters but line ends and tabs.
MarkdownText read_markdown(std::string_view utf8);

}  // namespace news
