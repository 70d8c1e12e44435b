// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/numbers.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {

namespace {

constexpr std::size_t digits_in_group = 3;
constexpr std::size_t most_groups = 5;
constexpr std::size_t most_unit_letters = 4;

/// Ends of ordinals in several languages, plurals of decades, and halves of the day.
constexpr std::string_view no_units[] = {"st", "nd",  "rd", "th", "s", "am", "pm", "er", "e", "re", "eme",
                                         "de", "ste", "ra", "ro", "a", "o",  "da", "do", "i", "x"};

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && text::is_ascii_digit(text[at]); }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (is_digit_at(text, at)) ++at;
  return at;
}

/// The length of the blank at `at` as it may stand in a number; 0 if there is none.
std::size_t blank_length(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ' ') return 1;
  for (const std::string_view blank : {"\u00A0", "\u2009", "\u202F"}) {
    if (text.substr(at).starts_with(blank)) return blank.size();
  }
  return 0;
}

/// The place of the code point before `at`, which must not be 0.
std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && text::is_continuation(text[at]));
  return at;
}

bool is_word_at(std::string_view text, std::size_t at) {
  const CharKind kind = char_info(text::decode(text, at).code_point).kind;
  return at < text.size() && (kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::mark);
}

bool is_currency_at(std::string_view text, std::size_t at) {
  return at < text.size() && u_charType(static_cast<UChar32>(text::decode(text, at).code_point)) == U_CURRENCY_SYMBOL;
}

/// Whether a digit stands before the blank before `at`.
bool follows_number(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const std::size_t blank = before(text, at);
  return blank != 0 && blank_length(text, blank) != 0 && text::is_ascii_digit(text[blank - 1]);
}

/// The end of the first group of a number: 1 to 3 digits, not 0.
std::size_t first_group_end(std::string_view text, std::size_t at) {
  const std::size_t end = digits_end(text, at);
  return end - at > digits_in_group || !is_digit_at(text, at) || text[at] == '0' ? at : end;
}

bool is_group_at(std::string_view text, std::size_t at) { return digits_end(text, at) == at + digits_in_group; }

}  // namespace

std::size_t end_of_spaced_number(std::string_view text, std::size_t at) {
  std::size_t end = first_group_end(text, at);
  if (end == at || follows_number(text, at)) return at;
  std::size_t groups = 1;
  for (;; ++groups) {
    const std::size_t blank = blank_length(text, end);
    if (blank == 0 || !is_digit_at(text, end + blank)) break;
    if (groups == most_groups || !is_group_at(text, end + blank)) return at;
    end += blank + digits_in_group;
  }
  const bool goes_on = is_word_at(text, end) || (end < text.size() && text[end] == '-' && is_digit_at(text, end + 1));
  return groups == 1 || goes_on ? at : end;
}

std::size_t end_of_pointed_number(std::string_view text, std::size_t at) {
  std::size_t end = first_group_end(text, at);
  if (end == at) return at;
  std::size_t groups = 0;
  for (; end < text.size() && text[end] == '.' && is_digit_at(text, end + 1); ++groups) {
    if (groups == most_groups || !is_group_at(text, end + 1)) return at;
    end += 1 + digits_in_group;
  }
  if (groups == 0) return at;
  const bool decimals = end < text.size() && text[end] == ',' && is_digit_at(text, end + 1);
  return decimals && !is_group_at(text, end + 1) ? digits_end(text, end + 1) : end;
}

std::size_t end_of_spaced_price(std::string_view text, std::size_t at) {
  const std::size_t sign = text::decode(text, at).length;
  const std::size_t first = is_currency_at(text, at) ? sign + blank_length(text, at + sign) : 0;
  if (first > sign && is_digit_at(text, at + first)) return digits_end(text, at + first);
  if (!is_digit_at(text, at)) return at;
  std::size_t end = at;
  while (is_digit_at(text, end) || (end < text.size() && (text[end] == '.' || text[end] == ','))) ++end;
  const std::size_t blank = blank_length(text, end);
  if (blank == 0 || !is_currency_at(text, end + blank)) return at;
  end += blank;
  end += text::decode(text, end).length;
  return is_word_at(text, end) ? at : end;
}

std::string currency_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto sign_at = [text](std::size_t at) { return fold(text.substr(at, text::decode(text, at).length)); };
  if (begin != 0) {
    std::size_t at = before(text, begin);
    if (at != 0 && blank_length(text, at) != 0) at = before(text, at);
    if (is_currency_at(text, at)) return sign_at(at);
  }
  end += blank_length(text, end);
  if (!is_currency_at(text, end)) return {};
  return is_word_at(text, end + text::decode(text, end).length) ? std::string() : sign_at(end);
}

bool is_unit(std::string_view text, std::size_t at) {
  std::string letters;
  for (std::size_t count = 0; is_word_at(text, at); ++count) {
    const auto [c, length] = text::decode(text, at);
    if (char_info(c).kind != CharKind::letter || count == most_unit_letters) return false;
    letters += text.substr(at, length);
    at += length;
  }
  letters = fold(letters);
  return !letters.empty() && std::ranges::find(no_units, letters) == std::end(no_units);
}

std::span<const std::string_view> words_of_unit(std::string_view unit) {
  static constexpr std::string_view thousand[] = {"thousand"};
  static constexpr std::string_view million[] = {"million", "millions", "millionen", "millones"};
  static constexpr std::string_view billion[] = {"billion", "billions"};
  static constexpr std::string_view milliard[] = {"milliarde", "milliarden", "milliard", "milliards"};
  static constexpr std::string_view trillion[] = {"trillion", "trillions"};
  if (unit == "k") return thousand;
  if (unit == "m" || unit == "mn" || unit == "mln" || unit == "mio") return million;
  if (unit == "b" || unit == "bn" || unit == "bln") return billion;
  if (unit == "md" || unit == "mrd") return milliard;
  if (unit == "tn" || unit == "trn") return trillion;
  return {};
}

bool is_special_number(std::string_view text, std::size_t begin, std::size_t end) {
  if (!text::is_ascii_digit(text[begin])) return false;
  const auto is_sign = [text](std::size_t at) {
    return text[at] == '$' || static_cast<unsigned char>(text[at]) >= 0x80;
  };
  if (digits_end(text, begin) != end) return true;
  if (begin > 0 && (is_sign(begin - 1) || (text[begin - 1] == ' ' && begin > 1 && is_sign(begin - 2)))) return true;
  if (end == text.size()) return false;
  const bool blank = text[end] == ' ' && end + 1 < text.size();
  return is_sign(end) || (blank && (is_sign(end + 1) || text::is_ascii_digit(text[end + 1])));
}

}  // namespace news
