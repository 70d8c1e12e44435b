// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/field_values.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/analysis/folding.h"
#include "common/index/stored_article.h"

namespace news {
namespace {

/// Nobody picks a longer value from a list, and very long terms are cut.
constexpr std::size_t longest_value = 120;
constexpr std::size_t most_terms = 20'000;
constexpr std::size_t most_articles = 200;
constexpr std::size_t least_articles = 4;  // per term

using Counted = std::pair<std::size_t, std::string>;

/// The terms that begin with `prefix`, the most frequent first.
std::vector<Counted> terms_with(const std::string& prefix, const IndexView& index) {
  std::vector<Counted> terms;
  for (TermCursor at = index.terms_from(prefix); !at.at_end(); at.next()) {
    if (terms.size() == most_terms) break;
    terms.emplace_back(at.articles(), at.term());
  }
  std::ranges::sort(terms, [](const Counted& a, const Counted& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  return terms;
}

/// What every term of the last word in `folded` begins with, however the word goes on.
std::string_view start_of_term(std::string_view folded) {
  const auto blank = folded.rfind(' ');
  if (blank != std::string_view::npos) folded.remove_prefix(blank + 1);
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const auto end = std::ranges::find_if_not(folded, is_plain);
  return folded.substr(0, static_cast<std::size_t>(end - folded.begin()));
}

std::vector<std::string> exact_values(const Field& field, std::string_view start, std::size_t limit,
                                      const IndexView& index) {
  std::vector<std::string> values;
  for (auto& [count, term] : terms_with(exact_term(field, start), index)) {
    if (values.size() == limit) break;
    term.erase(0, field.prefix.size());
    if (term.size() <= longest_value) values.push_back(std::move(term));
  }
  return values;
}

/// An upper bound for the articles with a value: as many as have its rarest word.
std::size_t frequency(const Field& field, std::string_view value, IndexView& index) {
  std::size_t least = 0;
  for (Words words(value); words.next();) {
    const std::size_t count = index.articles_with(make_term(field, words.word().term));
    if (count != 0 && (least == 0 || count < least)) least = count;
  }
  return least;
}

std::set<std::string> word_values(const Field& field, const std::string& start, const IndexView& index) {
  std::set<std::string> values;
  std::size_t articles = 0;
  const std::vector<Counted> terms = terms_with(std::string(field.prefix).append(start_of_term(start)), index);
  // Several values may share a word: read articles that are far from each other.
  const std::size_t looks = std::max(least_articles, most_articles / std::max<std::size_t>(1, terms.size()));
  const auto stride = static_cast<Xapian::docid>(index.last_article() / looks + 1);
  for (const auto& [count, term] : terms) {
    for (auto [posting, end] = index.postings(term); posting != end;) {
      if (articles == most_articles) return values;
      ++articles;
      const StoredArticle stored = index.article(*posting);
      for (const std::string& value : values_of(field, stored)) {
        if (!value.empty() && value.size() <= longest_value && fold(value).starts_with(start)) values.insert(value);
      }
      posting.skip_to(*posting + stride);
    }
  }
  return values;
}

}  // namespace

std::vector<std::string> field_values(const Field& field, std::string_view start, std::size_t limit, IndexView& index) {
  if (!field.completed) return {};
  if (field.match == Match::exact) return exact_values(field, start, limit, index);
  std::vector<Counted> found;
  for (const std::string& value : word_values(field, fold(start), index))
    found.emplace_back(frequency(field, value, index), value);
  std::ranges::stable_sort(found, std::greater<>(), &Counted::first);
  std::vector<std::string> values;
  for (auto& [count, value] : found) {
    if (values.size() == limit) break;
    values.push_back(std::move(value));
  }
  return values;
}

}  // namespace news
