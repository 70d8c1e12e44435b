// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/subject_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/schema.h"
#include "searcher/engine/passages/units.h"
#include "searcher/engine/ranking/idf.h"

namespace news {
namespace {

constexpr unsigned most_words_read = 3000;

/// Where the credit ends that begins with the bracket at `begin`; `begin` if there is none.
std::size_t credit_end(std::string_view text, std::size_t begin) {
  if (!is_credit(text.substr(begin))) return begin;
  const std::size_t end = text.find_first_of(")\n", begin);
  return end == std::string_view::npos ? text.size() : end;
}

/// How often an article has each of its words.
class Occurrences {
 public:
  explicit Occurrences(const SubjectRules& rules) : rules_(rules) {}

  void add(std::string_view text, bool is_title) {
    std::size_t credited = 0;  // the end of the last credit
    std::size_t bracket = text.find('(');
    unsigned end = 0;
    for (words_.reset(text); words_.next();) {
      const Word& word = words_.word();
      if (word.position > most_words_read) break;
      for (; bracket < word.begin; bracket = text.find('(', bracket + 1)) {
        if (bracket >= credited) credited = credit_end(text, bracket);
      }
      if (word.begin < credited) continue;
      const bool is_in_opening = before_ + word.position < opening_words;
      counts_[std::string(word.term)] += is_title ? rules_.in_title : is_in_opening ? rules_.in_opening : 1;
      end = std::max(end, word.position + word.span);
    }
    before_ += end;
  }

  const std::unordered_map<std::string, double>& counts() const { return counts_; }

 private:
  const SubjectRules& rules_;
  Words words_;
  unsigned before_ = 0;  ///< words of the texts before
  std::unordered_map<std::string, double> counts_;
};

}  // namespace

std::vector<SubjectWord> subject_words(std::string_view title, std::string_view body, std::size_t least_articles,
                                       IndexView& index, const SubjectRules& rules) {
  Occurrences occurrences(rules);
  occurrences.add(title, true);
  occurrences.add(body, false);
  std::vector<std::string> terms;
  for (const auto& [term, count] : occurrences.counts()) {
    if (!index.is_stop(term)) terms.push_back(term);
  }
  index.fetch_frequencies(terms);
  const auto all = index.article_count();
  const auto most = std::max(rules.always_allowed, static_cast<std::size_t>(rules.most_articles * all));
  std::vector<SubjectWord> words;
  for (std::string& term : terms) {
    const std::size_t articles = index.articles_with(term);
    if (articles < least_articles || articles > most) continue;
    const double count = occurrences.counts().at(term);
    const double rarity = inverse_document_frequency(articles, all);
    const double weight = count / (count + rules.saturation) * std::pow(rarity, rules.rarity);
    words.push_back({.term = std::move(term), .weight = weight, .articles = articles, .telling = weight * rarity});
  }
  std::ranges::sort(words, [](const SubjectWord& one, const SubjectWord& other) {
    return one.telling != other.telling ? one.telling > other.telling : one.term < other.term;
  });
  if (words.size() > rules.words) words.resize(rules.words);
  return words;
}

}  // namespace news
