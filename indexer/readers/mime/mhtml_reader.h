// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// A page that a browser saved with its images as one file (MHTML): read as a page is, with the address where it was
/// found. The day of saving counts only when nothing else says a day.
class MhtmlReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// Whether a file begins with the headers that browsers write, and not with those of a mail.
bool looks_like_mhtml(std::string_view head, std::string_view name);

}  // namespace news
