// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/units.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <utility>

#include "common/prose/sentences.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t longest_heading = 40;

bool is_word(char c) {
  return text::is_ascii_letter(c) || text::is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// The words of a text, with a blank before and after each. ASCII letters become lower case; others stay.
std::string only_words(std::string_view text) {
  std::string words = " ";
  for (const char c : text) {
    if (is_word(c)) {
      words.push_back(text::lower_ascii(c));
    } else if (words.back() != ' ') {
      words.push_back(' ');
    }
  }
  if (words.back() != ' ') words.push_back(' ');
  return words;
}

/// Whether a headline, reduced to its words, contains all words of a sentence side by side.
bool contains(const std::string& headline, std::string_view sentence) {
  if (sentence.size() > headline.size() + longest_heading) return false;
  const auto begin = std::ranges::find_if(sentence, is_word);
  const auto end = std::find_if_not(begin, sentence.end(), is_word);
  return headline.find(only_words({begin, end})) != std::string::npos &&
         headline.find(only_words(sentence)) != std::string::npos;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

bool is_clause_mark(char32_t c) {
  return c == U',' || c == U';' || c == U':' || c == U'—' || c == U'–' || c == U'،' || c == U'؛';
}

bool is_full_width_clause_mark(char32_t c) { return c == U'、' || c == U'，' || c == U'；' || c == U'：'; }

bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

/// Cuts one sentence into units.
class Cutter {
 public:
  Cutter(std::string_view body, const Sentence& sentence, std::size_t length)
      : body_(body.substr(0, sentence.end)), sentence_(sentence), length_(length) {}

  void cut(std::vector<Unit>& units) {
    std::size_t begin = sentence_.begin;
    std::size_t start = sentence_.start;
    const auto close = [&](std::size_t end, bool clause) {
      units.push_back({begin, end, start, taken_, begin == sentence_.begin, end == sentence_.end, clause});
      start += taken_;
      begin = end;
      taken_ = 0;
    };
    for (std::size_t at = begin; at < sentence_.end;) {
      const auto [c, bytes] = text::decode(body_, at);
      follow_quotes(c);
      at += bytes;
      ++taken_;
      if (at == sentence_.end) break;
      const char32_t next = text::decode(body_, at).code_point;
      const bool clause = is_full_width_clause_mark(c) || (is_space(body_[at]) && is_clause_mark(c));
      if (!may_cut(clause, is_space(body_[at]), next)) continue;
      close(at, clause);
      for (; is_space(body_[at]); ++at) ++start;
      begin = at;
    }
    close(sentence_.end, true);
  }

 private:
  void follow_quotes(char32_t c) {
    if (c == U'"') straight_ = !straight_;
    if (c == U'“' || c == U'(' || c == U'[' || c == U'「') ++depth_;
    if ((c == U'”' || c == U')' || c == U']' || c == U'」') && depth_ > 0) --depth_;
  }

  bool may_cut(bool clause, bool blank, char32_t next) const {
    const bool quoted = straight_ || depth_ > 0;
    if (clause) return taken_ >= (quoted ? length_ / 4 : length_ / 8);
    if (blank) return taken_ >= length_ / 5;
    return taken_ >= length_ / 2 && !is_mark(next);
  }

  std::string_view body_;
  const Sentence& sentence_;
  std::size_t length_;
  std::size_t taken_ = 0;  ///< code points since the last cut
  std::size_t depth_ = 0;
  bool straight_ = false;
};

}  // namespace

bool is_credit(std::string_view sentence) {
  return sentence.starts_with('(') && sentence.substr(0, longest_heading).find("ing by ") != std::string_view::npos;
}

std::vector<Unit> split_units(std::string_view title, std::string_view body, std::size_t length,
                              const std::vector<std::pair<std::size_t, std::size_t>>& highlighted) {
  const std::string headline = only_words(title);
  std::vector<Unit> units;
  auto next_highlight = highlighted.begin();
  bool left_out = false;
  bool begun = false;
  for (const Sentence& sentence : split_sentences(body, dateline_end(body))) {
    const auto text = body.substr(sentence.begin, sentence.end - sentence.begin);
    if (contains(headline, text)) {
      left_out = true;
      continue;
    }
    while (next_highlight != highlighted.end() && next_highlight->second <= sentence.begin) ++next_highlight;
    const bool is_highlighted = next_highlight != highlighted.end() && next_highlight->first < sentence.end;
    const bool is_heading = (!sentence.whole && sentence.length <= longest_heading) || is_credit(text);
    const std::size_t first = units.size();
    if (sentence.length > length + length / 4 && (is_highlighted || !begun)) {
      Cutter(body, sentence, length).cut(units);
    } else {
      units.push_back({.begin = sentence.begin,
                       .end = sentence.end,
                       .start = sentence.start,
                       .length = sentence.length,
                       .heading = is_heading});
    }
    begun = begun || !is_heading;
    units[first].follows = !std::exchange(left_out, false);
  }
  return units;
}

}  // namespace news
