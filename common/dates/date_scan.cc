// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_scan.h"

#include <algorithm>
#include <array>

#include "common/dates/date_tokens.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t max_bytes = 120;

// No number of a date is longer but the compact forms, which are read as a whole.
constexpr int most_digits = 6;

// "по московскому времени"
constexpr int most_zone_words = 3;

bool is_allowed_mark(char32_t c) noexcept {
  constexpr std::u32string_view allowed = U",.-−+/|()[]@:;·•'’*–—،。~（）［］【】：．／，、";
  return allowed.find(c) != std::u32string_view::npos || date_unit_of(c) != DateUnit::none;
}

// Looks at numbers and marks only. Rejects most headlines, before any word is looked up.
bool could_be_date(const DateTokens& tokens) noexcept {
  constexpr int most_words = 12;
  int numbers = 0;
  int words = 0;
  for (std::size_t i = 0; i < tokens.count(); ++i) {
    const DateToken& token = tokens.at(i);
    if (token.kind == DateToken::mark && !is_allowed_mark(token.mark_char)) return false;
    if (token.kind == DateToken::number && token.digits > 14) return false;
    numbers += token.kind == DateToken::number;
    words += token.kind == DateToken::word;
  }
  return numbers > 0 && words <= most_words;
}

class Scanner {
 public:
  explicit Scanner(const DateTokens& tokens) : tokens_(tokens) {}

  std::optional<DateParts> scan() {
    while (at_ < tokens_.count()) {
      const DateToken& token = tokens_.at(at_);
      const bool known = token.kind == DateToken::number ? take_number()
                         : token.kind == DateToken::word ? take_word()
                                                         : take_mark();
      if (!known) return std::nullopt;
    }
    const DateParts& first = first_ ? *first_ : parts_;
    const bool has_day_and_time = first.hour && (first.day || first.number_count > 0);
    if (unknown_words_ > 1 || (unknown_words_ + zone_words_ > 0 && !has_day_and_time)) return std::nullopt;
    return first;
  }

 private:
  const DateToken& ahead(std::size_t n) const noexcept { return tokens_.at(at_ + n); }
  bool is_mark(std::size_t n, char32_t c) const noexcept {
    return ahead(n).kind == DateToken::mark && ahead(n).mark_char == c;
  }
  bool is_glued_number(std::size_t n) const noexcept { return ahead(n).kind == DateToken::number && ahead(n).glued; }

  bool take_number() {
    if (take_clock() || take_spoken_time()) {
      behind_time_ = at_;
      return true;
    }
    if (take_unit() || take_compact()) return true;
    const DateToken& token = ahead(0);
    if (parts_.number_count == parts_.numbers.size() || token.digits > most_digits) return false;
    const bool apostrophe = at_ > 0 && token.glued && (is_before(U'\'') || is_before(U'’'));
    if (apostrophe && token.digits == 2 && parts_.number_count > 0) {
      parts_.year = static_cast<int>(token.value) + 2000;
    } else {
      const bool marked = at_ > 0 && tokens_.at(at_ - 1).kind == DateToken::mark;
      parts_.numbers[parts_.number_count++] = {token.value, token.digits, marked};
    }
    ++at_;
    skip_ordinal_ending(token);
    return true;
  }

  bool is_before(char32_t c) const noexcept {
    const DateToken& before = tokens_.at(at_ - 1);
    return before.kind == DateToken::mark && before.mark_char == c;
  }

  // 22nd, 1er, 25শে
  void skip_ordinal_ending(const DateToken& number) noexcept {
    const DateToken& ending = ahead(0);
    if (number.digits <= 2 && ending.kind == DateToken::word && ending.glued && ending.text != "T" &&
        text::count_code_points(ending.text) <= 2)
      ++at_;
  }

