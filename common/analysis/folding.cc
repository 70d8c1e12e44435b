// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/folding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>

#include "common/text.h"
#include "news/error.h"

namespace news {

namespace {

using icu::Normalizer2;

struct Normalizers {
  const Normalizer2* compatible = nullptr;  ///< NFKC
  const Normalizer2* casefold = nullptr;    ///< NFKC_Casefold
  const Normalizer2* decompose = nullptr;   ///< NFD

  Normalizers() {
    UErrorCode status = U_ZERO_ERROR;
    compatible = Normalizer2::getNFKCInstance(status);
    casefold = Normalizer2::getNFKCCasefoldInstance(status);
    decompose = Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw Error("ICU's Unicode data cannot be read", "reinstall the ICU library");
  }
};

const Normalizers& normalizers() {
  static const Normalizers instance;
  return instance;
}

std::string normalized(const Normalizer2& form, std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  return out;
}

bool is_normalized(const Normalizer2& form, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), status) != 0;
}

bool has_type(UChar32 c, std::uint32_t mask) { return (U_GET_GC_MASK(c) & mask) != 0; }

/// Accents, vowel points, nuktas and other marks that writers often leave out. Not the vowel signs of Indian scripts.
bool is_accent(char32_t c) {
  struct Block {
    char32_t first, last;
  };
  static constexpr std::array<Block, 24> blocks{{
      {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
      {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
      {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x08D3, 0x08FF}, {0x093C, 0x093C}, {0x09BC, 0x09BC}, {0x0A3C, 0x0A3C},
      {0x0ABC, 0x0ABC}, {0x0B3C, 0x0B3C}, {0x0CBC, 0x0CBC}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20F0},
  }};
  return std::any_of(blocks.begin(), blocks.end(), [c](Block block) { return c >= block.first && c <= block.last; });
}

/// What a letter folds to if its decomposition does not show that, or must not be used; empty for all other letters.
std::u32string_view variant(char32_t c) {
  switch (c) {
    case U'æ': return U"ae";
    case U'œ': return U"oe";
    case U'ø': return U"o";
    case U'đ': return U"d";
    case U'ð': return U"d";
    case U'ħ': return U"h";
    case U'ı': return U"i";
    case U'ł': return U"l";
    case U'þ': return U"th";
    case U'\u0629': return U"\u0647";  // teh marbuta
    case U'\u0649':                    // alef maksura
    case U'\u06CC': return U"\u064A";  // Persian yeh
    case U'\u0671': return U"\u0627";  // alef wasla
    case U'\u06A9': return U"\u0643";  // Persian kaf
    case U'\u06C0':                    // heh with yeh
    case U'\u06C1': return U"\u0647";  // Urdu heh
    case U'\u0901': return U"\u0902";  // chandrabindu, often printed as an anusvara
    case U'\u0439': return U"\u0439";  // й is a letter of its own, not и with an accent
    case U'\u0624': return U"\u0624";  // waw with hamza
    case U'\u0626': return U"\u0626";  // yeh with hamza
    default: return {};
  }
}

constexpr char32_t tatweel = 0x0640;

/// é becomes e. A character that decomposes into anything but a letter and accents stays.
char32_t without_accents(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  icu::UnicodeString parts;
  if (!has_type(c, U_GC_L_MASK) || normalizers().decompose->getDecomposition(c, parts) == 0) return code_point;
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1)) {
    if (!is_accent(static_cast<char32_t>(parts.char32At(i)))) return code_point;
  }
  return static_cast<char32_t>(parts.char32At(0));
}

/// Appends what remains of a case-folded character.
void append_base(std::string& out, char32_t code_point) {
  if (is_accent(code_point) || code_point == tatweel) return;
  if (const auto c = static_cast<UChar32>(code_point); has_type(c, U_GC_ND_MASK)) {
    out += static_cast<char>('0' + u_charDigitValue(c));
    return;
  }
  auto letters = variant(code_point);
  if (letters.empty()) {
    code_point = without_accents(code_point);
    letters = variant(code_point);
  }
  if (letters.empty()) letters = {&code_point, 1};
  for (const char32_t letter : letters) text::append_utf8(out, letter);
}

