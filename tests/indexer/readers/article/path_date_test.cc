// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/path_date.h"

#include "tests/support/catch.h"

namespace news {
namespace {

std::string found(std::string_view path) {
  const auto date = find_path_date(path);
  return date ? format_date(*date) : "none";
}

}  // namespace

TEST_CASE("a day in a path is found in its usual forms", "[path]") {
  CHECK(found("2023-11-06-harbour.txt") == "2023-11-06");
  CHECK(found("paper/20231106/harbour.txt") == "2023-11-06");
  CHECK(found("2023/11/06/harbour.txt") == "2023-11-06");
  CHECK(found("https://news.example/2023/1/6/harbour") == "2023-01-06");
  CHECK(found("harbour_20231106093000.txt") == "2023-11-06");
  CHECK(found("2022/12/31/harbour-2023-11-06.txt") == "2023-11-06");
}

TEST_CASE("numbers that are no day are not taken for one", "[path]") {
  CHECK(found("harbour.txt") == "none");
  CHECK(found("120231106.txt") == "none");
  CHECK(found("2023-13-06.txt") == "none");
  CHECK(found("2023-11.txt") == "none");
  CHECK(found("18000101.txt") == "none");
  CHECK(found("202311061.txt") == "none");
  CHECK(found("") == "none");
}

}  // namespace news
