// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/ties.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t fewest_ties = 3;
constexpr std::size_t most_ties = 5;
constexpr double least_share = 0.4;  // of the best score, for more than the fewest
constexpr double saturation = 1.2;   // as in the ranking, for an article of average length

constexpr std::size_t most_joined = 3;  // words of a name
constexpr std::size_t longest_run = 8;  // code points of a run of pairs
constexpr unsigned most_words_read = 10'000;

/// Words of the article that stand side by side.
struct Span {
  std::size_t begin = 0;  ///< bytes, half open
  std::size_t end = 0;
  std::size_t count = 0;             ///< of its words; of a spelling, of its places
  std::set<std::size_t> words = {};  ///< by their places in the subject
};

bool begins_upper(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

/// The places in an article of what it shares with the subject. Words of that are known by their places in it.
class Shared {
 public:
  using Spellings = std::map<std::string, Span>;
  using Spelling = Spellings::value_type;

  explicit Shared(const std::vector<SubjectWord>& subject) : counts_(subject.size()) {
    for (std::size_t n = 0; n < subject.size(); ++n) place_of_.emplace(subject[n].term, n);
  }

  void read(std::string_view text, bool is_title) {
    Spellings& spellings = is_title ? in_title_ : in_body_;
    Span span;
    for (Words at(text); at.next();) {
      const Word& word = at.word();
      if (word.position > most_words_read) break;
      const auto place = place_of_.find(word.term);
      if (place == place_of_.end()) continue;
      counts_[place->second] += is_title ? title_weight : 1;
      if (!joins(span, word, text)) {
        note(text, span, spellings);
        span = {.begin = word.begin};
      }
      span.end = std::max(span.end, word.end);
      ++span.count;
      span.words.insert(place->second);
    }
    note(text, span, spellings);
  }

  double count(std::size_t word) const { return counts_[word]; }

  /// The most frequent spelling with a word, that of the body if it has the word there; null if it has none.
  const Spelling* spelling_of(std::size_t word) const {
    const Spelling* const in_body = most_frequent(in_body_, word);
    return in_body != nullptr ? in_body : most_frequent(in_title_, word);
  }

 private:
  /// Whether a word goes on where the span ends: with the second character of a pair, or as the next word of a name.
  static bool joins(const Span& span, const Word& word, std::string_view text) {
    if (span.count == 0) return false;
    if (word.begin < span.end)
      return word.end <= span.end ||
             text::count_code_points(text.substr(span.begin, word.end - span.begin)) <= longest_run;
    const bool side_by_side = text.substr(span.end, word.begin - span.end) == " ";
    return side_by_side && span.count < most_joined && begins_upper(text.substr(span.begin)) &&
           begins_upper(text.substr(word.begin));
  }

  /// Of equal ones "Beijing" rather than "BEIJING".
  static const Spelling* most_frequent(const Spellings& spellings, std::size_t word) {
    const Spelling* best = nullptr;
    for (const Spelling& spelling : spellings) {
      if (!spelling.second.words.contains(word)) continue;
      if (best == nullptr || spelling.second.count >= best->second.count) best = &spelling;
    }
    return best;
  }

  static void note(std::string_view text, const Span& span, Spellings& spellings) {
    if (span.count == 0) return;
    Span& known = spellings[text::collapse_space(text.substr(span.begin, span.end - span.begin))];
    ++known.count;
    known.words.insert(span.words.begin(), span.words.end());
  }

  std::map<std::string, std::size_t, std::less<>> place_of_;  ///< by term
  std::vector<double> counts_;
  Spellings in_title_;
  Spellings in_body_;
};

bool says_something(std::string_view word) {
  return text::count_code_points(word) > 1 && word.find_first_not_of("0123456789.,") != std::string_view::npos;
}

/// What each word adds to the score of the article, but for a factor that all share; the highest first.
std::vector<std::pair<double, std::size_t>> scores_of(const std::vector<SubjectWord>& subject, const Shared& shared) {
  std::vector<std::pair<double, std::size_t>> scores;
  for (std::size_t n = 0; n < subject.size(); ++n) {
    const double count = shared.count(n);
    if (count > 0) scores.emplace_back(subject[n].telling * count / (count + saturation), n);
  }
  std::ranges::stable_sort(scores, std::greater<>(), &std::pair<double, std::size_t>::first);
  return scores;
}

}  // namespace

TyingWords ties_of(const std::vector<SubjectWord>& subject, const StoredArticle& article, IndexView& index) {
  Shared shared(subject);
  shared.read(article.title, true);
  shared.read(article.body, false);
  TyingWords ties;
  std::set<std::string> known;  // terms, and other forms of them
  double best = 0;
  for (const auto& [score, place] : scores_of(subject, shared)) {
    if (ties.words.size() == most_ties || (ties.words.size() >= fewest_ties && score < least_share * best)) break;
    const auto* spelling = shared.spelling_of(place);
    if (known.contains(subject[place].term) || spelling == nullptr || !says_something(spelling->first)) continue;
    best = std::max(best, score);
    ties.words.push_back(spelling->first);
    for (const std::size_t one : spelling->second.words) {
      const std::string& term = subject[one].term;
      ties.terms.push_back(term);
      const auto& family = index.family({.term = term, .lower = term});
      known.insert(family.begin(), family.end());
    }
  }
  return ties;
}

}  // namespace news
