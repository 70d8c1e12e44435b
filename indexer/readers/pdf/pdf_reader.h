// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// PDF documents, an article each. `pdftotext` of Poppler takes the text out, in a process of its own, so that whatever
/// a document does to it is a rejection. pdf_text.h tells the parts apart.
class PdfReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_pdf(std::string_view bytes, std::string_view name);

}  // namespace news