  // 9:02, 13:51:39, 10:14:55.1234
  bool take_clock() noexcept {
    if (ahead(0).digits > 2 || !is_mark(1, ':') || !ahead(1).glued || !is_glued_number(2) || ahead(2).digits != 2)
      return false;
    set_time(ahead(0), &ahead(2));
    at_ += 3;
    if (is_mark(0, ':') && is_glued_number(1) && ahead(1).digits <= 2) {
      parts_.second = static_cast<int>(ahead(1).value);
      at_ += 2;
      if ((is_mark(0, '.') || is_mark(0, ',')) && ahead(0).glued && is_glued_number(1)) at_ += 2;
    }
    take_offset();
    return true;
  }

  void set_time(const DateToken& hour, const DateToken* minute) noexcept {
    parts_.hour = static_cast<int>(hour.value);
    if (minute != nullptr) parts_.minute = static_cast<int>(minute->value);
  }

  // 2016年3月20日 21時40分
  bool take_unit() noexcept {
    if (ahead(1).kind != DateToken::mark || ahead(0).digits > most_digits) return false;
    const int value = static_cast<int>(ahead(0).value);
    switch (date_unit_of(ahead(1).mark_char)) {
      case DateUnit::none: return false;
      case DateUnit::year: parts_.year = value; break;
      case DateUnit::month: parts_.month = value; break;
      case DateUnit::day: parts_.day = value; break;
      case DateUnit::hour: parts_.hour = value; break;
      case DateUnit::minute: parts_.minute = value; break;
      case DateUnit::second: parts_.second = value; break;
    }
    at_ += 2;
    return true;
  }

  // 20131020, 20131020T192751+1100, 20131020192751
  bool take_compact() noexcept {
    const DateToken& token = ahead(0);
    if (token.digits != 8 && token.digits != 12 && token.digits != 14) return false;
    if (parts_.year) return false;
    std::int64_t value = token.value;
    if (token.digits == 14) parts_.second = take_two(value);
    if (token.digits >= 12) {
      parts_.minute = take_two(value);
      parts_.hour = take_two(value);
    }
    parts_.day = take_two(value);
    parts_.month = take_two(value);
    parts_.year = static_cast<int>(value);
    ++at_;
    const DateToken& clock = ahead(1);
    if (ahead(0).kind == DateToken::word && ahead(0).text == "T" && clock.glued &&
        (clock.digits == 6 || clock.digits == 4)) {
      value = clock.value;
      if (clock.digits == 6) parts_.second = take_two(value);
      parts_.minute = take_two(value);
      parts_.hour = static_cast<int>(value);
      at_ += 2;
    }
    if (parts_.hour) take_offset();
    return true;
  }

  static int take_two(std::int64_t& value) noexcept {
    const auto two = static_cast<int>(value % 100);
    value /= 100;
    return two;
  }

  // 10h11, 14h, 9 Uhr, 1 a.m, 12.16 pm, 10.15 GMT, 7 часов 10 минут
  bool take_spoken_time() {
    if (ahead(0).digits > 2) return false;
    if (parts_.hour && !parts_.minute && ahead(1).kind == DateToken::word && is_minute_word(ahead(1).text)) {
      parts_.minute = static_cast<int>(ahead(0).value);
      at_ += 2;
      return true;
    }
    if (parts_.hour) return false;
    if (is_hour(ahead(1))) {
      const bool minutes = is_glued_number(2) && ahead(2).digits == 2;
      set_time(ahead(0), minutes ? &ahead(2) : nullptr);
      at_ += minutes ? 3 : 2;
      return true;
    }
    if (is_half(ahead(1))) {
      set_time(ahead(0), nullptr);
      ++at_;
      return true;
    }
    if (is_mark(1, '.') && is_glued_number(2) && ahead(2).digits == 2 && names_time(ahead(3))) {
      set_time(ahead(0), &ahead(2));
      at_ += 3;
      return true;
    }
    return false;
  }

  static bool is_hour(const DateToken& token) noexcept {
    if (token.kind != DateToken::word) return false;
    return ((token.text == "h" || token.text == "H") && token.glued) || is_hour_word(token.text);
  }

