// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/dates_in_text.h"

#include <algorithm>
#include <array>

#include "common/dates/dates.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_dates = 10;
constexpr std::size_t longest_date = 40;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_day(string_view text) {
  const auto date = parse_date(text);
  return date && date->precision >= DatePrecision::day;
}

class Finder {
 public:
  explicit Finder(string_view line) : line_(line) {}

  std::vector<string_view> find() {
    for (std::size_t at = 0; at < line_.size() && found_.size() < most_dates;) {
      if (!is_digit(line_[at])) {
        ++at;
        continue;
      }
      const std::size_t end = number_end(at);
      const string_view date = date_around(at, end);
      at = end;
      if (date.empty()) continue;
      found_.push_back(date);
      at = static_cast<std::size_t>(date.data() + date.size() - line_.data());
      searched_ = at;
    }
    return std::move(found_);
  }

 private:
  std::size_t number_end(std::size_t at) const noexcept {
    while (at < line_.size() && is_digit(line_[at])) ++at;
    return at;
  }

  string_view date_around(std::size_t begin, std::size_t end) const {
    if (const string_view date = numeric_date(begin); !date.empty()) return date;
    if (end - begin != 4 || (line_[begin] != '1' && line_[begin] != '2')) return {};
    return named_date(begin, end);
  }

  // Three numbers with the same mark between.
  string_view numeric_date(std::size_t begin) const {
    std::size_t at = number_end(begin);
    const std::size_t first = at - begin;
    if (first > 4 || at >= line_.size() || string_view("./-").find(line_[at]) == string_view::npos) return {};
    const char separator = line_[at];
    for (int i = 0; i < 2; ++i) {
      if (at >= line_.size() || line_[at] != separator) return {};
      ++at;
      if (separator == '.' && at < line_.size() && line_[at] == ' ') ++at;
      const std::size_t end = number_end(at);
      if (end == at || end - at > 4) return {};
      at = end;
    }
    const bool goes_on = at + 1 < line_.size() && line_[at] == separator && is_digit(line_[at + 1]);
    const bool went_on = begin > 0 && (line_[begin - 1] == separator || line_[begin - 1] == '/');
    const string_view date = line_.substr(begin, at - begin);
    return !goes_on && !went_on && date.size() >= 6 && is_day(date) ? date : string_view();
  }

  // A year with a month and a day before it, or behind it where that is the custom.
  string_view named_date(std::size_t begin, std::size_t end) const {
    std::array<std::size_t, 6> starts{};
    std::size_t count = 0;
    for (std::size_t at = begin; at > searched_ && count < starts.size() && begin - at < longest_date;) {
      --at;
      const bool starts_word = line_[at] != ' ' && (at == searched_ || line_[at - 1] == ' ' || line_[at - 1] == '|');
      if (starts_word) starts[count++] = at;
    }
    for (std::size_t i = 1; i < count; ++i)
      if (const string_view date = line_.substr(starts[i], end - starts[i]); is_day(date)) return date;
    const std::size_t sign = line_.substr(end, longest_date).find("日");
    if (line_.substr(end, 3) == "年" && sign != string_view::npos) {
      const string_view date = line_.substr(begin, end + sign + 3 - begin);
      if (is_day(date)) return date;
    }
    return {};
  }

  string_view line_;
  std::size_t searched_ = 0;  ///< what stands before it belongs to no further date
  std::vector<string_view> found_;
};

}  // namespace

std::vector<string_view> find_dates_in_text(string_view line) { return Finder(line).find(); }

}  // namespace news
