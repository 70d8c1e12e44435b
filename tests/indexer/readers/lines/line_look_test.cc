// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/line_look.h"

#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::string repeat(const std::string& piece, int times) {
  std::string text;
  for (int n = 0; n < times; ++n) text += piece;
  return text;
}

TEST_CASE("width is counted in columns, not in bytes", "[text]") {
  CHECK(!is_wider_than(std::string(60, 'x'), 60));
  CHECK(is_wider_than(std::string(61, 'x'), 60));
  CHECK(!is_wider_than(repeat("é", 60), 60));
  CHECK(is_wider_than(repeat("é", 61), 60));
  CHECK(!is_wider_than(repeat("中", 30), 60));
  CHECK(is_wider_than(repeat("中", 31), 60));
  CHECK(!is_wider_than(repeat("e\u0301\u0323", 60), 60));
}

TEST_CASE("a sentence ends in the marks of its script, perhaps within quotes", "[text]") {
  for (const char* line : {"It rained.", "Rain?”", "Rain!)", "雨。", "雨。」", "बारिश।", "بارش۔", "مطر؟"}) {
    INFO(line);
    CHECK(ends_sentence(line));
  }
  for (const char* line : {"", "Rain", "Rain,", "Rain:", "雨"}) {
    INFO(line);
    CHECK(!ends_sentence(line));
  }
}

TEST_CASE("capitals are those of every word or of every letter", "[text]") {
  CHECK(is_capitalised("World Cup & More"));
  CHECK(!is_capitalised("World cup"));
  CHECK(!is_capitalised("2012 Cup"));
  CHECK(is_all_capitals("ÜBER 12"));
  CHECK(!is_all_capitals("ÜBeR"));
  CHECK(!is_all_capitals("12"));
}

TEST_CASE("Chinese, Japanese and Thai have no blanks, Korean and Hindi have", "[text]") {
  CHECK(has_unspaced_script("x 中"));
  CHECK(has_unspaced_script("リング"));
  CHECK(has_unspaced_script("ข่าว"));
  CHECK(!has_unspaced_script("뉴스"));
  CHECK(!has_unspaced_script("हिंदी"));
  CHECK(!has_unspaced_script("news “x”"));
}

TEST_CASE("copyright lines begin with the mark or say that all rights are reserved", "[text]") {
  CHECK(is_copyright_line("© 2024 City Post"));
  CHECK(is_copyright_line("Copyright 2021 Harbour Courier Ltd"));
  CHECK(is_copyright_line("City Post. All rights reserved."));
  CHECK(!is_copyright_line("Copyright law is changed"));
  CHECK(!is_copyright_line("© " + std::string(200, 'x')));
}

TEST_CASE("a newspaper's name has a word such as Courier and capitals at both ends", "[text]") {
  for (const char* name : {"The Harbour Courier", "THE EVENING BEACON", "Alpenkurier", "Le Monde", "Gazette de la Côte",
                           "Neue Küsten Zeitung", "Вечерние Известия"}) {
    INFO(name);
    CHECK(is_newspaper_name(name));
  }
  for (const char* line : {"", "Bridge Closes", "Courier finds lost parcel", "The Times are changing, he said.",
                           "The Post Office in the High Street of Exampleton Closes"}) {
    INFO(line);
    CHECK(!is_newspaper_name(line));
  }
}

TEST_CASE("a line goes on with a blank where the script has blanks", "[text]") {
  const auto joined = [](std::string text, const char* line) {
    append_line(text, line);
    return text;
  };
  CHECK(joined("", "a") == "a");
  CHECK(joined("a", "b") == "a b");
  CHECK(joined("中", "文") == "中文");
  CHECK(joined("中。", "文") == "中。文");
  CHECK(joined("中", "b") == "中 b");
  CHECK(joined("뉴스", "뉴스") == "뉴스 뉴스");
}

}  // namespace
}  // namespace news
