// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// Where the text of a group of RTF belongs.
enum class RtfPlace : std::uint8_t { text, nowhere, fonts, title, author, keywords, comment, created };

/// What a control word does.
enum class RtfAct : std::uint8_t {
  place,      ///< its group belongs elsewhere; `value` is an RtfPlace
  symbol,     ///< stands for the character `value`
  charset,    ///< of the document: the code page `value`
  code_page,  ///< of the document: its number
  font,
  default_font,
  font_charset,
  font_code_page,
  plain,       ///< back to the default font
  unicode,     ///< the character that its number is
  skip_count,  ///< how many characters behind `unicode` stand for it in old programs
  binary,      ///< so many bytes of data follow
  hidden,
  year,
  month,
  day,
  hour,
  minute,
};

struct RtfWord {
  std::string_view name;
  RtfAct act;
  char32_t value = 0;
};

/// Null when it says nothing about the text.
const RtfWord* find_rtf_word(std::string_view name) noexcept;

/// The code page of a font with such a number behind \fcharset; absent when it is that of the document.
std::optional<unsigned> code_page_of_font(unsigned charset) noexcept;

/// "windows-1251": the name of a code page for ICU.
std::string name_of_code_page(unsigned page);

}  // namespace news
