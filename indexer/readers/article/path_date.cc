// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/path_date.h"

namespace news {
namespace {

using std::string_view;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// `count` digits at `at`, or -1. Moves `at` behind them.
int take_digits(string_view text, std::size_t& at, std::size_t count) noexcept {
  int value = 0;
  for (std::size_t i = 0; i < count; ++i, ++at) {
    if (at >= text.size() || !is_digit(text[at])) return -1;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

// A date that begins at `at`: yyyymmdd, or with one of - _ . / twice between; one-digit months and days with a mark.
std::optional<Date> date_at(string_view text, std::size_t at) noexcept {
  const int year = take_digits(text, at, 4);
  if (year < 1900 || year > 2099) return std::nullopt;
  const bool marked = at < text.size() && string_view("-_./").find(text[at]) != string_view::npos;
  const char mark = marked ? text[at] : '\0';
  int parts[2];
  for (int& part : parts) {
    if (marked && (at >= text.size() || text[at] != mark)) return std::nullopt;
    if (marked) ++at;
    const bool two = at + 1 < text.size() && is_digit(text[at + 1]);
    part = take_digits(text, at, marked && !two ? 1 : 2);
    if (part < 0) return std::nullopt;
  }
  const std::size_t time_digits = 6;  // 20231106093000
  std::size_t end = at;
  if (!marked && take_digits(text, end, time_digits) >= 0) at = end;
  if (at < text.size() && is_digit(text[at])) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(parts[0])),
                                        std::chrono::day(static_cast<unsigned>(parts[1]))};
  if (!ymd.ok()) return std::nullopt;
  return Date{.time = std::chrono::sys_days(ymd), .precision = DatePrecision::day, .offset = std::nullopt};
}

}  // namespace

std::optional<Date> find_path_date(string_view path) {
  for (std::size_t at = path.size(); at-- > 0;) {
    if (!is_digit(path[at]) || (at > 0 && is_digit(path[at - 1]))) continue;
    if (const auto date = date_at(path, at)) return date;
  }
  return std::nullopt;
}

}  // namespace news
