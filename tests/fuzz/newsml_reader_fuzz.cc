// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a file of NewsML.
#include <cstddef>
#include <cstdint>

#include "indexer/readers/agency/newsml_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::looks_like_newsml(bytes, "fuzz");
  news::NewsmlReader().read({.path = "fuzz.xml", .relative = "2023-11-06-fuzz.xml", .bytes = bytes}, sink);
  return 0;
}
