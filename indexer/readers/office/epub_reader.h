// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Books and newspapers in EPUB: each chapter is an article. The title of the book is its source, the day of the book
/// its own where the chapter names none.
class EpubReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// `bytes` are those of the file, not yet decoded.
bool looks_like_epub(std::string_view bytes, std::string_view name);

}  // namespace news
