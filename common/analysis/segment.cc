// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/segment.h"

#include <algorithm>
#include <array>

#include "common/analysis/affixes.h"
#include "common/analysis/folding.h"
#include "common/analysis/numbers.h"
#include "common/text.h"

namespace news {

namespace {

/// Enough for a whole term, whatever folding removes.
constexpr std::size_t max_raw_bytes = 256;
constexpr int max_acronym_letters = 10;
constexpr int max_letters_beside_ampersand = 3;
constexpr int max_digits_in_group = 3;
constexpr int too_many = 4;

/// Words that lose their last vowel before another vowel, in French, Italian and Catalan.
constexpr std::string_view elided[] = {
    "all",    "anch",   "bell", "c",    "coll", "com",  "d",      "dall",   "dell", "gl",    "j",      "jusqu",
    "l",      "lorsqu", "m",    "mezz", "n",    "nell", "nessun", "puisqu", "qu",   "quell", "quelqu", "quest",
    "quoiqu", "s",      "sant", "senz", "sull", "t",    "trent",  "tutt",   "un",   "v",     "vent"};

struct Char {
  char32_t code_point = 0;
  std::size_t length = 0;
  CharKind kind = CharKind::other;
  bool is_letter() const { return kind == CharKind::letter; }
  bool is_digit() const { return kind == CharKind::digit; }
  bool is_word() const { return is_letter() || is_digit(); }
  bool goes_on() const { return is_word() || kind == CharKind::mark; }
};

bool is_hebrew(char32_t c) { return c >= 0x05D0 && c <= 0x05EA; }

bool is_arabic(char32_t c) { return c >= 0x0620 && c <= 0x06D5; }

constexpr char32_t zero_width_non_joiner = 0x200C;

class SegmentReader {
 public:
  SegmentReader(std::string_view text, std::size_t at, Segment& segment) : text_(text), at_(at), segment_(segment) {
    segment_.raw.clear();
    segment_.begin = segment_.end = at;
    segment_.link = Link::none;
    segment_.is_pointed = false;
  }

  void read() {
    read_acronym();
    read_pointed_number();
    Char c = look(at_);
    while (!ends_before_unit(c) && (take(c) || connect(c))) c = look(at_);
    segment_.next = at_;
  }

 private:
  Char look(std::size_t at) const {
    if (at < text_.size() && static_cast<unsigned char>(text_[at]) < 0x80) return look_ascii(text_[at]);
    const auto [c, length] = text::decode(text_, at);
    return {c, length, length < 2 ? CharKind::other : char_info(c).kind};
  }

  static Char look_ascii(char byte) {
    const bool letter = text::lower_ascii(byte) >= 'a' && text::lower_ascii(byte) <= 'z';
    const bool digit = byte >= '0' && byte <= '9';
    return {static_cast<char32_t>(byte), 1, letter ? CharKind::letter : digit ? CharKind::digit : CharKind::other};
  }

  void append(std::string_view bytes) {
    if (segment_.raw.size() + bytes.size() <= max_raw_bytes) segment_.raw += bytes;
  }

  /// Takes a letter, a digit, or a character that clings to one; false for any other.
  bool take(Char c) {
    if (c.kind == CharKind::ignorable && !(c.code_point == zero_width_non_joiner && is_between_words(c))) {
      at_ += c.length;
      return true;
    }
    if (!c.goes_on()) return false;
    append(text_.substr(at_, c.length));
    at_ += c.length;
    segment_.end = at_;
    if (c.kind == CharKind::mark) return true;
    last_ = c;
    digits_ = c.is_digit() ? std::min(digits_ + 1, too_many) : 0;
    letters_ = c.is_letter() && letters_ >= 0 ? std::min(letters_ + 1, too_many) : -1;
    is_number_ = is_number_ && c.is_digit();
    if (c.is_letter()) dotted_ = false;
    return true;
  }

  /// Whether the segment is a number, and its unit begins here.
  bool ends_before_unit(Char c) {
    const bool may_be = c.is_letter() && last_.is_digit() && is_number_ && is_unit(text_, at_);
    if (may_be) segment_.link = Link::unit;
    return may_be;
  }

  /// Takes punctuation inside a word; false if the segment ends there.
  bool connect(Char c) {
    const Char after = look(at_ + c.length);
    if (!after.is_word()) return false;
    switch (c.code_point) {
      case U'\'':
      case U'\u2019':
      case U'\u02BC':
      case U'\uFF07':
      case U'\u2018':
      case U'\u02BB':
      case U'`':
      case U'\u00B4':
      case U'\u05F3': return apostrophe(c, after);
      case zero_width_non_joiner:
      case U'-':
      case U'\u2010':
      case U'\u2011': return end_with(Link::hyphen, c);
      case U'.':
      case U'\uFF0E':
      case U'\u066B': return decimal_point(c, after);
      case U',':
      case U'\uFF0C':
      case U'\u066C': return thousands_separator(c);
      case U'&': return ampersand(c);
      case U'"':
      case U'\u05F4':
      case U'\u201D':  // inside Hebrew acronyms
        if (!is_hebrew(last_.code_point) || !is_hebrew(after.code_point)) return false;
        return skip(c);
      case U'\u00B7':  // Catalan: paral·lel
        if ((last_.code_point | 0x20) != U'l' || (after.code_point | 0x20) != U'l') return false;
        return skip(c);
      default: return false;
    }
  }

  bool skip(Char c) {
    at_ += c.length;
    return true;
  }

