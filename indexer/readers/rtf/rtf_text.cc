// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/rtf/rtf_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/rtf/rtf_words.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t deepest = 100'000;
constexpr std::size_t most_fonts = 10'000;
constexpr std::size_t longest_name = 32;
constexpr int largest_number = 2'000'000'000;

/// Characters that end a run of text.
constexpr auto is_mark = [] {
  std::array<bool, 256> marks{};
  for (const char c : {'\\', '{', '}', '\r', '\n'}) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

int hex_digit(char c) noexcept {
  if (text::is_ascii_digit(c)) return c - '0';
  c = text::lower_ascii(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_utf8_above_ascii(string_view bytes) {
  return text::find_invalid(bytes) == string_view::npos &&
         std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

struct Group {
  RtfPlace place = RtfPlace::text;
  bool hidden = false;
  bool may_be_unknown = false;  ///< behind \*: skipped unless its word is known
  std::uint16_t skip_count = 1;
  std::uint32_t code_page = 0;  ///< of its font; 0: the document's
};

struct Word {
  string_view name;
  std::optional<int> number;
};

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
  int hour = -1;  ///< unknown
  int minute = 0;
};

class Parser {
 public:
  explicit Parser(string_view bytes) : bytes_(bytes), has_raw_utf8_(is_utf8_above_ascii(bytes)) {}

  RtfText read() {
    while (at_ < bytes_.size() && !closed_) {
      switch (bytes_[at_]) {
        case '{': open(); break;
        case '}': close(); break;
        case '\\': read_control(); break;
        case '\r':
        case '\n': ++at_; break;
        default: read_run();
      }
    }
    flush();
    out_.cut_off = !closed_;
    set_created();
    for (std::string* const line : {&out_.title, &out_.author, &out_.keywords, &out_.comment, &out_.text})
      *line = text::without_controls(*line);
    return std::move(out_);
  }

 private:
  void open() {
    flush();
    ++at_;
    to_skip_ = 0;
    if (outer_.size() < deepest)
      outer_.push_back(group_);
    else
      ++too_deep_;
    group_.may_be_unknown = false;
  }

  void close() {
    flush();
    ++at_;
    to_skip_ = 0;
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!outer_.empty()) {
      group_ = outer_.back();
      outer_.pop_back();
      closed_ = outer_.empty();
    }
  }

  void read_run() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !is_mark[static_cast<unsigned char>(bytes_[at_])]) ++at_;
    string_view run = bytes_.substr(begin, at_ - begin);
    const std::size_t skipped = std::min(to_skip_, run.size());
    to_skip_ -= skipped;
    run.remove_prefix(skipped);
    if (target() == nullptr) return;
    if (has_raw_utf8_ && has_escapes_) flush();
    if (group_.place == RtfPlace::text)
      out_.controls += static_cast<std::size_t>(
          std::ranges::count_if(run, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; }));
    run_ += run;
  }

  void read_control() {
    ++at_;
    if (at_ == bytes_.size()) return;
    if (text::is_ascii_letter(bytes_[at_])) return act(read_word());
    const char symbol = bytes_[at_++];
    if (symbol == '\'') return read_hex();
    if (symbol == '*') group_.may_be_unknown = true;
    if (symbol == '~' || symbol == '_') add_character(symbol == '~' ? U' ' : U'-');
    if (symbol == '\\' || symbol == '{' || symbol == '}') add_byte(symbol);
    if (symbol == '\r' || symbol == '\n') add_character(U'\n');
    if (symbol == '\t') add_character(U'\t');
  }

  void read_hex() {
    if (at_ + 1 >= bytes_.size()) {
      at_ = bytes_.size();
      return;
    }
    const int high = hex_digit(bytes_[at_]);
    const int low = hex_digit(bytes_[at_ + 1]);
    if (high < 0 || low < 0) return;
    at_ += 2;
    if (has_raw_utf8_ && !has_escapes_) flush();
    has_escapes_ = true;
    add_byte(static_cast<char>(high * 16 + low));
  }

  Word read_word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && at_ - begin < longest_name && text::is_ascii_letter(bytes_[at_])) ++at_;
    Word word{.name = bytes_.substr(begin, at_ - begin), .number = {}};
    const bool negative = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && text::is_ascii_digit(bytes_[at_ + 1]);
    if (negative) ++at_;
    std::int64_t number = 0;
    const std::size_t digits = at_;
    for (; at_ < bytes_.size() && text::is_ascii_digit(bytes_[at_]); ++at_)
      number = std::min<std::int64_t>(number * 10 + (bytes_[at_] - '0'), largest_number);
    if (at_ > digits) word.number = static_cast<int>(negative ? -number : number);
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    return word;
  }

  void act(const Word& word) {
    to_skip_ = 0;  // programs that write \u and no substitute go on with a control word
    const RtfWord* const known = find_rtf_word(word.name);
    if (std::exchange(group_.may_be_unknown, false) && (known == nullptr || known->act == RtfAct::place))
      return set_place(RtfPlace::nowhere);
    if (known == nullptr) return;
    const unsigned number = word.number && *word.number > 0 ? static_cast<unsigned>(*word.number) : 0;
    switch (known->act) {
      case RtfAct::place: return set_place(static_cast<RtfPlace>(known->value));
      case RtfAct::symbol: return add_character(known->value);
      case RtfAct::charset: document_page_ = known->value; return;
      case RtfAct::code_page: document_page_ = number; return;
      case RtfAct::font: return set_font(number);
      case RtfAct::default_font: default_font_ = number; return;
      case RtfAct::font_charset: return set_font_page(code_page_of_font(number));
      case RtfAct::font_code_page: return set_font_page(number);
      case RtfAct::plain: group_.hidden = false; return set_page_of(default_font_);
      case RtfAct::unicode: return add_unicode(word.number.value_or(0));
      case RtfAct::skip_count: group_.skip_count = static_cast<std::uint16_t>(std::min(number, 100U)); return;
      case RtfAct::binary: at_ += std::min<std::size_t>(number, bytes_.size() - at_); return;
      case RtfAct::hidden:
        flush();
        group_.hidden = word.number != 0;
        return;
      case RtfAct::year: return set_time(created_.year, word);
      case RtfAct::month: return set_time(created_.month, word);
      case RtfAct::day: return set_time(created_.day, word);
      case RtfAct::hour: return set_time(created_.hour, word);
      case RtfAct::minute: return set_time(created_.minute, word);
    }
  }

  void set_place(RtfPlace place) {
    flush();
    // The document's properties stand in a group that is shown nowhere; all else in there is none of the text.
    const bool is_property = place != RtfPlace::nowhere && place != RtfPlace::fonts;
    if (is_property && group_.place != RtfPlace::nowhere) return;
    group_.place = place;
  }

  void set_font(unsigned font) {
    if (group_.place == RtfPlace::fonts)
      described_font_ = font;
    else
      set_page_of(font);
  }

  void set_font_page(std::optional<unsigned> page) {
    if (group_.place == RtfPlace::fonts && page && fonts_.size() < most_fonts) fonts_[described_font_] = *page;
  }

  void set_page_of(unsigned font) {
    const auto found = fonts_.find(font);
    const std::uint32_t page = found == fonts_.end() ? 0 : found->second;
    if (page == group_.code_page) return;
    flush();
    group_.code_page = page;
  }

  void set_time(int& part, const Word& word) const {
    if (group_.place == RtfPlace::created) part = word.number.value_or(0);
  }

  void add_byte(char byte) {
    if (to_skip_ > 0)
      --to_skip_;
    else if (target() != nullptr)
      run_ += byte;
  }

  void add_character(char32_t c) {
    flush();
    high_surrogate_ = 0;
    if (std::string* const out = target()) text::append_utf8(*out, c);
  }

  void add_unicode(int number) {
    if (!run_.empty()) high_surrogate_ = 0;
    flush();
    to_skip_ = group_.skip_count;
    std::string* const out = target();
    if (out == nullptr) return;
    const auto unit = static_cast<char32_t>(static_cast<std::uint16_t>(number));
    const bool is_low = unit >= 0xDC00 && unit < 0xE000;
    const char32_t high = std::exchange(high_surrogate_, unit >= 0xD800 && unit < 0xDC00 ? unit : 0);
    if (is_low && high != 0)
      text::append_utf8(*out, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
    else if (unit >= 0x20 && !(unit >= 0xD800 && unit < 0xF900))  // private characters are those of symbol fonts
      text::append_utf8(*out, unit);
  }

  /// Where text goes now; null: nowhere.
  std::string* target() {
    if (group_.hidden) return nullptr;
    switch (group_.place) {
      case RtfPlace::text: return &out_.text;
      case RtfPlace::title: return &out_.title;
      case RtfPlace::author: return &out_.author;
      case RtfPlace::keywords: return &out_.keywords;
      case RtfPlace::comment: return &out_.comment;
      case RtfPlace::nowhere:
      case RtfPlace::fonts:
      case RtfPlace::created: break;
    }
    return nullptr;
  }

  /// A run of bytes becomes text when its charset may change behind it: characters may have several bytes.
  void flush() {
    if (run_.empty()) return;
    std::string* const out = target();
    const bool is_ascii = std::ranges::all_of(run_, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool is_utf8 = has_raw_utf8_ && !has_escapes_;  // whatever charset it declares
    if (out != nullptr) {
      if (is_ascii) {
        *out += run_;
      } else if (is_utf8) {
        *out += text::repair(run_);
      } else {
        const unsigned page = group_.code_page != 0 ? group_.code_page : document_page_;
        auto decoded = decode_charset(run_, name_of_code_page(page));
        if (!decoded) decoded = decode_charset(run_, "windows-1252");
        if (decoded) *out += decoded->text;
      }
    }
    run_.clear();
    has_escapes_ = false;
  }

  void set_created() {
    if (created_.year < 1900 || created_.year > 9999 || created_.month < 1 || created_.month > 12) return;
    if (created_.day < 1 || created_.day > 31) return;
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    out_.created = std::to_string(created_.year) + '-' + two(created_.month) + '-' + two(created_.day);
    if (created_.hour >= 0 && created_.hour < 24 && created_.minute >= 0 && created_.minute < 60)
      out_.created += 'T' + two(created_.hour) + ':' + two(created_.minute);
  }

  string_view bytes_;
  bool has_raw_utf8_;  ///< though the format is ASCII
  std::size_t at_ = 0;
  Group group_;
  std::vector<Group> outer_;
  std::size_t too_deep_ = 0;
  bool closed_ = false;
  std::size_t to_skip_ = 0;
  std::string run_;
  bool has_escapes_ = false;  ///< in `run_`
  char32_t high_surrogate_ = 0;
  unsigned document_page_ = 1252;
  unsigned default_font_ = 0;
  unsigned described_font_ = 0;
  std::unordered_map<unsigned, unsigned> fonts_;  ///< to code pages
  Day created_;
  RtfText out_;
};

}  // namespace

RtfText read_rtf(string_view bytes) { return Parser(bytes).read(); }

}  // namespace news
