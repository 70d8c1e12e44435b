// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/prose/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text.h"

namespace news {
namespace {

using namespace std::string_view_literals;

constexpr auto npos = std::string_view::npos;

/// Abbreviations before a name or a number. Sorted.
constexpr std::array titles{"Adm"sv, "Ave"sv, "Brig"sv, "Capt"sv, "Cmdr"sv,   "Col"sv,  "Dr"sv,  "Ft"sv,  "Gen"sv,
                            "Gov"sv, "Hon"sv, "Lt"sv,   "Maj"sv,  "Messrs"sv, "Mr"sv,   "Mrs"sv, "Ms"sv,  "Mt"sv,
                            "No"sv,  "Nos"sv, "Pres"sv, "Prof"sv, "Rep"sv,    "Reps"sv, "Rev"sv, "Sen"sv, "Sens"sv,
                            "Sgt"sv, "St"sv,  "Ste"sv,  "Supt"sv, "cf"sv,     "pp"sv,   "v"sv,   "vs"sv};

/// Abbreviations that may also end a sentence. Sorted.
constexpr std::array endings{"Apr"sv, "Aug"sv, "Bros"sv, "Co"sv,   "Corp"sv, "Cos"sv, "Dec"sv, "Dept"sv,
                             "Feb"sv, "Inc"sv, "Jan"sv,  "Jr"sv,   "Jul"sv,  "Jun"sv, "Ltd"sv, "Mar"sv,
                             "Nov"sv, "Oct"sv, "Sep"sv,  "Sept"sv, "Sr"sv,   "etc"sv};

/// Words that show, after such an abbreviation, that a new sentence has begun. Sorted.
constexpr std::array openers{"A"sv,     "After"sv, "All"sv,   "Although"sv, "An"sv,   "And"sv, "As"sv,      "At"sv,
                             "But"sv,   "By"sv,    "For"sv,   "From"sv,     "He"sv,   "His"sv, "However"sv, "I"sv,
                             "If"sv,    "In"sv,    "It"sv,    "Its"sv,      "Many"sv, "On"sv,  "One"sv,     "Other"sv,
                             "Our"sv,   "She"sv,   "Since"sv, "Some"sv,     "That"sv, "The"sv, "Their"sv,   "There"sv,
                             "These"sv, "They"sv,  "This"sv,  "Those"sv,    "To"sv,   "We"sv,  "What"sv,    "When"sv,
                             "While"sv, "With"sv,  "You"sv};
static_assert(std::ranges::is_sorted(titles) && std::ranges::is_sorted(endings) && std::ranges::is_sorted(openers));

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Bytes that may end a sentence or a line, or begin a character that may. Arabic and Urdu marks are recognised by
/// their second bytes, because nearly every letter has the same first byte.
constexpr auto may_end = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (const unsigned char byte : "\n.!?\xE0\xE2\xE3\xEF\x9F\x94"sv) bytes[byte] = 1;
  return bytes;
}();

/// The next place, from `at` on, of a character that may end a sentence or a line.
std::size_t next_end(std::string_view text, std::size_t at) {
  constexpr std::size_t stride = 8;
  const auto may_end_at = [&](std::size_t place) { return may_end[static_cast<unsigned char>(text[place])]; };
  for (;; ++at) {
    for (unsigned found = 0; at + stride <= text.size(); at += stride) {
      for (std::size_t i = 0; i < stride; ++i) found |= may_end_at(at + i);
      if (found != 0) break;
    }
    while (at < text.size() && may_end_at(at) == 0) ++at;
    if (at >= text.size()) return text.size();
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto beside = [&](std::size_t place) {
      return place < text.size() ? static_cast<unsigned char>(text[place]) : 0;
    };
    switch (byte) {
      case 0x9F:
        if (beside(at - 1) == 0xD8) return at - 1;
        break;
      case 0x94:
        if (beside(at - 1) == 0xDB) return at - 1;
        break;
      case 0xE0:
        if (beside(at + 1) == 0xA5 && beside(at + 2) == 0xA4) return at;
        break;
      case 0xE2:
      case 0xE3:
        if (beside(at + 1) == 0x80) return at;
        break;
      case 0xEF:
        if (beside(at + 1) == 0xBC || beside(at + 1) == 0xBD) return at;
        break;
      default: return at;
    }
  }
}

bool is_full_width_end(char32_t c) noexcept {
  return c == U'。' || c == U'！' || c == U'？' || c == U'．' || c == U'｡';
}

/// Anything but a lower-case letter, a comma and the like.
bool may_begin_sentence(char32_t c) {
  if (u_islower(static_cast<UChar32>(c))) return false;
  return c != U',' && c != U';' && c != U':' && c != U'-' && c != U'–' && c != U'—' && c != U')' && c != U'&';
}

/// The ASCII letters and full stops right before `end`: U.S before the last stop of U.S.
std::string_view abbreviation_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 16 && (text::is_ascii_letter(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return text.substr(begin, end - begin);
}

std::string_view letters_after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text::is_ascii_letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// Whether the full stop at `stop` only ends an abbreviation. The text continues at `next`.
bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next) {
  const auto word = abbreviation_before(text, stop);
  if (word.empty()) return false;
  if (std::ranges::binary_search(titles, word)) return true;
  const bool is_initials = word.size() == 1 ? is_upper(word[0]) : word[word.size() - 2] == '.';
  if (!is_initials && !std::ranges::binary_search(endings, word)) return false;
  return !std::ranges::binary_search(openers, letters_after(text, next));
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]) && text[at] != '\n') ++at;
  return at;
}

