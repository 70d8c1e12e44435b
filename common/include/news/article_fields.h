// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace news {

/// What an index says of an article beside its text. Strings are empty, and lists too, where the article does not say.
struct ArticleFields {
  std::string id;  ///< unique in the index, stable over re-indexing
  std::string title;
  std::string subtitle;     ///< the sub-headline; the text may begin with it
  std::string date;         ///< as the paper has it: "2023-11-06", "2012-05-10T22:32:00-04:00", "2023-11"; or empty
  std::string date_source;  ///< "field", "dateline" …, or "none"
  std::string source;
  std::vector<std::string> authors;
  std::string section;
  std::vector<std::string> tags;
  std::string place;
  std::string language;  ///< BCP 47
  std::string url;
  std::string path;      ///< of the file, as bytes: not always UTF-8
  std::string member;    ///< of that file, an archive, as bytes: "2024/a.html"; empty outside archives
  std::size_t line = 0;  ///< where it begins in that file, or member, of several articles; 0: not known
  std::size_t words = 0;
  std::string first_seen;  ///< when the index first had it, in UTC: "2023-11-06T09:30:00Z"
};

}  // namespace news
