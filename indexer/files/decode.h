// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// Text in UTF-8, whatever it was in the file.
struct DecodedText {
  /// Valid UTF-8; byte order mark, zero-width characters and soft hyphens gone, NBSP a blank. A soft hyphen at the end
  /// of a line is kept: it says that the word goes on in the next one.
  std::string text;
  std::string charset;         ///< what it was read as: "UTF-8", "windows-1252"
  std::size_t replaced = 0;    ///< bad bytes that became U+FFFD
  bool encoded_twice = false;  ///< it was "cafÃ©" throughout, and is "café" now
};

/// Bytes of an unknown or doubtful charset. Tried in this order: byte order mark; valid UTF-8 (which beats any
/// declaration) and UTF-8 with little damage; `declared`, the charset a document or a header names, if ICU knows it;
/// UTF-16 and UTF-32 by their NULs; a guess by uchardet, unless windows-1252 explains the bytes better; windows-1252.
/// Absent when the bytes are no text.
std::optional<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

/// Bytes of a charset that is beyond doubt, without a byte order mark. Absent when ICU does not know it.
std::optional<DecodedText> decode_charset(std::string_view bytes, std::string_view charset);

/// "12 bytes that are not UTF-8 replaced", for Article::warnings; absent when nothing was repaired.
std::optional<std::string> repair_warning(const DecodedText& decoded);

}  // namespace news
