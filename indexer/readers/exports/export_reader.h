// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Articles that LexisNexis, Factiva or ProQuest exported as text, many in a file (see exports/export_documents.h).
class ExportReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_export(std::string_view bytes, std::string_view name);

}  // namespace news
