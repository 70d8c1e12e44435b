// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Archives of the web: WARC, ARC, and the texts of WET. Pages and texts that a server delivered are articles, and its
/// documents (PDF, Word, EPUB …) are read by their own readers; what else is in there (pictures, scripts, requests,
/// what was moved or not found) is passed over, and what was fetched twice is read once. The day of the crawl is not
/// the day of publication.
class WarcReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_warc(std::string_view bytes, std::string_view name);

}  // namespace news
