// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/decode.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t looked_at = 4096;      // for NULs
constexpr std::size_t guessed_from = 65536;  // by uchardet, which is slow

struct CloseConverter {
  void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(uchardet* detector) const noexcept { uchardet_delete(detector); }
};

bool equal_but_case(string_view a, string_view b) noexcept {
  return std::ranges::equal(a, b, {}, text::lower_ascii, text::lower_ascii);
}

// What a name means in practice: the superset that editors and browsers really write.
std::string practical_charset(string_view name) {
  using Pair = std::pair<string_view, string_view>;
  static constexpr std::array pairs{
      Pair{"iso-8859-1", "windows-1252"},
      Pair{"latin1", "windows-1252"},
      Pair{"iso8859-1", "windows-1252"},
      Pair{"us-ascii", "windows-1252"},
      Pair{"ascii", "windows-1252"},
      Pair{"iso-8859-9", "windows-1254"},
      Pair{"gb2312", "gb18030"},
      Pair{"gbk", "gb18030"},
      Pair{"x-gbk", "gb18030"},
      Pair{"euc-kr", "windows-949"},
      Pair{"ks_c_5601-1987", "windows-949"},
      Pair{"uhc", "windows-949"},
      Pair{"shift_jis", "ibm-943_P15A-2003"},
      Pair{"sjis", "ibm-943_P15A-2003"},
      Pair{"cp932", "ibm-943_P15A-2003"},
      Pair{"tis-620", "windows-874"},
      Pair{"iso-8859-11", "windows-874"},
      Pair{"mac-cyrillic", "x-mac-cyrillic"},
      Pair{"big5", "big5-hkscs"},
  };
  for (const auto& [from, to] : pairs)
    if (equal_but_case(from, name)) return std::string(to);
  return std::string(name);
}

