// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader.h"

namespace news {

/// JSON that is not one object a line: arrays of articles, answers of services that wrap them, pretty-printed objects,
/// one or many (see json_records.h, json_envelope.h).
class JsonReader final : public ArticleReader {
 public:
  void map_keys(const KeyMap& keys) override { keys_ = keys; }
  void read(const SourceFile& file, ArticleSink& sink) override;

 private:
  KeyMap keys_;
};

/// Whether a file begins with an object or an array of JSON: a bracket alone is no proof. Of a file with a name of this
/// format it need only begin with one.
bool looks_like_json(std::string_view bytes, std::string_view name);

}  // namespace news
