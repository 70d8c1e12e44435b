// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/ties.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t fewest_ties = 3;
constexpr std::size_t most_ties = 5;
constexpr double least_share = 0.4;  // of the score of the first part, for more than the fewest

constexpr std::size_t most_joined = 3;  // words of a name
constexpr std::size_t longest_run = 8;  // code points of a run of pairs
constexpr unsigned most_words_read = 10'000;

/// Words of the article that stand side by side, and which parts they are.
struct Span {
  std::size_t begin = 0;  // bytes, half open
  std::size_t end = 0;
  std::size_t words = 0;
  std::set<std::size_t> parts = {};
};

bool begins_upper(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

/// The spellings in an article of what it shares.
class Spellings {
 public:
  explicit Spellings(const std::vector<ScorePart>& parts) {
    for (std::size_t n = 0; n < parts.size(); ++n) {
      if (!parts[n].remark) part_of_.emplace(parts[n].text, n);
    }
  }

  void read(std::string_view text) {
    Span span;
    for (Words at(text); at.next();) {
      const Word& word = at.word();
      if (word.position > most_words_read) break;
      const auto part = part_of_.find(std::string(word.term));
      if (part == part_of_.end()) continue;
      if (!joins(span, word, text)) {
        note(text, span);
        span = {.begin = word.begin};
      }
      span.end = std::max(span.end, word.end);
      ++span.words;
      span.parts.insert(part->second);
    }
    note(text, span);
  }

  /// The most frequent spelling with this part, or null; "Beijing" rather than "BEIJING".
  const std::pair<const std::string, Span>* of(std::size_t part) const {
    const std::pair<const std::string, Span>* best = nullptr;
    for (const auto& spelling : spellings_) {
      if (!spelling.second.parts.contains(part)) continue;
      if (best == nullptr || spelling.second.words >= best->second.words) best = &spelling;
    }
    return best;
  }

 private:
  /// Whether a word goes on where the span ends: with the second character of a pair, or as the next word of a name.
  static bool joins(const Span& span, const Word& word, std::string_view text) {
    if (span.words == 0) return false;
    if (word.begin < span.end)
      return word.end <= span.end ||
             text::count_code_points(text.substr(span.begin, word.end - span.begin)) <= longest_run;
    const bool side_by_side = text.substr(span.end, word.begin - span.end) == " ";
    return side_by_side && span.words < most_joined && begins_upper(text.substr(span.begin)) &&
           begins_upper(text.substr(word.begin));
  }

  void note(std::string_view text, const Span& span) {
    if (span.words == 0) return;
    Span& known = spellings_[text::collapse_space(text.substr(span.begin, span.end - span.begin))];
    ++known.words;
    known.parts.insert(span.parts.begin(), span.parts.end());
  }

  std::unordered_map<std::string, std::size_t> part_of_;  ///< by term
  std::map<std::string, Span> spellings_;                 ///< `words` counts the places of each
};

bool says_something(std::string_view word) {
  return text::count_code_points(word) > 1 && word.find_first_not_of("0123456789.,") != std::string_view::npos;
}

}  // namespace

TyingWords ties_of(const std::vector<ScorePart>& parts, const StoredArticle& article, IndexView& index) {
  Spellings spellings(parts);
  spellings.read(article.body);
  Spellings in_title(parts);
  in_title.read(article.title);
  TyingWords ties;
  std::set<std::string> known;  // terms, and other forms of them
  double first = 0;
  for (std::size_t n = 0; n < parts.size() && ties.words.size() < most_ties; ++n) {
    const ScorePart& part = parts[n];
    if (part.remark || known.contains(part.text)) continue;
    if (ties.words.size() >= fewest_ties && part.score < least_share * first) break;
    const auto* spelling = spellings.of(n);
    if (spelling == nullptr) spelling = in_title.of(n);
    if (spelling == nullptr || !says_something(spelling->first)) continue;
    first = std::max(first, part.score);
    ties.words.push_back(spelling->first);
    for (const std::size_t one : spelling->second.parts) {
      const std::string& term = parts[one].text;
      ties.terms.push_back(term);
      const auto& family = index.family({.term = term, .lower = term});
      known.insert(family.begin(), family.end());
    }
  }
  return ties;
}

}  // namespace news
