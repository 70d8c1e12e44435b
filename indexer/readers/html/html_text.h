// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// Character references decoded: "&#8217;", "&amp;". What is none stays as it is; a no-break space is a blank.
std::string decode_references(std::string_view text);

/// Text of a page on one line: runs of white space are one blank; control characters, soft hyphens and what has no
/// width go.
std::string one_line(std::string_view utf8);

/// Text from a field that may hold markup of its own, as headlines in JSON-LD and <meta> do ("R&amp;D", "<i>Dune</i>"):
/// tags go, character references are decoded, twice where they were encoded twice. One line, no control characters.
std::string plain_line(std::string_view field);

/// The character that a reference stands for, by what is between '&' and ';': "#8217", "amp"; 0 for none.
char32_t referenced_character(std::string_view name);

}  // namespace news
