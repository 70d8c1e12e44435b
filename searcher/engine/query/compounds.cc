// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/compounds.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <utility>

#include "common/analysis/folding.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t fewest_letters = 3;        // of a part
constexpr std::size_t fewest_in_compound = 7;    // letters of a word that is parted
constexpr double frequent_share = 0.05;          // of the articles: a word that has more needs no other form
constexpr double least_frequent = 20;            // articles
constexpr std::size_t most_tried = 2;            // ways to part a word whose postings are read
constexpr std::size_t most_examined = 16;        // articles that have both parts
constexpr std::size_t most_moves = 500;          // in their postings
constexpr std::size_t fewest_beside_share = 10;  // at least one in so many has the parts side by side

/// Whether a word has only letters of a script that puts blanks between words.
bool is_of_letters(std::string_view term) {
  for (std::size_t at = 0; at < term.size();) {
    const auto [c, length] = text::decode(term, at);
    if (char_info(c).kind != CharKind::letter) return false;
    at += length;
  }
  return true;
}

bool may_be_part(const QueryWord& word) {
  return word.span == 1 && !word.is_beginning && !word.is_stop && is_of_letters(word.term) &&
         text::count_code_points(word.term) >= fewest_letters;
}

/// Whether one article has the words side by side, in this order. Both postings stand at it.
bool are_side_by_side(const Xapian::PostingIterator& first, const Xapian::PostingIterator& second) {
  auto at = first.positionlist_begin();
  auto next = second.positionlist_begin();
  while (at != first.positionlist_end() && next != second.positionlist_end()) {
    if (*next == *at + 1) return true;
    if (*next <= *at) {
      next.skip_to(*at + 1);
    } else {
      at.skip_to(*next - 1);
    }
  }
  return false;
}

/// The same of shards, by all articles that have both words: a server would send all of their postings.
bool are_often_side_by_side_in_shards(const std::string& first, const std::string& second, const IndexView& index) {
  const std::string words[] = {first, second};
  const std::size_t both = index.count({Xapian::Query::OP_AND, std::begin(words), std::end(words)}).matches;
  const std::size_t beside = index.count({Xapian::Query::OP_PHRASE, std::begin(words), std::end(words)}).matches;
  return beside != 0 && beside * fewest_beside_share >= both;
}

/// Looks at the first articles that have both words.
bool are_often_side_by_side(const std::string& first, const std::string& second, const IndexView& index) {
  if (index.has_shards()) return are_often_side_by_side_in_shards(first, second, index);
  PostingRange one = index.postings(first);
  PostingRange two = index.postings(second);
  std::size_t both = 0;
  std::size_t beside = 0;
  for (std::size_t moves = 0; moves < most_moves && both < most_examined; ++moves) {
    if (one.at == one.end || two.at == two.end) break;
    if (*one.at < *two.at) {
      one.at.skip_to(*two.at);
    } else if (*two.at < *one.at) {
      two.at.skip_to(*one.at);
    } else {
      ++both;
      beside += are_side_by_side(one.at, two.at) ? 1 : 0;
      ++one.at;
    }
  }
  return beside != 0 && beside * fewest_beside_share >= both;
}

}  // namespace

std::vector<Parts> ways_to_part(std::string_view term, std::string_view prefix, const LeastPart& least,
                                IndexView& index) {
  constexpr std::size_t fewest_bytes = 2;
  std::vector<Parts> found;
  if (!is_of_letters(term)) return found;
  for (std::size_t at = fewest_bytes; at + fewest_bytes <= term.size(); ++at) {
    if (text::is_continuation(term[at])) continue;
    Parts parts{.first = std::string(term.substr(0, at)), .second = std::string(term.substr(at))};
    if (text::count_code_points(parts.first) < least.letters || text::count_code_points(parts.second) < least.letters)
      continue;
    parts.articles = index.articles_with(make_term(prefix, parts.first));
    if (parts.articles < least.articles) continue;
    parts.articles = std::min(parts.articles, index.articles_with(make_term(prefix, parts.second)));
    if (parts.articles >= least.articles) found.push_back(std::move(parts));
  }
  std::ranges::stable_sort(found, std::greater<>(), &Parts::articles);
  return found;
}

std::optional<std::string> joined_compound(const QueryWord& first, const QueryWord& second, IndexView& index) {
  if (!may_be_part(first) || !may_be_part(second)) return std::nullopt;
  std::string joined = first.term + second.term;
  if (joined.size() > max_term_bytes || index.articles_with(joined) == 0) return std::nullopt;
  return joined;
}

std::optional<std::string> parted_compound(const QueryWord& word, IndexView& index) {
  if (!may_be_part(word) || text::count_code_points(word.term) < fewest_in_compound) return std::nullopt;
  const std::size_t articles = index.articles_with(word.term);
  const double most = std::max(least_frequent, frequent_share * index.article_count());
  if (static_cast<double>(articles) > most || !index.capabilities().positions) return std::nullopt;
  const LeastPart least{.letters = fewest_letters, .articles = std::max<std::size_t>(1, articles)};
  std::size_t tried = 0;
  for (const Parts& parts : ways_to_part(word.term, {}, least, index)) {
    if (index.is_stop(parts.first) || index.is_stop(parts.second)) continue;
    if (++tried > most_tried) break;
    if (are_often_side_by_side(parts.first, parts.second, index)) return parts.first + ' ' + parts.second;
  }
  return std::nullopt;
}

}  // namespace news
