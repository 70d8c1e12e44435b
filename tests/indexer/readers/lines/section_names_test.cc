// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/section_names.h"

#include <string>

#include "tests/support/catch.h"

using news::is_section_name;

TEST_CASE("sections are known in any case, with accents or not, and with a colon or a bar behind", "[section]") {
  for (const char* line : {"World", "LATEST NEWS", "  Wirtschaft ", "Économie", "economie", "À LA UNE", "Политика",
                           "ПОЛИТИКА", "国际", "Sport:", "Sport |", "Sport: |", "أخبار"}) {
    INFO(line);
    CHECK(is_section_name(line));
  }
}

TEST_CASE("a line that says more than a section is none", "[section]") {
  for (const char* line : {"", " ", ":", "|", "World Cup final", "Worlds", "Sport, weather", "Sport - live", "\xFF"}) {
    INFO('"' << line << '"');
    CHECK(!is_section_name(line));
  }
  CHECK(!is_section_name("World" + std::string(100'000, ' ') + "x"));
  CHECK(is_section_name("World" + std::string(100'000, ' ')));
}
