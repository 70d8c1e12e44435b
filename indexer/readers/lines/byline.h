// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

struct Byline {
  std::vector<std::string> authors;  ///< as printed; may be empty: "By Staff Reporter"
  std::string agency;                ///< "By Jane Doe, Reuters"
};

/// A line that says who wrote the article and nothing else: "By Jane Doe and John Roe, Science Correspondents",
/// "Von …", "Par …", "Jane Doe, Staff Writer". Sentences that begin with such a word are none.
std::optional<Byline> parse_byline(std::string_view line);

/// The names in the value of an author field, roles and agencies cut.
Byline parse_authors(std::string_view names);

/// Whether the text could be one person's name and is nothing else: two to four words, no agency, job or section.
bool is_person_name(std::string_view text);

}  // namespace news
