// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as stories of an agency's wire.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/readers/agency/wire_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::WireReader().read({.path = "fuzz.tst", .relative = "fuzz.tst", .bytes = bytes}, sink);
  return 0;
}
