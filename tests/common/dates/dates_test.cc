// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/dates.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/dates/date_name_table.h"
#include "common/dates/date_names.h"
#include "common/dates/date_range.h"
#include "tests/support/catch.h"

namespace news {
namespace {

using namespace std::chrono;
using Forms = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr sys_days day(int y, unsigned m, unsigned d) { return sys_days(year(y) / month(m) / std::chrono::day(d)); }

std::string parsed(std::string_view text, DayMonthOrder order = DayMonthOrder::day_first) {
  const auto date = parse_date(text, order);
  return date ? format_date(*date) : "none";
}

void check_all(const Forms& forms) {
  for (const auto& [text, wanted] : forms) {
    INFO(text);
    CHECK(parsed(text) == wanted);
  }
}

}  // namespace

TEST_CASE("the table of date words is in order and holds the months of the world", "[dates]") {
  const auto table = date_name_table();
  CHECK(table.size() > 1000);
  CHECK(std::ranges::adjacent_find(table, std::ranges::greater_equal{}, &DateName::folded) == table.end());
  for (const auto& [name, month] : {std::pair("juillet", 7), {"октября", 10}, {"styczen", 1}, {"mayıs", 5}, {"जून", 6}})
    CHECK(find_date_word(name)->month == month);
}

TEST_CASE("ISO 8601 dates are read as far as they go", "[dates]") {
  check_all({{"2012", "2012"},
             {"2012-06", "2012-06"},
             {"2012-06-15", "2012-06-15"},
             {"20120615", "2012-06-15"},
             {"2012-06-15T09:30", "2012-06-15T09:30:00Z"},
             {"2012-06-15 09:30:05.123", "2012-06-15T09:30:05Z"},
             {"2012-06-15T23:30:00+02:00", "2012-06-15T23:30:00+02:00"},
             {"20131020T192751+1100", "2013-10-20T19:27:51+11:00"},
             {"20131020192751", "2013-10-20T19:27:51Z"}});
}

TEST_CASE("the precision says how much was known", "[dates]") {
  CHECK(parse_date("2012")->precision == DatePrecision::year);
  CHECK(parse_date("June 2012")->precision == DatePrecision::month);
  CHECK(parse_date("15 June 2012")->precision == DatePrecision::day);
  CHECK(parse_date("15 June 2012 10:11")->precision == DatePrecision::minute);
  CHECK(parse_date("15 June 2012 10:11:12")->precision == DatePrecision::second);
}

TEST_CASE("English forms of newspapers and mail are read", "[dates]") {
  check_all({{"Wed Aug 22, 2012 9:02am EDT", "2012-08-22T09:02:00-04:00"},
             {"22 August 2012", "2012-08-22"},
             {"22nd Aug. 2012", "2012-08-22"},
             {"Published: Monday, November 6th, 2023 at 3:15 p.m.", "2023-11-06T15:15:00Z"},
             {"Mon, 06 Nov 2023 12:00:00 GMT", "2023-11-06T12:00:00Z"},
             {"Mon, 06 Nov 23 12:00:00 +0530", "2023-11-06T12:00:00+05:30"},
             {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
             {"Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z"},
             {"12:05 am, Jan 2, 2015", "2015-01-02T00:05:00Z"}});
}

TEST_CASE("dates of other languages are read", "[dates]") {
  check_all({{"3. März 2012", "2012-03-03"},
             {"am 6. November 2023 um 10:00 Uhr", "2023-11-06T10:00:00Z"},
             {"le 11 décembre 2014 à 14h40", "2014-12-11T14:40:00Z"},
             {"martes, 7 de noviembre de 2023", "2023-11-07"},
             {"sexta-feira, 10 de junho de 2014", "2014-06-10"},
             {"13 января 2015 г. в 13:34", "2015-01-13T13:34:00Z"},
             {"2016年3月20日 21時40分", "2016-03-20T21:40:00Z"},
             {"٦ نوفمبر ٢٠٢٣", "2023-11-06"},
             {"17 Şubat 2014", "2014-02-17"}});
}

TEST_CASE("a Spanish Tuesday beside a month is no March", "[dates]") {
  CHECK(parsed("mar 21 oct 2014") == "2014-10-21");
  CHECK(parsed("mar 21 2014") == "2014-03-21");
}

TEST_CASE("the order of day and month counts only where both could be either", "[dates]") {
  CHECK(parsed("03/04/2012") == "2012-04-03");
  CHECK(parsed("03/04/2012", DayMonthOrder::month_first) == "2012-03-04");
  CHECK(parsed("22/08/2012", DayMonthOrder::month_first) == "2012-08-22");
  CHECK(parsed("08/22/2012") == "2012-08-22");
}

TEST_CASE("a named zone moves the time and is kept", "[dates]") {
  const auto date = parse_date("5 Jan 2012 11:30 PM EST");
  REQUIRE(date);
  CHECK(date->time == day(2012, 1, 6) + hours(4) + minutes(30));
  CHECK(date->offset == minutes(-300));
  CHECK_FALSE(parse_date("5 Jan 2012 11:30 PM")->offset);
  CHECK(parse_date("6 Nov 2023 09:00 IST")->offset == minutes(330));
}

TEST_CASE("a time may be written with a point, and its zone in any language", "[dates]") {
  check_all({{"Wed 3 Mar 2021 10.15 GMT", "2021-03-03T10:15:00Z"},
             {"10.15 GMT, 3 March 2021", "2021-03-03T10:15:00Z"},
             {"3 марта 2021, 10:15 МСК", "2021-03-03T10:15:00+03:00"},
             {"3 марта 2021 10:15 по московскому времени", "2021-03-03T10:15:00Z"},
             {"٣ مارس ٢٠٢١ 10:15 بتوقيت غرينتش", "2021-03-03T10:15:00Z"},
             {"Mon Nov 06 2023 12:00:00 GMT+0100 (Central European Standard Time)", "2023-11-06T12:00:00+01:00"},
             {"Mon, 06 Nov 2023 12:00:00 XYZ", "2023-11-06T12:00:00Z"},
             {"14 сакавіка 2015 у 7 гадзін 10 хвілін", "2015-03-14T07:10:00Z"}});
}

TEST_CASE("remarks in brackets and one unknown word beside a time do no harm", "[dates]") {
  check_all({{"2021年3月3日(水)", "2021-03-03"},
             {"Wednesday (Kabul) 3 March 2021", "2021-03-03"},
             {"Kabul 3 March 2021 10:15", "2021-03-03T10:15:00Z"},
             {"Kabul 3 March 2021", "none"},
             {"Old Kabul 3 March 2021 10:15", "none"},
             {"(Kabul) at night", "none"}});
}

TEST_CASE("of a date of publication and one of a change the first kind counts", "[dates]") {
  check_all({{"Published: 08:33 EST, 14 June 2013 | Updated: 10:01 EST, 15 June 2013", "2013-06-14T08:33:00-05:00"},
             {"Updated: 10:01 EST, 15 June 2013 | Published: 08:33 EST, 14 June 2013", "2013-06-14T08:33:00-05:00"},
             {"Publié le 3 mars 2021 à 08h00 - Mis à jour le 4 mars 2021 à 10h15", "2021-03-03T08:00:00Z"},
             {"Mis à jour le 3 mars 2021 à 10h15", "2021-03-03T10:15:00Z"},
             {"입력 2021.03.03 10:15 수정 2021.03.04 11:00", "2021-03-03T10:15:00Z"},
             {"5 May 2021 updated rules for travel", "none"}});
}

TEST_CASE("mail with a wrong weekday or a short year has its date", "[dates]") {
  check_all({{"Tue, 06 Nov 2023 12:00:00 GMT", "2023-11-06T12:00:00Z"},
             {"Mon, 06 Nov 23 12:00:00 EST", "2023-11-06T12:00:00-05:00"},
             {"Mon, 06 Nov 103 12:00:00 GMT", "2003-11-06T12:00:00Z"}});
}

TEST_CASE("names that locales do not list are known", "[dates]") {
  check_all({{"pon 16. čer 2014", "2014-06-16"},
             {"čtv 14. lis 2013", "2013-11-14"},
             {"24 ян 2015г.", "2015-01-24"},
             {"28. u studenom 2017.", "2017-11-28"},
             {"28 दिसम्बर 2000", "2000-12-28"},
             {"1 เดือนตุลาคม 2005", "2005-10-01"},
             {"29 Tháng Mười Hai 2013, 14:14", "2013-12-29T14:14:00Z"},
             {"Thứ Tư, ngày 3 tháng 3 năm 2021", "2021-03-03"}});
}

TEST_CASE("years of other calendars become ours", "[dates]") {
  check_all({{"11 มีนาคม 2564", "2021-03-11"},
             {"วันพุธที่ 3 มีนาคม พ.ศ. 2564 เวลา 10:15 น.", "2021-03-03T10:15:00Z"},
             {"03/11/2559", "2016-11-03"},
             {"令和3年3月3日", "2021-03-03"},
             {"令和元年5月1日", "2019-05-01"},
             {"2021年(令和3年)3月3日", "2021-03-03"},
             {"昭和64年1月7日", "1989-01-07"},
             {"中華民國110年3月3日 星期三", "2021-03-03"},
             {"۱۲ دی ۱۳۹۹", "2021-01-01"},
             {"30 اسفند 1399", "2021-03-20"},
             {"1 فروردین 1400", "2021-03-21"},
             {"22 بهمن 1357", "1979-02-11"},
             {"15 رجب 1442 هـ الموافق 27 فبراير 2021", "2021-02-27"}});
}

TEST_CASE("a year of a calendar that is not converted is no year of ours", "[dates]") {
  check_all({{"15 رجب 1442", "none"},
             {"1399/10/12", "none"},
             {"دی 1399", "none"},
             {"30 اسفند 1400", "none"},
             {"110年3月3日", "none"},
             {"5781-01-02", "none"}});
}

TEST_CASE("data may count the time since 1970", "[dates]") {
  for (const auto* text : {"1614814200", "1614814200000", "1614814200000000", "1614814200000000000", "1614814200.5"}) {
    INFO(text);
    CHECK(format_date(parse_date_value(text).value()) == "2021-03-03T23:30:00Z");
  }
  CHECK(format_date(parse_date_value("20240305143000").value()) == "2024-03-05T14:30:00Z");
  CHECK(format_date(parse_date_value("20240305").value()) == "2024-03-05");
  for (const auto* text : {"", "0", "12345678", "1614814200x", "1614814200.x", "99999999999999999999"}) {
    INFO(text);
    CHECK(!parse_date_value(text));
  }
}

TEST_CASE("days that do not exist are no dates", "[dates]") {
  for (const auto* text : {"2012-06-31", "2012-13", "2012-13-01", "30 February 2012", "29/02/2011", "2012-06-15T25:00",
                           "1699-01-01", "15 June 1699", "2012-06-15T10:61"}) {
    INFO(text);
    CHECK(parsed(text) == "none");
  }
}

TEST_CASE("a sentence with a date in it is no date", "[dates]") {
  for (const auto* text : {"", "   ", "Monday", "10:30", "Nov 6", "Harbour reopens on 6 November 2023 after storm",
                           "Budget 2012", "9/11 2001", "Top 10 of 2012", "1,200 jobs", "$2012", "2012?",
                           "In 2012, 5 died", "0", "--", "12 34 56 78 90 12 34 56 78"}) {
    INFO(text);
    CHECK(parsed(text) == "none");
  }
}

TEST_CASE("a day without a year is the latest one that is not after the given day", "[dates]") {
  const auto resolved = [](std::string_view text, sys_days not_after) {
    const auto date = parse_date_without_year(text, not_after);
    return date ? format_date(*date) : "none";
  };
  CHECK(resolved("Nov 6", day(2023, 11, 6)) == "2023-11-06");
  CHECK(resolved("Nov 6", day(2023, 11, 5)) == "2022-11-06");
  CHECK(resolved("6. November", day(2024, 1, 1)) == "2023-11-06");
  CHECK(resolved("Feb 29", day(2023, 11, 6)) == "2020-02-29");
  CHECK(resolved("Nov 31", day(2023, 11, 6)) == "none");
  CHECK(resolved("Nov 6, 2023", day(2024, 1, 1)) == "none");
  CHECK(resolved("November", day(2024, 1, 1)) == "none");
}

TEST_CASE("a day is shown in the zone of its source", "[dates]") {
  Date date{.time = day(2012, 1, 6) + hours(4), .precision = DatePrecision::day, .offset = minutes(-300)};
  CHECK(format_date(date) == "2012-01-05");
  CHECK(format_date_for_people(date) == "5 January 2012");
  date.precision = DatePrecision::minute;
  CHECK(format_date(date) == "2012-01-05T23:00:00-05:00");
  CHECK(parse_date(format_date(date))->time == date.time);
  CHECK(parse_date(format_date(date))->offset == date.offset);
  date.offset = minutes(-150);
  CHECK(format_date(date) == "2012-01-06T01:30:00-02:30");
}

TEST_CASE("the day of a date is the one that its source prints", "[dates]") {
  CHECK(day_of(*parse_date("Thu May 10, 2012 10:32pm EDT")) == day(2012, 5, 10));
  CHECK(day_of(*parse_date("2012-05-10T00:13:00+01:00")) == day(2012, 5, 10));
  CHECK(day_of(*parse_date("2012-05-10T23:59:59Z")) == day(2012, 5, 10));
  CHECK(day_of(*parse_date("2012-05")) == day(2012, 5, 1));
}

TEST_CASE("people read a date as precisely as it is known", "[dates]") {
  CHECK(format_date_for_people(*parse_date("2023-11-06")) == "6 November 2023");
  CHECK(format_date_for_people(*parse_date("2012-06")) == "June 2012");
  CHECK(format_date_for_people(*parse_date("2012")) == "2012");
}

namespace {

// "begin end", open ends as "*"; today is Wednesday, 15 August 2012.
std::string range(std::string_view text) {
  const auto found = parse_date_range(text, day(2012, 8, 15));
  if (!found) return "none";
  const auto show = [](const std::optional<sys_seconds>& time) {
    return time ? format_date({.time = *time, .precision = DatePrecision::day, .offset = std::nullopt}) : "*";
  };
  return show(found->begin) + ' ' + show(found->end);
}

}  // namespace

TEST_CASE("a range includes the whole of its last day, month or year", "[dates]") {
  CHECK(range("2012") == "2012-01-01 2013-01-01");
  CHECK(range("2012-06") == "2012-06-01 2012-07-01");
  CHECK(range("2012-12") == "2012-12-01 2013-01-01");
  CHECK(range("2012-06-01..2012-06-15") == "2012-06-01 2012-06-16");
  CHECK(range("2012-06-15..2012-06-15") == "2012-06-15 2012-06-16");
  CHECK(range("..2011") == "* 2012-01-01");
  CHECK(range("2012-06..") == "2012-06-01 *");
  CHECK(range("june 2012") == "2012-06-01 2012-07-01");
  CHECK(range("2011..june 2012") == "2011-01-01 2012-07-01");
}

TEST_CASE("days, weeks, months and years are told from today", "[dates]") {
  CHECK(range("today") == "2012-08-15 2012-08-16");
  CHECK(range("Yesterday") == "2012-08-14 2012-08-15");
  CHECK(range("this week") == "2012-08-13 2012-08-20");
  CHECK(range("last week") == "2012-08-06 2012-08-13");
  CHECK(range("this month") == "2012-08-01 2012-09-01");
  CHECK(range("last month") == "2012-07-01 2012-08-01");
  CHECK(range("last year") == "2011-01-01 2012-01-01");
  CHECK(range("last 7 days") == "2012-08-09 2012-08-16");
  CHECK(range("last 2 months") == "2012-06-16 2012-08-16");
  CHECK(range("yesterday..today") == "2012-08-14 2012-08-16");
}

TEST_CASE("a weekday is the latest one, never today; a month the latest that has begun", "[dates]") {
  CHECK(range("monday") == "2012-08-13 2012-08-14");
  CHECK(range("wednesday") == "2012-08-08 2012-08-09");
  CHECK(range("june") == "2012-06-01 2012-07-01");
  CHECK(range("august") == "2012-08-01 2012-09-01");
  CHECK(range("november") == "2011-11-01 2011-12-01");
}

TEST_CASE("a range is written as short as can be, without a word", "[dates]") {
  const auto written = [](std::string_view text) {
    const auto found = parse_date_range(text, day(2012, 8, 15));
    return found ? format_date_range(*found) : "none";
  };
  CHECK(written("last month") == "2012-07");
  CHECK(written("last year") == "2011");
  CHECK(written("yesterday") == "2012-08-14");
  CHECK(written("last week") == "2012-08-06..2012-08-12");
  CHECK(written("june 2012..today") == "2012-06-01..2012-08-15");
  CHECK(written("2011..june 2012") == "2011-01..2012-06");
  CHECK(written("..2011") == "..2011");
  CHECK(written("monday..") == "2012-08-13..");
  CHECK(written("2012-06-01 10:30") == "2012-06-01T10:30Z");
  CHECK(written("2012-06-01T10:30:05Z..2012-06-02") == "2012-06-01T10:30:05Z..2012-06-02T23:59:59Z");
  CHECK(written("last 1000 years") == "1700-01-01..2012-08-15");
}

TEST_CASE("a range written down is read as the same range", "[dates]") {
  for (const auto* text :
       {"2012", "2012-12", "2012-02-29", "..2011-12", "2012-06-30..", "last 5 days", "last 3 months", "2011..june 2012",
        "2012-06-01 10:30..2012-06-01 10:45", "2012-06-01 00:00..2012-06-01 23:59", "2012-06-01T10:30:05Z..2013",
        "last 100000 days", "last 1000 years", "1700"}) {
    INFO(text);
    const auto range = parse_date_range(text, day(2012, 8, 15));
    REQUIRE(range);
    const std::string written = format_date_range(*range);
    INFO(written);
    CHECK(parse_date_range(written, day(1999, 1, 1)) == range);
  }
}

TEST_CASE("what is no range is refused", "[dates]") {
  for (const auto* text : {"", "..", "2012-13", "2012-06-31", "2012..2011", "2012-06-15..2012-06-01", "soon", "last",
                           "last 0 days", "last 99999999999 days", "2012..soon", "last -3 days", "2012..2013..2014"}) {
    INFO(text);
    CHECK(range(text) == "none");
  }
}

}  // namespace news
