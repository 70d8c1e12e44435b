// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/readers/article/draft.h"
#include "indexer/readers/reader.h"

namespace news {

/// Reads one article of plain text: an optional kicker, the headline, lines with date and author, the text.
///
/// A text whose first line is too long to be a headline keeps it in the body. The dateline stays in the body.
class TextReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

/// What plain text says, whatever file it was taken from: empty when it is nothing but white space.
Draft read_text(std::string utf8);

}  // namespace news
