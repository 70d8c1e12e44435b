// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Reads one article of a document in Rich Text Format: its text as plain text is read. The title of the document's
/// properties counts only when one of the first lines says the same or the text has no line short enough to be one:
/// programs put file names and first words there. Author and day of the properties count when the text names none.
class RtfReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_rtf(std::string_view head, std::string_view name);

}  // namespace news
