// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/schema.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace news;
using namespace std::chrono;

TEST_CASE("a word of any length becomes a term that Xapian takes", "[schema]") {
  const std::string begin(250, 'a');
  const std::string one = make_term(fields::lead, begin + "1");
  const std::string two = make_term(fields::lead, begin + "2");
  CHECK(one.size() <= 245);
  CHECK(one != two);
  CHECK(one == make_term(fields::lead, begin + "1"));
}

TEST_CASE("a NUL in a word takes the room of two bytes of a term", "[schema]") {
  CHECK(make_term("S", std::string(100, '\0')) == "S" + std::string(100, '\0'));
  for (const std::size_t nuls : {1U, 50U, 101U, 150U, 184U, 300U}) {
    CAPTURE(nuls);
    const std::string word = std::string(nuls, '\0') + std::string(150, 'x');
    const std::string term = make_term(fields::section, word);
    CHECK(term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0')) <= 245);
    CHECK(term != make_term(fields::section, word + 'x'));
  }
}

TEST_CASE("a colon keeps a capital apart from a prefix of several letters", "[schema]") {
  CHECK(make_term("XH", "Herald") == "XH:Herald");
  CHECK(make_term("XH", ":") == "XH::");
  CHECK(make_term("XH", "herald") == "XHherald");
  CHECK(make_term("S", "Herald") == "SHerald");
  CHECK(make_term("", "word") == "word");
}

TEST_CASE("a file's term is short whatever its name, and its own", "[schema]") {
  const std::string long_name(4000, 'x');
  CHECK(file_term(long_name).size() <= 40);
  CHECK(file_term(long_name) != file_term(long_name + 'x'));
  CHECK(file_term("0/a") != file_term("1/a"));
}

TEST_CASE("date values sort as time does, and undated articles come last", "[schema]") {
  const auto in_utc = [](sys_seconds time) { return Published{.day = floor<days>(time), .time = time}; };
  const std::vector<sys_seconds> times{sys_days{year{1} / 1 / 1},      sys_days{year{1700} / 1 / 1},
                                       sys_days{year{1969} / 12 / 31}, sys_days{year{1970} / 1 / 1},
                                       sys_seconds{1'697'000'000s},    sys_seconds{1'697'000'001s},
                                       sys_days{year{2100} / 12 / 31}, sys_days{year{2999} / 12 / 31}};
  for (std::size_t n = 1; n < times.size(); ++n) {
    const Published published = in_utc(times[n]);
    CHECK(date_value(in_utc(times[n - 1])) < date_value(published));
    CHECK(date_value(published) < after_all_dates);
    CHECK(oldest_value(published, "a") < oldest_value(std::nullopt, ""));
    CHECK(newest_value(published, "z") < newest_value(std::nullopt, ""));
    CHECK(published_of_value(oldest_value(published, "a")) == published);
    CHECK(published_of_newest_value(newest_value(published, "a")) == published);
  }
  CHECK(published_of_value(oldest_value(std::nullopt, "an id")) == std::nullopt);
  CHECK(published_of_value("") == std::nullopt);
  CHECK(published_of_newest_value(newest_value(std::nullopt, "an id")) == std::nullopt);
  CHECK(published_of_newest_value("") == std::nullopt);
  CHECK(day_value(sys_days{year{-5} / 1 / 1}) == day_value(sys_days{year{1} / 1 / 1}));
}

TEST_CASE("the day of the paper comes first in a date value, the moment second", "[schema]") {
  const sys_days may_10{year{2012} / 5 / 10};
  const Published in_tokyo{.day = may_10, .time = may_10 - 8h};
  const Published in_london{.day = may_10, .time = may_10 + 20h};
  const Published in_new_york{.day = may_10, .time = may_10 + 26h};
  const Published next_day_in_tokyo{.day = may_10 + days(1), .time = may_10 + 16h};
  CHECK(day_value(may_10) < date_value(in_tokyo));
  CHECK(date_value(in_tokyo) < date_value(in_london));
  CHECK(date_value(in_london) < date_value(in_new_york));
  CHECK(date_value(in_new_york) < day_value(may_10 + days(1)));
  CHECK(date_value(in_new_york) < date_value(next_day_in_tokyo));
  for (const Published& published : {in_tokyo, in_new_york, next_day_in_tokyo})
    CHECK(published_of_value(date_value(published)) == published);
}

TEST_CASE("values to be counted are as they are shown, and bounded", "[schema]") {
  CHECK(counted_value("Der Spiegel") == "Der Spiegel");
  CHECK(counted_value(std::string(199, 'x') + "é") == std::string(199, 'x'));
}

TEST_CASE("the slot of a counted field gives its values back, whatever is in them", "[schema]") {
  using Strings = std::vector<std::string>;
  CHECK(values_of_counted(counted_values(Strings{"Ada Keller", "Jo Ng"})) == Strings{"Ada Keller", "Jo Ng"});
  CHECK(values_of_counted(counted_values(Strings{std::string("a\0b", 3), "", "c\n"})) == Strings{"a b", "c\n"});
  CHECK(values_of_counted(counted_values(Strings{})).empty());
  CHECK(values_of_counted(counted_values(Strings(5000, "x"))).size() == 1000);
}

TEST_CASE("days and moments in slots sort as they follow each other, and are given back", "[schema]") {
  const sys_days oldest{year{1} / 1 / 1};
  const sys_days newest{year{9999} / 12 / 31};
  const sys_days may_10{year{2012} / 5 / 10};
  CHECK(counted_day(oldest) < counted_day(may_10));
  CHECK(counted_day(may_10) < counted_day(newest));
  for (const sys_days day : {oldest, may_10, newest}) CHECK(day_of_counted(counted_day(day)) == day);
  CHECK(counted_day(sys_days{year{0} / 1 / 1}) == counted_day(oldest));
  CHECK(day_of_counted("") == std::nullopt);
  CHECK(first_seen_value(may_10 + 1s) < first_seen_value(may_10 + 300s));
  CHECK(time_of_first_seen(first_seen_value(may_10 + 7h)) == may_10 + 7h);
  CHECK(time_of_first_seen("x") == std::nullopt);
}

TEST_CASE("the value of an exact field can be read from its term", "[schema]") {
  CHECK(exact_value(fields::language, exact_term(fields::language, "pt-BR")) == "pt-br");
  CHECK(exact_value(fields::id, exact_term(fields::id, ":Q")) == ":Q");
}

TEST_CASE("the families of two languages are kept apart", "[schema]") {
  CHECK(keys::family("en", "stem") != keys::family("de", "stem"));
  CHECK(keys::family("en", "stem").starts_with(keys::family_prefix));
}