Converter open_converter(string_view charset) {
  if (charset.empty() || charset.size() > 60) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(practical_charset(charset).c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

std::size_t count_replacements(string_view text) noexcept {
  constexpr string_view mark = "\xEF\xBF\xBD";
  std::size_t count = 0;
  for (std::size_t at = text.find(mark); at != string_view::npos; at = text.find(mark, at + mark.size())) ++count;
  return count;
}

std::string convert(string_view bytes, UConverter* from) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter utf8(ucnv_open("UTF-8", &status));
  std::string out;
  if (U_FAILURE(status)) return out;
  out.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 2048> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  std::array<char, 8192> chunk;
  bool first = true;
  do {
    char* target = chunk.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(utf8.get(), from, &target, chunk.data() + chunk.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    first = false;
    out.append(chunk.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::size_t skip_ascii(string_view text, std::size_t at) noexcept {
  std::uint64_t eight;
  while (at + sizeof eight <= text.size()) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
    at += sizeof eight;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// Whether a word ends at `end` with the hyphen from `begin`, and so does the line.
bool breaks_word(string_view text, std::size_t begin, std::size_t end) noexcept {
  if (begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\n') return false;
  end = text.find_first_not_of(' ', end);
  return end != string_view::npos && (text[end] == '\n' || text[end] == '\r');
}

// The copy without what nobody sees: U+FEFF, U+200B, U+00AD (but at a line's end); NBSP as a blank.
std::string without_invisible(string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      at = skip_ascii(text, at);
      continue;
    }
    const string_view rest = text.substr(at, 3);
    const bool nbsp = rest.starts_with("\xC2\xA0");
    const bool soft_hyphen = rest.starts_with("\xC2\xAD") && !breaks_word(text, at, at + 2);
    const std::size_t gone = nbsp || soft_hyphen ? 2 : rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF" ? 3 : 0;
    if (gone == 0) {
      at += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      continue;
    }
    out.append(text, copied, at - copied);
    if (nbsp) out += ' ';
    at += gone;
    copied = at;
  }
  return out.append(text, copied);
}

// The byte that windows-1252 has for a character; bytes that it leaves out stand for themselves. -1: none.
int windows_1252_byte(char32_t c) noexcept {
  constexpr std::array<char16_t, 32> upper{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                           0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c < 0x80 || (c >= 0xA0 && c < 0x100)) return static_cast<int>(c);
  const auto* const at = std::ranges::find(upper, c);
  return at != upper.end() ? 0x80 + static_cast<int>(at - upper.begin()) : c < 0xA0 ? static_cast<int>(c) : -1;
}

// UTF-8 that was taken for windows-1252 and encoded again ("cafÃ©"), decoded. Certain, since other text hardly makes
// valid UTF-8 of all its characters; absent at the first one that does not, and when a control character comes out.
std::optional<std::string> undo_double_encoding(string_view text) {
  std::string once;
  std::size_t character = string_view::npos;  // where one that is not yet complete begins in `once`
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    at += length;
    const int byte = windows_1252_byte(c);
    if (byte < 0) return std::nullopt;
    once += static_cast<char>(byte);
    const bool open = character != string_view::npos;
    if (byte < 0x80) {
      if (open) return std::nullopt;
    } else if (!open) {
      if (byte < 0xC2 || byte > 0xF4) return std::nullopt;
      character = once.size() - 1;
    } else {
      const auto [whole, bytes] = text::decode(once, character);
      if (bytes > 1 && text::is_control(whole)) return std::nullopt;
      if (bytes > 1) character = string_view::npos;
      if (bytes == 1 && (!text::is_continuation(once.back()) || once.size() - character > 3)) return std::nullopt;
    }
  }
  return character == string_view::npos ? std::optional(std::move(once)) : std::nullopt;
}

DecodedText as_utf8(string_view text) {
  const std::size_t begin = skip_ascii(text, 0);
  if (begin == text.size()) return {std::string(text), "UTF-8"};
  if (const auto once = undo_double_encoding(text.substr(begin)))
    return {std::string(text.substr(0, begin)) + without_invisible(*once), "UTF-8", 0, true};
  return {without_invisible(text), "UTF-8"};
}

DecodedText as_damaged_utf8(string_view bytes) {
  std::size_t replaced = 0;
  const std::string whole = text::repair(bytes, &replaced);
  return {without_invisible(whole), "UTF-8", replaced};
}

std::optional<DecodedText> as_charset(string_view bytes, string_view charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  DecodedText decoded;
  const std::string converted = convert(bytes, converter.get());
  decoded.replaced = count_replacements(converted);
  decoded.text = without_invisible(converted);
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(ucnv_getName(converter.get(), &status), "MIME", &status);
  decoded.charset = name != nullptr ? std::string(name) : std::string(charset);
  return decoded;
}

std::optional<DecodedText> by_byte_order_mark(string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    return text::find_invalid(bytes) == string_view::npos ? as_utf8(bytes) : as_damaged_utf8(bytes);
  }
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return as_charset(bytes.substr(4), "UTF-32LE");
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return as_charset(bytes.substr(4), "UTF-32BE");
  if (bytes.starts_with("\xFF\xFE")) return as_charset(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return as_charset(bytes.substr(2), "UTF-16BE");
  return std::nullopt;
}

bool looks_like_text(const DecodedText& decoded) noexcept {
  if (decoded.replaced > 0 || decoded.text.empty()) return false;
  const string_view start = string_view(decoded.text).substr(0, looked_at);
  return std::none_of(start.begin(), start.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

// ASCII characters in UTF-16 and UTF-32 have their NULs always at the same places of two or four bytes.
std::optional<DecodedText> by_nuls(string_view bytes) {
  std::array<std::size_t, 4> nuls{};
  const string_view start = bytes.substr(0, looked_at);
  for (std::size_t i = 0; i < start.size(); ++i) nuls[i % 4] += start[i] == '\0';
  const char* charset = nullptr;
  if (nuls[0] > 0 && nuls[1] > 0 && nuls[3] == 0)
    charset = "UTF-32BE";
  else if (nuls[2] > 0 && nuls[3] > 0 && nuls[0] == 0)
    charset = "UTF-32LE";
  else if (nuls[1] + nuls[3] == 0)
    charset = "UTF-16BE";
  else if (nuls[0] + nuls[2] == 0)
    charset = "UTF-16LE";
  if (charset == nullptr) return std::nullopt;
  auto decoded = as_charset(bytes.substr(0, bytes.size() - bytes.size() % 2), charset);
  return decoded && looks_like_text(*decoded) ? std::move(decoded) : std::nullopt;
}

// Cut or bit-flipped UTF-8: hardly any valid sequence of several bytes turns up by chance in other charsets.
bool is_damaged_utf8(string_view bytes) noexcept {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t length = text::decode(bytes, at).length;
    const bool cut_off = length == 1 && at + 3 >= bytes.size();
    if (length > 1) ++good;
    if (length == 1 && !cut_off) ++bad;
    at += length;
  }
  return good > 0 && bad * 4 <= good;
}

std::string guess_charset(string_view bytes) {
  const auto high = std::find_if(bytes.begin(), bytes.end(),
                                 [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == 0x1B; });
  const string_view sample = bytes.substr(static_cast<std::size_t>(high - bytes.begin()), guessed_from);
  const std::unique_ptr<uchardet, CloseDetector> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// English text, which the statistics of letters misjudge: hardly any byte is not ASCII, or most of those are the quotes
// and dashes of windows-1252, or the guess makes control characters of them.
bool is_rather_windows_1252(string_view bytes, const DecodedText& guessed) noexcept {
  std::size_t marks = 0;
  std::size_t high = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80;
    marks += byte == 0x85 || (byte >= 0x91 && byte <= 0x97);
  }
  if (marks * 10 >= high * 6 || high * 200 < bytes.size()) return true;
  const string_view text = guessed.text;
  for (std::size_t at = text.find('\xC2'); at != string_view::npos; at = text.find('\xC2', at + 1))
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  return false;
}

// Japanese mail's charset is all ASCII bytes; its escape sequences give it away.
bool has_iso2022_escapes(string_view bytes) noexcept { return bytes.find("\x1B$") != string_view::npos; }

}  // namespace

std::optional<DecodedText> decode_text(string_view bytes, string_view declared) {
  if (auto marked = by_byte_order_mark(bytes)) return marked;
  const bool has_nul = bytes.substr(0, looked_at).find('\0') != string_view::npos;
  if (has_nul) return by_nuls(bytes);
  if (text::find_invalid(bytes) == string_view::npos) {
    if (!has_iso2022_escapes(bytes)) return as_utf8(bytes);
  } else if (is_damaged_utf8(bytes)) {
    return as_damaged_utf8(bytes);
  }
  // A wrong "utf-8" says nothing more, and UTF-16 would have had NULs.
  if (!equal_but_case(declared.substr(0, 4), "utf-"))
    if (auto stated = as_charset(bytes, declared)) return stated;
  if (auto guessed = as_charset(bytes, guess_charset(bytes)))
    if (has_iso2022_escapes(bytes) || !is_rather_windows_1252(bytes, *guessed)) return guessed;
  return as_charset(bytes, "windows-1252");
}

std::optional<DecodedText> decode_charset(string_view bytes, string_view charset) { return as_charset(bytes, charset); }

std::optional<std::string> repair_warning(const DecodedText& decoded) {
  if (decoded.encoded_twice) return "text that was encoded twice as UTF-8 decoded";
  if (decoded.replaced == 0) return std::nullopt;
  const std::string bytes =
      decoded.replaced == 1 ? "1 byte that is" : std::to_string(decoded.replaced) + " bytes that are";
  return bytes + " not " + decoded.charset + " replaced";
}

}  // namespace news
