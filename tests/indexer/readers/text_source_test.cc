// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_source.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace news {
namespace {

using test::Pieces;

std::string all_of(std::string_view bytes, std::size_t begin, std::size_t piece) {
  Pieces rest(bytes.substr(begin), piece);
  const SourceFile file{.path = {}, .relative = {}, .bytes = bytes.substr(0, begin), .rest = &rest};
  TextSource source(file);
  std::string all;
  for (std::string_view block = source.next(); !block.empty(); block = source.next()) all += block;
  return all;
}

TEST_CASE("UTF-16 becomes UTF-8 wherever blocks end, with and without a byte order mark", "[text]") {
  const std::string little("{\0\xE9\0 \0\x3D\xD8\x00\xDE}\0", 12);  // {é 😀}
  const std::string big("\xFE\xFF\0{\0\xE9\0 \xD8\x3D\xDE\x00\0}", 14);
  const std::string ascii("a\0b\0c\0", 6);
  for (std::size_t piece = 1; piece < 15; ++piece) {
    CHECK(all_of("\xFF\xFE" + little, 4, piece) == "{é 😀}");
    CHECK(all_of(big, 5, piece) == "{é 😀}");
    CHECK(all_of(ascii, 4, piece) == "abc");
  }
}

TEST_CASE("half of a surrogate pair is replaced", "[text]") {
  CHECK(all_of(std::string("a\0b\0\x3D\xD8z\0", 8), 8, 9) == "ab\xEF\xBF\xBDz");
}

TEST_CASE("other bytes stay as they are, without the byte order mark", "[text]") {
  CHECK(all_of("\xEF\xBB\xBF"
               "caf\xE9",
               5, 1) == "caf\xE9");
  CHECK(all_of("", 0, 3).empty());
  CHECK(without_byte_order_mark("\xEF\xBB\xBFx") == "x");
}

}  // namespace
}  // namespace news
