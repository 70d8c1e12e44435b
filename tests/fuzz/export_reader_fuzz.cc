// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as the export of a service.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/readers/exports/export_reader.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::fuzz::CleanArticles sink;
  news::looks_like_export(bytes, "fuzz.txt");
  news::ExportReader().read({.path = "fuzz.txt", .relative = "fuzz.txt", .bytes = bytes}, sink);
  return 0;
}
