// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/explanation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// In a query with more parts, the number of articles of each is only estimated.
constexpr std::size_t most_counted = 32;

}  // namespace

void Explanation::by_relevance(Xapian::Enquire& enquire, const IndexView& index) {
  set_ranking(enquire, index, Sort::relevance);
}

Explanation::Explanation(const CompiledQuery& query, Demand asked, const std::vector<Boost>& boosts, const Scale& scale,
                         const std::vector<std::string>& ids, const IndexView& index, Ranking ranking)
    : index_(index), scale_(scale), highlighter_({}) {
  std::vector<Query> page;
  for (const std::string& id : ids) page.emplace_back(exact_term(fields::id, id));
  const Query on_page(Query::OP_OR, page.begin(), page.end());
  const auto count =
      static_cast<Xapian::doccount>(index.count(on_page).matches);  // several indexes may have the same id
  const auto weights_of = [&](const Query& one) {
    Xapian::Enquire enquire = index.enquire(Query(Query::OP_FILTER, one, on_page), Scores::ranked);
    ranking(enquire, index);
    return enquire.get_mset(0, count);
  };
  const auto scores_of = [](const Xapian::MSet& found) {
    std::unordered_map<Xapian::docid, double> scores;
    for (auto match = found.begin(); match != found.end(); ++match) scores[*match] = match.get_weight();
    return scores;
  };
  const bool covers = scale.boost_per_share > 0;
  const std::vector<unsigned> shares = query.shares(asked);
  const Xapian::doccount exactly = query.parts.size() > most_counted ? 0 : counted_exactly;
  std::vector<HighlightPattern> patterns;
  for (std::size_t n = 0; n < query.parts.size(); ++n) {
    const CompiledQuery::Part& part = query.parts[n];
    const Query& asked_for = asked == Demand::any ? part.apart : part.query;
    const Xapian::MSet found = weights_of(asked_for);
    if (found.get_max_attained() <= 0 && !covers) continue;
    for (std::size_t pattern = part.first_pattern; pattern != part.end_pattern; ++pattern) {
      if (asked != Demand::any && query.patterns[pattern].apart) continue;
      part_of_pattern_.push_back(parts_.size());
      patterns.push_back(query.patterns[pattern]);
    }
    parts_.push_back({.text = part.text,
                      .count = index.count(asked_for, exactly),
                      .scores = scores_of(found),
                      .share = covers ? shares[n] : 0});
  }
  highlighter_ = Highlighter(std::move(patterns));
  for (const Boost& boost : boosts) {
    parts_.push_back({.text = boost.text, .scores = scores_of(weights_of(boost.query)), .remark = true});
  }
}

std::vector<std::size_t> Explanation::count_places(std::string_view text, Highlighter::Part where) {
  std::vector<std::set<std::size_t>> places(parts_.size());
  for (const auto& match : highlighter_.find(text, where)) {
    places[part_of_pattern_[match.pattern]].insert(match.bytes.front().first);
  }
  std::vector<std::size_t> counts;
  for (const auto& one : places) counts.push_back(one.size());
  return counts;
}

std::vector<ScorePart> Explanation::parts(const RankedMatch& ranked, std::string_view title, std::string_view body) {
  std::vector<ScorePart> result;
  unsigned covered = 0;
  const auto in_title = count_places(title, Highlighter::Part::title);
  const auto in_body = count_places(body, Highlighter::Part::body);
  for (std::size_t n = 0; n < parts_.size(); ++n) {
    const Part& part = parts_[n];
    const auto score = part.scores.find(ranked.article);
    if (score == part.scores.end()) continue;
    covered += part.share;  // a filter in an OR group covers its part without a score
    if (score->second <= 0) continue;
    result.push_back({.text = part.text,
                      .score = score->second,
                      .articles = part.count.matches,
                      .occurrences = in_title[n] + in_body[n],
                      .in_title = in_title[n],
                      .remark = part.remark,
                      .exact = part.count.exact});
  }
  if (covered != 0) {
    const std::string text = "covers " + std::to_string(std::min(covered, 100U)) + " % of the query";
    result.push_back({.text = text, .score = scale_.boost_per_share * covered, .remark = true});
  }
  if (scale_.freshness) {
    const std::string date = index_.value(ranked.article, slots::oldest);
    const Freshness& freshness = *scale_.freshness;
    result.push_back({.text = describe_age(freshness, date), .score = freshness.boost(date), .remark = true});
  }
  if (ranked.best != 0) {
    double rest = ranked.score;
    for (const ScorePart& part : result) rest -= part.score;
    if (rest != 0) result.push_back({.text = "a copy of it matches better", .score = rest, .remark = true});
  } else if (ranked.boost > 0) {
    result.push_back({.text = describe_opening(ranked.opening), .score = ranked.boost, .remark = true});
  }
  std::ranges::stable_sort(result, std::greater<>(), &ScorePart::score);
  return result;
}

}  // namespace news