  // What stands behind a time and nowhere else in a date.
  static bool names_time(const DateToken& token) noexcept {
    return is_half(token) || is_hour(token) || (token.kind == DateToken::word && find_zone(token.text));
  }

  static bool is_half(const DateToken& token) noexcept {
    if (token.kind != DateToken::word) return false;
    constexpr std::array<string_view, 8> halves{"am", "pm", "AM", "PM", "a.m", "p.m", "A.M", "P.M"};
    return std::find(halves.begin(), halves.end(), token.text) != halves.end();
  }

  // +0800, -05:00, Z; directly after a time or the name of a zone
  void take_offset() noexcept {
    if (ahead(0).kind == DateToken::word && (ahead(0).text == "Z" || ahead(0).text == "z") && ahead(0).glued) {
      parts_.zone = std::chrono::minutes(0);
      ++at_;
      return;
    }
    const bool minus = is_mark(0, '-') || is_mark(0, U'−');
    if (!(minus || is_mark(0, '+')) || !is_glued_number(1)) return;
    const auto value = static_cast<int>(ahead(1).value);
    const int digits = ahead(1).digits;
    if (digits > 4) return;
    int minutes = digits <= 2 ? value * 60 : value / 100 * 60 + value % 100;
    at_ += 2;
    if (digits <= 2 && is_mark(0, ':') && is_glued_number(1)) {
      minutes += static_cast<int>(ahead(1).value % 100);
      at_ += 2;
    }
    parts_.zone = parts_.zone.value_or(std::chrono::minutes(0)) + std::chrono::minutes(minus ? -minutes : minutes);
  }

  bool take_word() {
    const string_view word = ahead(0).text;
    if (word == "T" && ahead(0).glued && is_glued_number(1)) {
      ++at_;
      return true;
    }
    if (word == "Etc" && is_mark(1, '/')) {
      at_ += 2;
      return true;
    }
    if (take_zone() || take_era() || take_numbered_month()) return true;
    const auto meaning = find_date_word(word);
    if (!meaning) return take_unknown_word();
    ++at_;
    take_label(meaning->label);
    return take_meaning(*meaning);
  }

  bool take_zone() noexcept {
    if (!parts_.hour) return false;
    const auto zone = find_zone(ahead(0).text);
    if (!zone) return false;
    ++at_;
    if (!parts_.zone) {
      parts_.zone = *zone;
      take_offset();
    }
    behind_time_ = at_;
    return true;
  }

  // 令和3年, 令和元年, 民國110年
  bool take_era() noexcept {
    const auto era = find_era(ahead(0).text);
    if (!era) return false;
    const bool is_counted = era->year_of_era == 0 && ahead(1).kind == DateToken::number && ahead(1).digits <= 3;
    if (!is_counted && era->year_of_era == 0) return false;
    parts_.year = era->before_first + (is_counted ? static_cast<int>(ahead(1).value) : era->year_of_era);
    at_ += is_counted ? 2 : 1;
    if (is_counted && ahead(0).kind == DateToken::mark && date_unit_of(ahead(0).mark_char) == DateUnit::year) ++at_;
    return true;
  }

  // Vietnamese months have numbers: "tháng 3", "tháng Mười Hai".
  bool take_numbered_month() {
    if (parts_.month || !is_vietnamese_month(ahead(0).text)) return false;
    std::size_t used = 1;
    int number = 0;
    if (ahead(1).kind == DateToken::number && ahead(1).digits <= 2) {
      number = static_cast<int>(ahead(1).value);
      used = 2;
    } else {
      for (int word = 0; ahead(used).kind == DateToken::word && (number == 0 || number == 10); ++used) {
        word = find_vietnamese_number(ahead(used).text);
        if (word == 0 || number + word > 12) break;
        number += word;
      }
    }
    if (number < 1 || number > 12) return false;
    parts_.month = number;
    parts_.named_month = true;
    at_ += used;
    return true;
  }

