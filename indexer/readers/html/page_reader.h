// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Pages of HTML, saved or crawled: one article each (see html/html_reader.h).
class PageReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// Whether a file begins as a page of HTML does, after white space, comments and an XML declaration. A file with the
/// name of a page need only begin with a tag.
bool looks_like_html(std::string_view bytes, std::string_view name);

}  // namespace news
