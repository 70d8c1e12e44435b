// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/coverage_run.h"

#include <algorithm>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/nearest.h"
#include "common/schema.h"
#include "searcher/engine/coverage/copy_counts.h"
#include "searcher/engine/coverage/slot_counter.h"
#include "searcher/engine/coverage/timeline.h"
#include "searcher/engine/coverage/value_counts.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/query_text.h"

namespace news {
namespace {

unsigned slot_of(const std::string& facet) { return facet == "year" ? slots::day : *find_field(facet)->slot; }

/// Counts all matches of one query.
class CoverageRun {
 public:
  CoverageRun(IndexView& index, Xapian::Query query, const CoverageRequest& wanted)
      : index_(index), query_(std::move(query)), wanted_(wanted) {
    for (const std::string& facet : wanted_.facets) count_slot(slot_of(facet));
    if (wanted_.timeline) count_slot(slots::day);
    CountCollector count(index_.article_count());
    std::vector<Collector*> collectors{&count};
    for (SlotCounter& counter : counters_) collectors.push_back(&counter);
    collect(index_, query_, collectors);
    matches_ = count.matches();
  }

  std::size_t matches() const { return matches_; }
  Facet facet(const std::string& name) const;
  Timeline timeline() const;

 private:
  void count_slot(unsigned slot) {
    if (std::ranges::find(counters_, slot, &SlotCounter::slot) == counters_.end()) counters_.emplace_back(slot);
  }
  const SlotCounter& counter(unsigned slot) const { return *std::ranges::find(counters_, slot, &SlotCounter::slot); }

  IndexView& index_;
  Xapian::Query query_;
  const CoverageRequest& wanted_;
  std::list<SlotCounter> counters_;  ///< one for each slot
  std::size_t matches_ = 0;
};

Facet CoverageRun::facet(const std::string& name) const {
  const unsigned slot = slot_of(name);
  ValueCounts counts(slot, index_.value_names(slot));
  counter(slot).visit([&](const std::string& content, std::size_t articles) { counts.add(content, articles); });
  const auto values = counts.most_frequent(wanted_.values);
  Facet facet{.field = name,
              .other_values = counts.distinct() - values.size(),
              .other_articles = counts.articles_beside(values),
              .without = matches_ - counts.articles()};
  const bool is_whole_index = matches_ == index_.article_count();
  const ValueCounts& in_index = is_whole_index ? counts : index_.value_counts(slot);
  for (const ValueCounts::Value& value : values) {
    facet.values.push_back({.value = std::string(value.spelling),
                            .articles = value.articles,
                            .in_index = in_index.articles_with(value.key)});
  }
  return facet;
}

/// An article without copies is a story of its own; of those with copies, the first of each group stands for all.
Timeline CoverageRun::timeline() const {
  DayCounts days;
  std::size_t dated = 0;
  counter(slots::day).visit([&](const std::string& content, std::size_t articles) {
    const auto day = calendar_day(content);
    if (!day) return;
    days[*day] = {.articles = articles, .stories = articles};
    dated += articles;
  });
  const CopyCounts copies = count_copies(index_, query_);
  for (const auto& [day, articles] : copies.articles) days[day].stories -= articles;
  for (const auto& [day, groups] : copies.groups) days[day].stories += groups;
  Timeline timeline = make_timeline(days, *wanted_.timeline);
  timeline.undated = matches_ - dated;
  timeline.stories = matches_ - copies.all_articles + copies.all_groups;
  return timeline;
}

}  // namespace

void check_facets(const CoverageRequest& wanted) {
  for (const std::string& facet : wanted.facets) {
    if (std::ranges::find(facet_names, facet) != facet_names.end()) continue;
    std::string fault;
    for (const std::string_view name : facet_names)
      fault.append(fault.empty() ? "wants " : name == facet_names.back() ? " or " : ", ").append(name);
    fault.append(", not \"").append(facet).append("\"");
    const std::string_view near = nearest(facet, facet_names);
    throw RequestError("facets", fault, near.empty() ? "" : "did you mean " + std::string(near) + "?");
  }
}

Coverage run_coverage(IndexView& index, const QueryNode& tree, const Request& request, const CoverageRequest& wanted) {
  const CompiledQuery query = compile_query(ResolvedQuery(tree, index), index);
  Coverage coverage{.query = request.query, .understood = to_string(tree), .in_index = index.article_count()};
  std::optional<CoverageRun> run;
  run.emplace(index, query.joined(request.any ? Demand::any : Demand::all), wanted);
  if (run->matches() == 0 && !request.any && query.parts.size() > 1) {
    run.emplace(index, query.joined(Demand::any), wanted);
    if (run->matches() != 0) coverage.fallback = "any";
  }
  coverage.matches = run->matches();
  coverage.notices = query.notices;
  for (const std::string& facet : wanted.facets) coverage.facets.push_back(run->facet(facet));
  if (wanted.timeline) coverage.timeline = run->timeline();
  return coverage;
}

}  // namespace news
