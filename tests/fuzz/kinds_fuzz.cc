// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as the beginning of a file of any name: it has a format, is a container, or is rejected with a reason.
#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/readers/reader_registry.h"
#include "tests/fuzz/clean_article.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using news::fuzz::CleanArticles;
  using news::fuzz::require;
  constexpr std::array names{"x", "x.html", "x.csv", "x.json", "x.eml", "x.doc", "x.pdf", "x.tar"};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* name : names) {
    const news::Recognised found = news::recognise(bytes, name);
    require(found.format ? *found.format < news::formats().size() : found.is_container || !found.reason.empty());
    CleanArticles::check(found.reason);
  }
  return 0;
}
