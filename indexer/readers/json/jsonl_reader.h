// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader.h"

namespace news {

/// JSON Lines: an object a line, an article each (see json_article.h), in any file. A line that is no JSON object is
/// rejected with its number.
class JsonlReader final : public ArticleReader {
 public:
  void map_keys(const KeyMap& keys) override { keys_ = keys; }
  void read(const SourceFile& file, ArticleSink& sink) override;

 private:
  KeyMap keys_;
};

/// Whether the first line that is not blank is a whole JSON object, and more follow. Of a file with a name of this
/// format it need only begin like one.
bool looks_like_jsonl(std::string_view bytes, std::string_view name);

}  // namespace news
