// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/agency_names.h"

#include <string>

#include "tests/support/catch.h"

using news::is_agency;

TEST_CASE("agencies are known in any case, with a desk or a second agency beside them", "[agency]") {
  for (const char* name :
       {"Reuters", "REUTERS", "afp", " AFP ", "PRNewswire", "Reuters Point Carbon", "dpa/AFP", "Press Trust of India",
        "AP/Reuters", "ITAR-TASS", "The Associated Press", "NBC News", "新华社", "رويترز"}) {
    INFO(name);
    CHECK(is_agency(name));
  }
}

TEST_CASE("Cyrillic agencies are known as they are printed", "[agency]") {
  for (const char* name : {"Рейтер", "РИА Новости", "РИА Новости Крым", "ТАСС", "Интерфакс"}) {
    INFO(name);
    CHECK(is_agency(name));
  }
}

TEST_CASE("names of people and words are no agencies", "[agency]") {
  for (const char* name : {"", " ", "/", "Ina Müller", "Pap Smith", "Jane Doe", "reuters said so",
                           "Reuters one two three four", "Reutersx", "AP is late", "the Reuters office"}) {
    INFO(name);
    CHECK(!is_agency(name));
  }
  CHECK(!is_agency("Reuters " + std::string(1000, 'X')));
}
