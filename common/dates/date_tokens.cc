// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_tokens.h"

#include <unicode/uchar.h>

#include "common/text.h"

namespace news {
namespace {

int digit_value(char32_t c) noexcept {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  return u_charDigitValue(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto mask = U_MASK(u_charType(static_cast<UChar32>(c)));
  return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0 || c == U'º' || c == U'ª';
}

bool is_blank(char32_t c) noexcept {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == 0x202F || c == 0x2009;
}

}  // namespace

DateUnit date_unit_of(char32_t c) noexcept {
  switch (c) {
    case U'年':
    case U'년': return DateUnit::year;
    case U'月':
    case U'월': return DateUnit::month;
    case U'日':
    case U'일':
    case U'号': return DateUnit::day;
    case U'時':
    case U'时':
    case U'點':
    case U'点':
    case U'시': return DateUnit::hour;
    case U'分':
    case U'분': return DateUnit::minute;
    case U'秒':
    case U'초': return DateUnit::second;
    default: return DateUnit::none;
  }
}

void DateTokens::scan() noexcept {
  std::size_t at = 0;
  bool glued = false;
  while (at < text_.size()) {
    const text::Decoded now = text::decode(text_, at);
    if (is_blank(now.code_point)) {
      at += now.length;
      glued = false;
      continue;
    }
    if (count_ + 1 >= tokens_.size()) {
      fit_ = false;
      return;
    }
    DateToken& token = tokens_[count_++];
    token.glued = glued;
    glued = true;
    const std::size_t begin = at;
    if (digit_value(now.code_point) >= 0) {
      at = scan_number(at, token);
    } else if (is_letter(now.code_point) && !follows_number_as_unit(now.code_point)) {
      at = scan_word(at, token);
    } else {
      token.kind = DateToken::mark;
      token.mark_char = now.code_point;
      at += now.length;
    }
    token.text = text_.substr(begin, at - begin);
  }
}

bool DateTokens::follows_number_as_unit(char32_t c) const noexcept {
  return date_unit_of(c) != DateUnit::none && count_ >= 2 && tokens_[count_ - 2].kind == DateToken::number;
}

std::size_t DateTokens::scan_number(std::size_t at, DateToken& token) const noexcept {
  token.kind = DateToken::number;
  while (at < text_.size()) {
    const text::Decoded now = text::decode(text_, at);
    const int digit = digit_value(now.code_point);
    if (digit < 0) break;
    if (token.digits < 15) token.value = token.value * 10 + digit;
    ++token.digits;
    at += now.length;
  }
  return at;
}

// "a.m" and "ก.พ" are one word: dots belong to it while the part before them is short.
std::size_t DateTokens::scan_word(std::size_t at, DateToken& token) const noexcept {
  token.kind = DateToken::word;
  int part = 0;
  while (at < text_.size()) {
    const text::Decoded now = text::decode(text_, at);
    if (is_letter(now.code_point) || now.code_point == 0x200D || now.code_point == 0x200C) {
      ++part;
      at += now.length;
    } else if (now.code_point == '.' && part <= 3 && is_letter(text::decode(text_, at + 1).code_point)) {
      part = 0;
      ++at;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace news