/// The end, closing quotes included, of the sentence that the mark at `mark` may end; npos if it does not. `at` is
/// right after the mark.
std::size_t sentence_end(std::string_view text, std::size_t mark, std::size_t at) {
  bool is_full_width = is_full_width_end(text::decode(text, mark).code_point);
  for (;;) {
    const auto [c, length] = text::decode(text, at);
    // German quotations end with the mark that opens English ones.
    const bool closes_german = c == U'“' && (at + length == text.size() || is_space(text[at + length]));
    if (!is_sentence_end(c) && !is_closing_mark(c) && !closes_german) break;
    is_full_width = is_full_width || is_full_width_end(c);
    at += length;
  }
  const std::size_t next = skip_blanks(text, at);
  if (next == text.size() || text[next] == '\n' || is_full_width) return at;
  if (next == at || !may_begin_sentence(text::decode(text, next).code_point)) return npos;
  if (text[mark] == '.' && at == mark + 1 && is_abbreviation(text, mark, next)) return npos;
  return at;
}

class Splitter {
 public:
  Splitter(std::string_view text, std::size_t from) : text_(text), begin_(from) { count_to(from); }

  std::vector<Sentence> split() {
    std::size_t at = begin_;
    while (true) {
      at = next_end(text_, at);
      if (at == text_.size()) break;
      if (text_[at] == '\n') {
        close(at, false);
        begin_ = ++at;
      } else {
        at = look(at);
      }
    }
    close(text_.size(), false);
    return std::move(sentences_);
  }

 private:
  std::size_t look(std::size_t at) {
    const auto [c, length] = text::decode(text_, at);
    if (!is_sentence_end(c)) return at + length;
    const std::size_t end = sentence_end(text_, at, at + length);
    if (end == npos) return at + length;
    close(end, true);
    return begin_ = end;
  }

  void close(std::size_t end, bool whole) {
    std::size_t begin = begin_;
    while (begin < end && is_space(text_[begin])) ++begin;
    std::size_t last = end;
    while (last > begin && is_space(text_[last - 1])) --last;
    const std::size_t next = skip_blanks(text_, end);
    const bool ends_line = next == text_.size() || text_[next] == '\n';
    if (begin < last) {
      const std::size_t start = count_to(begin);
      sentences_.push_back({begin, last, start, count_to(last) - start, ends_line, whole});
    }
  }

  std::size_t count_to(std::size_t end) {
    if (counted_ < end) code_points_ += text::count_code_points(text_.substr(counted_, end - counted_));
    counted_ = std::max(counted_, end);
    return code_points_;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t counted_ = 0;
  std::size_t code_points_ = 0;
  std::vector<Sentence> sentences_;
};

}  // namespace

bool is_sentence_end(char32_t c) noexcept {
  return c == U'.' || c == U'!' || c == U'?' || c == U'…' || c == U'؟' || c == U'۔' || c == U'।' ||
         is_full_width_end(c);
}

bool is_closing_mark(char32_t c) noexcept {
  return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'”' || c == U'’' || c == U'»' || c == U'」' ||
         c == U'』' || c == U'）' || c == U'】' || c == U'》';
}

std::vector<Sentence> split_sentences(std::string_view text, std::size_t from) { return Splitter(text, from).split(); }

std::size_t dateline_end(std::string_view text) {
  constexpr std::size_t longest_place = 80;
  constexpr std::size_t longest_agency = 40;
  const std::size_t open = text.substr(0, longest_place).find('(');
  if (open == npos) return 0;
  const auto place = text.substr(0, open);
  if (place.find('\n') != npos) return 0;
  for (std::size_t at = skip_blanks(text, 0); at < open; at = skip_blanks(text, std::min(text.find(' ', at), open))) {
    const char32_t c = text::decode(text, at).code_point;
    if (u_islower(static_cast<UChar32>(c)) || u_ispunct(static_cast<UChar32>(c))) return 0;
  }
  const std::size_t close = text.substr(0, open + longest_agency).find(')', open);
  if (close == npos) return 0;
  std::size_t at = skip_blanks(text, close + 1);
  const std::size_t dash = at;
  for (const auto mark : {"--"sv, "-"sv, "–"sv, "—"sv}) {
    if (at == dash && text.substr(at).starts_with(mark)) at += mark.size();
  }
  const std::size_t next = skip_blanks(text, at);
  return at == dash || next == at || next == text.size() ? 0 : next;
}

}  // namespace news
