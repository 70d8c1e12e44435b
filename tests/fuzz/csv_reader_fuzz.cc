// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a table. Its records are the same in blocks of any size.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/csv/csv_reader.h"
#include "indexer/readers/csv/csv_records.h"
#include "tests/fuzz/clean_article.h"
#include "tests/fuzz/pieces.h"

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view bytes, news::CsvDialect dialect, std::size_t piece) {
  news::fuzz::Pieces source(bytes, piece);
  news::CsvRecords records(source, dialect);
  std::vector<std::vector<std::string>> rows;
  for (std::vector<std::string> row; records.next(row);) rows.push_back(row);
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  news::fuzz::CleanArticles sink;
  news::CsvReader().read({.path = "fuzz.csv", .relative = "fuzz.csv", .bytes = bytes}, sink);
  news::looks_like_csv(bytes, "fuzz");
  news::looks_like_csv(bytes, "fuzz.csv");
  const news::CsvDialect dialect{.delimiter = data[0] % 2 == 0 ? ',' : '\t', .has_quotes = data[0] % 3 != 0};
  news::fuzz::require(rows_of(bytes, dialect, bytes.size() + 1) == rows_of(bytes, dialect, 1 + data[0] % 16));
  return 0;
}