template <typename Append>
std::string mapped(std::string_view from, Append append) {
  std::string out;
  out.reserve(from.size());
  for (std::size_t at = 0; at < from.size();) {
    const auto [c, length] = text::decode(from, at);
    append(out, c);
    at += length;
  }
  return out;
}

/// Removing accents can bring together characters that compose, so the result may need another round.
std::string folded_by_icu(std::string_view text) {
  const auto& casefold = *normalizers().casefold;
  std::string out = mapped(normalized(casefold, text), append_base);
  for (int round = 0; round < 4 && !is_normalized(casefold, out); ++round) {
    out = mapped(normalized(casefold, out), append_base);
  }
  out.resize(fold_nasals(out));
  return out;
}

void append_lower(std::string& out, char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (has_type(c, U_GC_ND_MASK)) {
    out += static_cast<char>('0' + u_charDigitValue(c));
  } else {
    text::append_utf8(out, static_cast<char32_t>(u_tolower(c)));
  }
}

std::string lowered_by_icu(std::string_view text) {
  const auto& compatible = *normalizers().compatible;
  return mapped(normalized(compatible, mapped(text, append_lower)), append_lower);
}

bool is_unspaced_east_asian(UChar32 c) {
  if (c < 0x1100 || !has_type(c, U_GC_L_MASK | U_GC_NL_MASK)) return false;
  constexpr std::array scripts{USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL, USCRIPT_BOPOMOFO};
  return std::any_of(scripts.begin(), scripts.end(),
                     [c](UScriptCode script) { return uscript_hasScript(c, script) != 0; });
}

bool is_raised_or_lowered_digit(UChar32 c) { return c == 0xB2 || c == 0xB3 || (c >= 0x2080 && c <= 0x2089); }

CharKind kind_of(UChar32 c) {
  if (c == 0x02BB || c == 0x02BC) return CharKind::other;  // apostrophes, though letters to Unicode
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return CharKind::ignorable;
  if (has_type(c, U_GC_ND_MASK) || is_raised_or_lowered_digit(c)) return CharKind::digit;
  if (!has_type(c, U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) return CharKind::other;
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return CharKind::dictionary;
  if (has_type(c, U_GC_M_MASK)) return CharKind::mark;
  return is_unspaced_east_asian(c) ? CharKind::ideograph : CharKind::letter;
}

/// The compatibility forms of a few letters (ŀ, ŉ, ﷺ) contain these; no word does.
constexpr std::array<std::string_view, 3> foreign{" ", "·", "ʼ"};

bool has_foreign(std::string_view word) {
  return std::any_of(foreign.begin(), foreign.end(),
                     [word](auto part) { return word.find(part) != std::string_view::npos; });
}

void drop_foreign(std::string& word) {
  for (const auto part : foreign) {
    for (auto at = word.find(part); at != std::string_view::npos; at = word.find(part, at)) word.erase(at, part.size());
  }
}

/// CharInfo::order. Marks that never compose need their neighbours only to be put in order.
std::uint8_t order_of(UChar32 c) {
  constexpr std::uint8_t last_fixed_class = 199;
  const std::uint8_t order = u_getCombiningClass(c);
  const bool composes = u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) != UNORM_YES;
  return composes || order > last_fixed_class ? 0 : order;
}

/// Folds character by character; false if a character needs its neighbours. `lower` may be null.
bool fold_each(std::string_view raw, std::string* lower, std::string& folded) {
  if (lower != nullptr) lower->clear();
  folded.clear();
  FoldedAlone alone;
  for (std::size_t at = 0; at < raw.size();) {
    if (const char byte = raw[at]; static_cast<unsigned char>(byte) < 0x80) {
      const char small = text::lower_ascii(byte);
      if (lower != nullptr) lower->push_back(small);
      folded.push_back(small);
      alone.take_ascii();
      ++at;
      continue;
    }
    const auto [c, length] = text::decode(raw, at);
    const auto info = char_info(c);
    if (!alone.takes(info)) return false;
    if (lower != nullptr) lower->append(info.lower, info.lower_size);
    folded.append(info.folded, info.folded_size);
    at += length;
  }
  if (alone.has_virama()) folded.resize(fold_nasals(folded));
  return true;
}

