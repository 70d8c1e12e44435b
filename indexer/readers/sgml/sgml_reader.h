// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Collections in SGML, a file of many documents: those of TREC, Reuters-21578 (see sgml/sgml_article.h).
class SgmlReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_sgml(std::string_view bytes, std::string_view name);

}  // namespace news
