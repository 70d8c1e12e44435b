// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// What the <meta> and <link> elements of a page say: OpenGraph, Dublin Core, and the names that publishers use. Lists
/// begin with the most telling name.
struct HtmlMeta {
  std::vector<std::string> titles;
  std::vector<std::string> authors;
  std::vector<std::string> published;
  std::vector<std::string> modified;
  std::string subtitle;
  std::string section;
  std::string site;
  std::string url;  ///< canonical
  std::string language;
  std::vector<std::string> tags;
  std::string document_title;  ///< <title>
};

HtmlMeta read_html_meta(const HtmlTree& tree);

}  // namespace news
