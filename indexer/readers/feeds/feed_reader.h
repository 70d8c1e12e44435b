// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// RSS 0.9 to 2.0, RDF, Atom, and what WordPress exports: an entry is an article. Of an export only posts that are
/// published are.
class FeedReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_feed(std::string_view head, std::string_view name);

}  // namespace news
