// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/day_month_order.h"

#include <string>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t looked_at = 64 * 1024;

// Moves `at` behind the digits there and appends them; false unless they are `least` to `most`.
bool take_digits(string_view text, std::size_t& at, std::size_t least, std::size_t most, std::string& date) {
  const std::size_t begin = at;
  while (at < text.size() && text::is_ascii_digit(text[at])) ++at;
  date.append(text, begin, at - begin);
  return at - begin >= least && at - begin <= most;
}

// The same of a mark between two numbers, '/' perhaps with the backslash that some writers of JSON put before it.
bool take_mark(string_view text, std::size_t& at, std::string& date) {
  if (text.substr(at, 2) == "\\/") ++at;
  if (at >= text.size() || (text[at] != '/' && text[at] != '-')) return false;
  date += text[at++];
  return true;
}

// A date of numbers whose year is last: "25/04/2021". Moves `at` on.
std::string take_date(string_view text, std::size_t& at) {
  std::string date;
  const bool is_date = take_digits(text, at, 1, 2, date) && take_mark(text, at, date) &&
                       take_digits(text, at, 1, 2, date) && take_mark(text, at, date) &&
                       take_digits(text, at, 4, 4, date);
  return is_date ? date : std::string();
}

}  // namespace

std::optional<DayMonthOrder> order_shown_at_start(string_view bytes) {
  const string_view start = bytes.substr(0, looked_at);
  std::optional<DayMonthOrder> found;
  for (std::size_t at = 0; at < start.size();) {
    if (!text::is_ascii_digit(start[at])) {
      ++at;
      continue;
    }
    const std::string date = take_date(start, at);
    const auto shown = date.empty() ? std::nullopt : order_of(date);
    if (shown && found && *shown != *found) return std::nullopt;
    if (shown) found = shown;
  }
  return found;
}

}  // namespace news
