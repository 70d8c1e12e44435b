// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as JSON Lines; mending must not break JSON.
#include <boost/json.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/readers/json/json_repair.h"
#include "indexer/readers/json/jsonl_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::JsonlReader().read({.path = "fuzz.jsonl", .relative = "fuzz.jsonl", .bytes = bytes}, sink);
  news::looks_like_jsonl(bytes, "fuzz");
  boost::system::error_code error;
  boost::json::parse({bytes.data(), bytes.size()}, error);
  if (!error) {
    boost::json::parse(news::repair_json(bytes).text, error);
    news::fuzz::require(!error);
  }
  return 0;
}
