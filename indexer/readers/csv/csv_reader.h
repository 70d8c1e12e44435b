// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader.h"

namespace news {

/// CSV and TSV: a row, an article (see csv_records.h, csv_columns.h, article_keys.h). A row without a headline and a
/// text is rejected with its line; so is what follows a quotation mark that never closes.
class CsvReader final : public ArticleReader {
 public:
  void map_keys(const KeyMap& keys) override { keys_ = keys; }
  void read(const SourceFile& file, ArticleSink& sink) override;

 private:
  KeyMap keys_;
};

/// Whether all rows have as many fields, and the name of the file says that it is a table or a header names keys of
/// articles: prose with commas is none.
bool looks_like_csv(std::string_view bytes, std::string_view name);

}  // namespace news