  bool end_with(Link link, Char c) {
    at_ += c.length;
    segment_.link = link;
    return false;
  }

  bool apostrophe(Char c, Char after) {
    if (last_.is_digit() && after.is_digit()) return is_number_ && thousands_separator(c);  // 5'10 is a height
    letters_ = -1;
    const std::size_t inside = at_ + c.length;
    const auto suffix = short_word(inside);
    if (suffix == "s") {
      at_ = inside + 1;
      return false;
    }
    if (suffix == "t" || suffix == "d" || suffix == "m" || suffix == "ll" || suffix == "re" || suffix == "ve") {
      append("'");
      return skip(c);
    }
    if (after.is_letter() && is_elided()) return end_with(Link::elision, c);
    if (const auto ending = piece(inside); !ending.empty() && is_turkish_suffix(segment_.raw, ending)) {
      at_ = inside + ending.size();
      return false;
    }
    return skip(c);
  }

  /// The letters from `at` to the end of the word or a joiner; empty if they are more than an affix may have.
  std::string_view piece(std::size_t at) const {
    const std::size_t begin = at;
    int letters = 0;
    Char c = look(at);
    for (; c.goes_on() && letters <= longest_affix; c = look(at)) {
      if (!c.is_letter() && c.kind != CharKind::mark) return {};
      at += c.length;
      ++letters;
    }
    return letters > longest_affix ? std::string_view() : text_.substr(begin, at - begin);
  }

  /// Whether a zero-width non-joiner stands between two words of Persian.
  bool is_between_words(Char joiner) const {
    const std::size_t after = at_ + joiner.length;
    if (!is_arabic(last_.code_point) || !is_arabic(look(after).code_point) || !look(after).is_letter()) return false;
    return !is_persian_affix(segment_.raw, piece(after));
  }

  /// The one or two ASCII letters at `at`, in lower case, if they end the word.
  std::string_view short_word(std::size_t at) {
    std::size_t size = 0;
    for (; size < 2; ++size) {
      const Char c = look(at + size);
      if (!c.is_letter() || c.code_point >= 0x80) break;
      short_word_[size] = text::lower_ascii(static_cast<char>(c.code_point));
    }
    return look(at + size).goes_on() ? std::string_view() : std::string_view(short_word_.data(), size);
  }

  bool is_elided() const {
    return std::ranges::any_of(elided, [this](std::string_view word) {
      return std::ranges::equal(word, segment_.raw, {}, {}, text::lower_ascii);
    });
  }

  bool decimal_point(Char c, Char after) {
    if (!last_.is_digit() || !after.is_digit()) return false;
    append(".");
    dotted_ = true;
    digits_ = 0;
    return skip(c);
  }

  bool thousands_separator(Char c) {
    if (dotted_ || digits_ < 1 || digits_ > max_digits_in_group) return false;
    std::size_t at = at_ + c.length;
    for (int i = 0; i < max_digits_in_group; ++i) {
      const Char digit = look(at);
      if (!digit.is_digit()) return false;
      at += digit.length;
    }
    if (look(at).is_digit()) return false;
    digits_ = 0;
    return skip(c);
  }

  bool ampersand(Char c) {
    if (letters_ < 1 || letters_ > max_letters_beside_ampersand) return false;
    std::size_t at = at_ + c.length;
    int letters = 0;
    for (Char letter = look(at); letters <= max_letters_beside_ampersand && letter.is_letter(); ++letters) {
      at += letter.length;
      letter = look(at);
    }
    if (letters < 1 || letters > max_letters_beside_ampersand || look(at).goes_on()) return false;
    append("&");
    letters_ = 0;
    return skip(c);
  }

  /// Reads a number such as 10.000.
  void read_pointed_number() {
    const std::size_t end = end_of_pointed_number(text_, at_);
    if (end == at_) return;
    append(text_.substr(at_, end - at_));
    at_ = segment_.end = end;
    last_ = look(end - 1);
    digits_ = too_many;
    letters_ = -1;
    segment_.is_pointed = dotted_ = true;
  }

  /// Reads an acronym such as U.S.A. or e.g.: single letters with a dot after each, except perhaps the last.
  void read_acronym() {
    std::array<std::pair<std::size_t, std::size_t>, max_acronym_letters> found;
    std::size_t count = 0;
    std::size_t at = at_;
    for (Char c = look(at); c.is_letter(); c = look(++at)) {
      if (count == found.size()) return;
      found[count++] = {at, c.length};
      at += c.length;
      if (look(at).code_point != U'.' || !look(at + 1).is_letter()) break;
    }
    if (count < 2 || look(at).goes_on()) return;
    for (std::size_t i = 0; i < count; ++i) append(text_.substr(found[i].first, found[i].second));
    last_ = look(found[count - 1].first);
    letters_ = std::min(static_cast<int>(count), too_many);
    at_ = segment_.end = at + (look(at).code_point == U'.' && !look(at + 1).goes_on() ? 1 : 0);
  }

  std::string_view text_;
  std::size_t at_;
  Segment& segment_;
  Char last_;
  int digits_ = 0;         ///< since the last letter or separator, up to too_many
  int letters_ = 0;        ///< since the beginning or the last &, up to too_many; -1 after anything else
  bool dotted_ = false;    ///< the number already has its decimal point
  bool is_number_ = true;  ///< nothing but digits and what belongs to a number so far
  std::array<char, 2> short_word_{};
};

}  // namespace

void read_segment(std::string_view text, std::size_t at, Segment& segment) { SegmentReader(text, at, segment).read(); }

}  // namespace news
