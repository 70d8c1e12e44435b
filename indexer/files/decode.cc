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

// The copy without what nobody sees: U+FEFF, U+200B, U+00AD; NBSP as a blank.
std::string without_invisible(string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      std::uint64_t eight;
      while (at + sizeof eight <= text.size()) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
        at += sizeof eight;
      }
      while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
      continue;
    }
    const string_view rest = text.substr(at, 3);
    const bool nbsp = rest.starts_with("\xC2\xA0");
    const std::size_t gone = nbsp || rest.starts_with("\xC2\xAD")               ? 2
                             : rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF" ? 3
                                                                                : 0;
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

DecodedText as_utf8(string_view text) { return {without_invisible(text), "UTF-8", 0}; }

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
  if (auto guessed = as_charset(bytes, guess_charset(bytes))) return guessed;
  return as_charset(bytes, "windows-1252");
}

std::optional<DecodedText> decode_charset(string_view bytes, string_view charset) { return as_charset(bytes, charset); }

std::optional<std::string> repair_warning(const DecodedText& decoded) {
  if (decoded.replaced == 0) return std::nullopt;
  const std::string bytes =
      decoded.replaced == 1 ? "1 byte that is" : std::to_string(decoded.replaced) + " bytes that are";
  return bytes + " not " + decoded.charset + " replaced";
}

}  // namespace news