  // The name of a zone, of a weekday or of a place that is in no list. What is in brackets is a remark.
  bool take_unknown_word() {
    if (!in_brackets_) {
      const bool behind_time = parts_.hour && at_ == behind_time_;
      const auto lead = static_cast<unsigned char>(ahead(0).text.front());
      const bool is_arabic = lead >= 0xD8 && lead <= 0xDB;  // the day of the Islamic calendar may stand before ours
      if (!behind_time && !is_arabic && !has_clock()) return false;
      ++(behind_time ? zone_words_ : unknown_words_);
      if (zone_words_ > most_zone_words || unknown_words_ > most_zone_words) return false;
      if (behind_time) ++behind_time_;
    }
    ++at_;
    return true;
  }

  // Whether a time like 10:15 or 10.15 may be among the tokens.
  bool has_clock() const noexcept {
    for (std::size_t i = 0; i + 2 < tokens_.count(); ++i) {
      const char32_t mark = tokens_.at(i + 1).mark_char;
      if (tokens_.at(i).kind == DateToken::number && (mark == U':' || mark == U'.') && tokens_.at(i + 2).digits == 2)
        return true;
    }
    return parts_.hour.has_value();
  }

  // A label between two dates ends the first, or says that the second is the wanted one.
  void take_label(DateLabel label) {
    if (label == DateLabel::none) return;
    const bool has_date = parts_.year || parts_.month || parts_.number_count > 0;
    if (has_date && label != DateLabel::instead && !of_change_ && !first_) first_ = parts_;
    if (has_date) parts_ = {};
    if (label == DateLabel::instead) unknown_words_ = zone_words_ = 0;
    if (label != DateLabel::instead) of_change_ = label == DateLabel::updated;
  }

  bool take_meaning(const DateWord& word) noexcept {
    if (word.half != DayHalf::none && (parts_.hour || !word.filler)) {
      parts_.half = word.half;
      behind_time_ = at_;
    } else if (word.month != 0 && !parts_.month) {
      parts_.month = word.month;
      parts_.named_month = true;
      parts_.calendar = word.calendar;
      month_may_be_weekday_ = word.weekday;
    } else if (word.month != 0 && month_may_be_weekday_) {
      parts_.month = word.month;  // "mar 21 oct": the first one was Tuesday
      month_may_be_weekday_ = false;
      parts_.weekday = true;
    } else if (word.weekday) {
      parts_.weekday = true;
    } else if (!word.filler) {
      return false;
    }
    return true;
  }

  bool take_mark() noexcept {
    const std::size_t before = at_;
    if (parts_.hour && !parts_.zone && !ahead(0).glued) take_offset();
    if (at_ != before) return true;
    if (!is_allowed_mark(ahead(0).mark_char)) return false;
    constexpr std::u32string_view opening = U"([（［【";
    constexpr std::u32string_view closing = U")]）］】";
    if (opening.find(ahead(0).mark_char) != std::u32string_view::npos) in_brackets_ = true;
    if (closing.find(ahead(0).mark_char) != std::u32string_view::npos) in_brackets_ = false;
    if (at_ == behind_time_) ++behind_time_;
    ++at_;
    return true;
  }

  const DateTokens& tokens_;
  std::size_t at_ = 0;
  std::size_t behind_time_ = 0;  ///< the place directly behind the time
  int zone_words_ = 0;           ///< unknown, directly behind the time
  int unknown_words_ = 0;        ///< elsewhere
  bool in_brackets_ = false;
  bool month_may_be_weekday_ = false;
  bool of_change_ = false;          ///< the label before `parts_` says so
  std::optional<DateParts> first_;  ///< the date of publication, if a label begins another one behind it
  DateParts parts_;
};

}  // namespace

std::optional<DateParts> scan_date(string_view text) {
  if (text.size() > max_bytes) return std::nullopt;
  const bool has_digit = std::any_of(text.begin(), text.end(), [](char c) {
    return text::is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
  if (!has_digit) return std::nullopt;
  const DateTokens tokens(text);
  if (!tokens.fit() || !could_be_date(tokens)) return std::nullopt;
  return Scanner(tokens).scan();
}

}  // namespace news
