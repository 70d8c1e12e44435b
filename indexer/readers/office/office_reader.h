// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Documents of office programs: Word since 2007 (.docx), LibreOffice (.odt), an article each.
class OfficeReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// `bytes` are those of the file, not yet decoded.
bool looks_like_office(std::string_view bytes, std::string_view name);

}  // namespace news