/// Whether the consonant after `nasal` and a virama has the class of that nasal. The blocks of Indian scripts have the
/// same layout: 25 consonants in five classes, each with its nasal at the end.
bool is_nasal_of(char32_t nasal, char32_t virama, char32_t consonant) {
  constexpr std::array<char32_t, 7> blocks{0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B00, 0x0C00, 0x0C80};
  constexpr char32_t virama_place = 0x4D;
  constexpr std::array<char32_t, 5> nasal_places{0x19, 0x1E, 0x23, 0x28, 0x2E};
  const char32_t block = nasal & ~char32_t{0x7F};
  if (virama != block + virama_place || std::ranges::find(blocks, block) == blocks.end()) return false;
  return std::ranges::find(nasal_places, nasal - block) != nasal_places.end() && consonant < nasal &&
         consonant + 4 >= nasal;
}

}  // namespace

std::size_t fold_nasals(std::span<char> word) {
  constexpr std::size_t letter = 3;  // bytes, in these scripts
  constexpr char32_t anusvara_place = 0x02;
  const std::string_view text(word.data(), word.size());
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    const bool folds = length == letter && is_nasal_of(c, text::decode(text, at + letter).code_point,
                                                       text::decode(text, at + 2 * letter).code_point);
    if (folds) {
      std::string anusvara;
      text::append_utf8(anusvara, (c & ~char32_t{0x7F}) + anusvara_place);
      size += anusvara.copy(word.data() + size, anusvara.size());
      at += 2 * letter;
    } else {
      std::copy_n(word.data() + at, length, word.data() + size);
      size += length;
      at += length;
    }
  }
  return size;
}

CharInfo folding::describe(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  std::string self;
  text::append_utf8(self, code_point);
  const auto lower = lowered_by_icu(self);
  const auto folded = folded_by_icu(self);
  CharInfo info;
  info.kind = kind_of(c);
  info.joins = normalizers().compatible->hasBoundaryBefore(c) == 0 || normalizers().casefold->hasBoundaryBefore(c) == 0;
  info.order = order_of(c);
  info.alone = (!info.joins || info.order != 0) && lower.size() <= sizeof info.lower &&
               folded.size() <= sizeof info.folded && (info.kind == CharKind::other || !has_foreign(folded));
  if (info.alone) {
    info.lower_size = static_cast<std::uint8_t>(lower.copy(info.lower, sizeof info.lower));
    info.folded_size = static_cast<std::uint8_t>(folded.copy(info.folded, sizeof info.folded));
  }
  return info;
}

const CharInfo* folding::look_up(char32_t code_point) {
  if (code_point >= 0x10000) return nullptr;
  auto& shared = pages[code_point / page_size];
  auto made = std::make_unique<Page>();
  for (std::size_t i = 0; i < page_size; ++i) {
    const auto c = static_cast<char32_t>(code_point / page_size * page_size + i);
    if (!U_IS_SURROGATE(c)) (*made)[i] = describe(c);
  }
  const Page* found = nullptr;
  if (shared.compare_exchange_strong(found, made.get(), std::memory_order_acq_rel)) found = made.release();
  return &(*found)[code_point % page_size];
}

void fold_word(std::string_view raw, std::string& lower, std::string& folded) {
  if (fold_each(raw, &lower, folded)) return;
  lower = lowered_by_icu(raw);
  folded = folded_by_icu(raw);
  drop_foreign(lower);
  drop_foreign(folded);
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  if (fold_each(text, nullptr, folded)) return folded;
  return folded_by_icu(text::repair(text));
}

}  // namespace news
