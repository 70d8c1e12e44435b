// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as JSON of any shape. In blocks of any size the articles are the same, but for charsets that are guessed
// from a block.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/json/json_reader.h"
#include "tests/fuzz/clean_article.h"
#include "tests/fuzz/pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto read = [bytes](std::size_t first, std::size_t piece) {
    news::fuzz::Pieces rest(bytes.substr(first), piece);
    news::fuzz::CountedArticles sink;
    news::JsonReader().read(
        {.path = "fuzz.json", .relative = "fuzz.json", .bytes = bytes.substr(0, first), .rest = &rest}, sink);
    return sink.count;
  };
  news::looks_like_json(bytes, "fuzz");
  const std::size_t piece = 1 + data[0];
  const std::size_t whole = read(bytes.size(), 1);
  const std::size_t in_pieces = read(std::min(piece + 3, bytes.size()), piece);  // UTF-16 shows in 4
  const bool has_charset = news::text::find_invalid(bytes) == std::string_view::npos;
  news::fuzz::require(whole == in_pieces || !has_charset);
  return 0;
}
