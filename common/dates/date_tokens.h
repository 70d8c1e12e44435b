// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace news {

/// The characters after numbers in Chinese, Japanese and Korean dates: 2016年3月20日.
enum class DateUnit { none, year, month, day, hour, minute, second };

DateUnit date_unit_of(char32_t c) noexcept;

struct DateToken {
  enum Kind { end, number, word, mark } kind = end;
  std::string_view text;
  std::int64_t value = 0;  ///< of a number, in digits of any script; right up to 15 digits
  int digits = 0;
  char32_t mark_char = 0;
  bool glued = false;  ///< no blank before it
};

/// Splits a short text into numbers, words and single marks. "a.m" and "ก.พ" are words; units are marks.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text) : text_(text) { scan(); }

  /// False if there are more tokens than a date has.
  bool fit() const noexcept { return fit_; }
  std::size_t count() const noexcept { return count_; }
  /// After the last token, an `end` token.
  const DateToken& at(std::size_t index) const noexcept { return tokens_[std::min(index, count_)]; }

 private:
  void scan() noexcept;
  bool follows_number_as_unit(char32_t c) const noexcept;
  std::size_t scan_number(std::size_t at, DateToken& token) const noexcept;
  std::size_t scan_word(std::size_t at, DateToken& token) const noexcept;

  std::string_view text_;
  std::array<DateToken, 32> tokens_{};
  std::size_t count_ = 0;
  bool fit_ = true;
};

}  // namespace news
