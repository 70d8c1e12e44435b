// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a text file.
#include <cstddef>
#include <cstdint>

#include "indexer/readers/text/text_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  news::fuzz::CleanArticles sink;
  news::TextReader().read(
      {.path = "fuzz.txt", .relative = "2023-11-06/fuzz.txt", .bytes = {reinterpret_cast<const char*>(data), size}},
      sink);
  return 0;
}
