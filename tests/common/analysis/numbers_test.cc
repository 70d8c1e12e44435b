// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/numbers.h"

#include "tests/support/catch.h"

namespace news {
namespace {

TEST_CASE("blanks between thousands are known by groups of three digits alone", "[analysis][number]") {
  CHECK(end_of_spaced_number("10 000 ships", 0) == 6);
  CHECK(end_of_spaced_number("of 1 000 000.", 3) == 12);
  CHECK(end_of_spaced_number("10 000,50", 0) == 6);
  for (const char* text : {"10", "10  000", "10 00", "10 0000", "0 800", "1000 000", "10 000km", "223 223-6300",
                           "10 000 5", "1 000 000 000 000 000", "ships"}) {
    CAPTURE(text);
    CHECK(end_of_spaced_number(text, 0) == 0);
  }
  CHECK(end_of_spaced_number("2012 100 200", 5) == 5);
}

TEST_CASE("points between thousands may be followed by decimals behind a comma", "[analysis][number]") {
  CHECK(end_of_pointed_number("10.000 Euro", 0) == 6);
  CHECK(end_of_pointed_number("1.234.567,5", 0) == 11);
  CHECK(end_of_pointed_number("1.234,567", 0) == 5);
  for (const char* text : {"10", "10.00", "10.0000", "0.125", "1234.567", "1.234.56", ".125", "a.125"}) {
    CAPTURE(text);
    CHECK(end_of_pointed_number(text, 0) == 0);
  }
}

TEST_CASE("a currency stands right before or behind its number, or one blank away", "[analysis][number]") {
  CHECK(currency_of("$250", 1, 4) == "$");
  CHECK(currency_of("£ 250", 3, 6) == "£");
  CHECK(currency_of("250\u00A0€.", 0, 3) == "€");
  CHECK(currency_of("250 €5", 0, 3).empty());
  CHECK(currency_of("250 people", 0, 3).empty());
  CHECK(end_of_spaced_price("€ 250 fine", 0) == 7);
  CHECK(end_of_spaced_price("1,250.50 € fine", 0) == 12);
  CHECK(end_of_spaced_price("€250", 0) == 0);
  CHECK(end_of_spaced_price("250 €5", 0) == 0);
  CHECK(end_of_spaced_price("€ fine", 0) == 0);
}

TEST_CASE("units are short, and neither ordinals nor times of day", "[analysis][number]") {
  for (const char* text : {"mm", "bn", "KM", "km-long", "млн"}) CHECK(is_unit(text, 0));
  for (const char* text : {"", "th", "PM", "s", "metres", "m2", " mm"}) CHECK_FALSE(is_unit(text, 0));
}

TEST_CASE("units of millions and more abbreviate words", "[analysis][number]") {
  CHECK(words_of_unit("bn").front() == "billion");
  CHECK(words_of_unit("mrd").front() == "milliarde");
  CHECK(words_of_unit("mm").empty());
}

TEST_CASE("a number is special if what stands beside it may belong to it", "[analysis][number]") {
  CHECK_FALSE(is_special_number("in 2012, 5", 3, 7));
  CHECK_FALSE(is_special_number("ships", 0, 5));
  CHECK(is_special_number("$5", 1, 2));
  CHECK(is_special_number("€ 5", 4, 5));
  CHECK(is_special_number("5 €", 0, 1));
  CHECK(is_special_number("10 000", 0, 2));
  CHECK(is_special_number("5mm", 0, 3));
}

}  // namespace
}  // namespace news
