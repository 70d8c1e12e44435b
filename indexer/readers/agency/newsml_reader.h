// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// NewsML 1.2 and NewsML-G2: many items a file, of which those that hold text are articles. Of an item that stands in
/// several versions the last one counts; one that its agency takes back is none.
class NewsmlReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_newsml(std::string_view head, std::string_view name);

}  // namespace news
