// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// What a document in Rich Text Format says. All of it is UTF-8, with line ends and tabs as its only control
/// characters.
struct RtfText {
  std::string text;   ///< a line a paragraph, an empty one where the document has one; cells of a table end in tabs
  std::string title;  ///< of the document's properties, as are those below
  std::string author;
  std::string keywords;
  std::string comment;
  std::string created;       ///< "2024-03-05T09:30"; empty when it says none
  std::size_t controls = 0;  ///< raw control characters in its text: real documents have none
  bool cut_off = false;      ///< it ends inside of a group
};

/// Reads the text that is shown: no pictures, objects, headers, footers, notes, hidden or deleted text. Every byte is
/// looked at once, groups are no recursion, and a size that a document claims is never trusted.
RtfText read_rtf(std::string_view bytes);

}  // namespace news
