// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/run_words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "common/analysis/folding.h"
#include "common/analysis/function_words.h"
#include "common/text.h"
#include "news/error.h"

namespace news {

namespace {

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  CharKind kind = CharKind::letter;  ///< `ideograph` or `dictionary` for runs without blanks, else `letter`
};

/// Where ICU cuts a text into words.
class WordBreaks {
 public:
  WordBreaks() {
    UErrorCode status = U_ZERO_ERROR;
    breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw Error("ICU's word dictionaries cannot be read", "reinstall the ICU library");
  }

  /// The end of each word.
  std::vector<std::size_t> ends(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UText* const source = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
    std::vector<std::size_t> ends;
    if (U_SUCCESS(status)) breaks_->setText(source, status);
    if (U_SUCCESS(status)) {
      for (auto end = breaks_->next(); end != icu::BreakIterator::DONE; end = breaks_->next()) {
        ends.push_back(static_cast<std::size_t>(end));
      }
    }
    utext_close(source);
    if (U_FAILURE(status)) ends.assign(1, text.size());
    return ends;
  }

 private:
  std::unique_ptr<icu::BreakIterator> breaks_;
};

/// Whether a text may have a character of a script without blanks: all of them take three bytes or more.
bool may_have_runs(std::string_view text) {
  return std::ranges::any_of(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0; });
}

bool is_run(CharKind kind) { return kind == CharKind::ideograph || kind == CharKind::dictionary; }

/// The runs of a text and what stands between them, without the punctuation around it.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool goes_on = false;  // the last piece may take the next character
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += length) {
    const auto decoded = text::decode(text, at);
    length = std::max<std::size_t>(1, decoded.length);
    const CharKind kind = char_info(decoded.code_point).kind;
    const std::size_t end = at + length;
    const bool clings = kind == CharKind::mark || kind == CharKind::ignorable;
    if (goes_on && clings && pieces.back().end == at) {
      pieces.back().end = end;
    } else if (is_run(kind)) {
      if (goes_on && pieces.back().kind == kind && pieces.back().end == at) {
        pieces.back().end = end;
      } else {
        pieces.push_back({at, end, kind});
      }
      goes_on = true;
    } else if (kind == CharKind::letter || kind == CharKind::digit) {
      if (!pieces.empty() && pieces.back().kind == CharKind::letter) {
        pieces.back().end = end;  // with the punctuation in between: vol.8
      } else {
        pieces.push_back({at, end, CharKind::letter});
      }
      goes_on = true;
    }
  }
  return pieces;
}

/// ICU takes a few words together with their particle: 魚の.
std::string_view bare(std::string_view word) {
  constexpr std::size_t kana_bytes = 3;
  const bool has_particle = word.size() > kana_bytes && (word.ends_with("の") || word.ends_with("を"));
  if (!has_particle || is_function_word(word)) return word;
  const std::string_view stem = word.substr(0, word.size() - kana_bytes);
  const char32_t last = text::decode(stem, stem.size() - kana_bytes).code_point;
  return last >= 0x3400 && last <= 0x9FFF ? stem : word;
}

class Cutter {
 public:
  Cutter(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  std::vector<RunWord> cut() {
    const std::vector<Piece> pieces = pieces_of(text_);
    if (std::ranges::none_of(pieces, is_run, &Piece::kind)) return {};
    for (const Piece& piece : pieces) {
      if (words_.size() >= most_) break;
      if (is_run(piece.kind)) {
        add(piece.begin, piece.end);
      } else {
        words_.push_back({.begin = piece.begin, .end = piece.end});
      }
    }
    join_single();
    std::erase_if(words_, [&](const RunWord& word) { return is_function_word(of(word)); });
    if (words_.size() > most_) words_.resize(most_);
    for (std::size_t n = 0; n + 1 < words_.size(); ++n) bridge(words_[n], words_[n + 1]);
    return std::move(words_);
  }

 private:
  std::string_view of(const RunWord& word) const { return text_.substr(word.begin, word.end - word.begin); }

  void add(std::size_t begin, std::size_t end);
  void join_single();
  bool is_single(const RunWord& word) const;
  std::size_t character_end(std::size_t at) const;
  void bridge(RunWord& word, const RunWord& next) const;

  static WordBreaks& breaks() {
    thread_local WordBreaks breaks;
    return breaks;
  }

  std::string_view text_;
  std::size_t most_;
  std::vector<RunWord> words_;
};

/// Adds the words of a stretch. ICU cuts by what stands around, so each word is cut again by itself.
void Cutter::add(std::size_t begin, std::size_t end) {
  const std::vector<std::size_t> ends = breaks().ends(text_.substr(begin, end - begin));
  if (ends.size() < 2) {
    const std::string_view word = bare(text_.substr(begin, end - begin));
    if (!is_particle(word)) words_.push_back({.begin = begin, .end = begin + word.size()});
    return;
  }
  std::size_t from = begin;
  for (const std::size_t to : ends) {
    if (words_.size() > 4 * most_) return;  // joining leaves at least half of them
    add(from, begin + to);
    from = begin + to;
  }
}

std::size_t Cutter::character_end(std::size_t at) const {
  at += text::decode(text_, at).length;
  while (at < text_.size()) {
    const auto [c, length] = text::decode(text_, at);
    const CharInfo info = char_info(c);
    if (info.kind != CharKind::mark && info.kind != CharKind::ignorable && !info.joins) break;
    at += length;
  }
  return at;
}

/// Whether a word is one character of a script that is indexed in pairs, and no particle.
bool Cutter::is_single(const RunWord& word) const {
  return char_info(text::decode(text_, word.begin).code_point).kind == CharKind::ideograph &&
         character_end(word.begin) >= word.end && !is_particle(of(word));
}

/// Makes pairs of words of one character that stand side by side.
void Cutter::join_single() {
  std::vector<RunWord> joined;
  for (std::size_t n = 0; n < words_.size(); ++n) {
    const auto follows = [&](std::size_t a, std::size_t b) {
      return b < words_.size() && words_[a].end == words_[b].begin && is_single(words_[a]) && is_single(words_[b]);
    };
    if (follows(n, n + 1)) {
      joined.push_back({.begin = words_[n].begin, .end = words_[n + 1].end});
    } else if (n == 0 || !follows(n - 1, n)) {
      joined.push_back(words_[n]);
    }
  }
  words_ = std::move(joined);
}

void Cutter::bridge(RunWord& word, const RunWord& next) const {
  const auto is_ideograph = [&](std::size_t at) {
    return char_info(text::decode(text_, at).code_point).kind == CharKind::ideograph;
  };
  if (word.end != next.begin || !is_ideograph(word.begin) || !is_ideograph(next.begin)) return;
  std::size_t last = word.begin;
  for (std::size_t at = last; at < word.end; at = character_end(at)) last = at;
  word.bridge_begin = last;
  word.bridge_end = character_end(next.begin);
}

}  // namespace

std::vector<RunWord> cut_runs(std::string_view text, std::size_t most) {
  if (!may_have_runs(text)) return {};
  std::vector<RunWord> words = Cutter(text, most).cut();
  const bool is_whole = words.size() == 1 && words.front().begin == 0 && words.front().end == text.size();
  if (is_whole) words.clear();
  return words;
}

}  // namespace news
