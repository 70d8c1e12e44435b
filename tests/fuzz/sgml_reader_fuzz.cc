// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a collection in SGML. Its documents are the same in blocks of any size.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/sgml/sgml_reader.h"
#include "indexer/readers/sgml/sgml_records.h"
#include "tests/fuzz/clean_article.h"
#include "tests/fuzz/pieces.h"

namespace {

std::vector<std::string> documents_of(std::string_view bytes, std::size_t piece) {
  news::fuzz::Pieces source(bytes, piece);
  news::SgmlRecords records(source);
  std::vector<std::string> documents;
  while (const auto record = records.next()) documents.emplace_back(record->text);
  return documents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  news::fuzz::CleanArticles sink;
  news::SgmlReader().read({.path = "fuzz.sgm", .relative = "fuzz.sgm", .bytes = bytes}, sink);
  news::looks_like_sgml(bytes, "fuzz");
  news::fuzz::require(documents_of(bytes, bytes.size() + 1) == documents_of(bytes, 1 + data[0] % 16));
  return 0;
}
