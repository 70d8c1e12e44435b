// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// What a page says of its article in the terms of schema.org, in <script type="application/ld+json">.
struct JsonLd {
  bool is_article = false;  ///< of a type like NewsArticle; else what is here was said of the page
  std::string headline;
  std::string subtitle;
  std::string section;
  std::vector<std::string> people;   ///< authors that are persons
  std::vector<std::string> bylines;  ///< other values of "author"
  std::string published;
  std::string created;
  std::string modified;
  std::string publisher;
  std::string url;
  std::string language;
  std::vector<std::string> tags;
  std::string body;  ///< lines kept
};

/// Tolerates what pages get wrong: comments and CDATA around the data, raw line ends in strings, trailing commas,
/// several values in one script. What is no JSON even so is left out.
JsonLd read_json_ld(const HtmlTree& tree);

}  // namespace news
