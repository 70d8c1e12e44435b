// SPDX-License-Identifier: GPL-2.0-or-later
// headlines DATABASE QUERY: the five best articles, the words found between asterisks.
#include <news/search.h>

#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Ranges count code points, and text is UTF-8: a byte of the form 10xxxxxx begins none.
std::string lit(std::string_view text, const std::vector<news::Range>& ranges) {
  std::string marked;
  auto range = ranges.begin();
  bool open = false;
  std::size_t code_point = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
      if (open && range->end == code_point) {
        marked += '*';
        open = false;
        ++range;
      }
      if (!open && range != ranges.end() && range->begin == code_point) {
        marked += '*';
        open = true;
      }
      ++code_point;
    }
    marked += byte;
  }
  if (open) marked += '*';
  return marked;
}

void print(const news::Hit& hit) {
  std::cout << hit.rank << ". " << lit(hit.title, hit.title_highlights);
  if (!hit.date.empty()) std::cout << " (" << hit.date << ')';
  if (hit.copies.count != 0) std::cout << ", and near copies: " << hit.copies.count;
  std::cout << '\n';
  for (const auto& snippet : hit.snippets) std::cout << "   " << lit(snippet.text, snippet.highlights) << '\n';
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) {
    std::cerr << "usage: headlines DATABASE QUERY\n";
    return 2;
  }
  news::Engine engine({argv[1]});
  const news::Results results = engine.search({.query = argv[2], .limit = 5});
  for (const auto& notice : results.notices) std::cerr << notice << '\n';
  for (const auto& hit : results.hits) print(hit);
  return results.hits.empty() ? 1 : 0;
} catch (const news::Error& error) {
  std::cerr << "headlines: " << error.what() << '\n';
  if (!error.hint().empty()) std::cerr << error.hint() << '\n';
  return 2;
}
