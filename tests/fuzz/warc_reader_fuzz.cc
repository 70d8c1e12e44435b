// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as an archive of the web, and as the answer of a server. Its records are the same in blocks of any size.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/warc/warc_reader.h"
#include "indexer/readers/warc/warc_records.h"
#include "tests/fuzz/clean_article.h"
#include "tests/fuzz/pieces.h"

namespace {

std::vector<std::string> records_of(std::string_view bytes, std::size_t piece) {
  news::fuzz::Pieces source(bytes, piece);
  news::WarcRecords records(source);
  std::vector<std::string> contents;
  while (auto record = records.next()) contents.push_back(record->type + " " + record->address + record->content);
  return contents;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  news::fuzz::CleanArticles sink;
  news::WarcReader().read({.path = "fuzz.warc", .relative = "fuzz.warc", .bytes = bytes}, sink);
  news::read_http(bytes);
  news::fuzz::require(records_of(bytes, bytes.size() + 1) == records_of(bytes, 1 + data[0] % 16));
  return 0;
}
