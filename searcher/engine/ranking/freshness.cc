// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/freshness.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// If the newest article is older, ages count from its day: hardly anything would gain by its freshness.
constexpr double most_half_lives = 2;

std::optional<long> days_old(const Freshness& freshness, const std::string& date) {
  const auto published = published_of_value(date);
  if (!published) return std::nullopt;
  return std::max<long>(0, (freshness.today - published->day).count());
}

/// What is older gains less than a step of the grid of scores.
constexpr double half_lives_that_count = 24;
/// Of that, so many days differ.
constexpr long most_days = 40'000;

/// All articles that `articles` matches, each with the same boost.
Query fixed_boost(double boost, const Query& articles) {
  auto source = std::make_unique<Xapian::FixedWeightPostingSource>(boost);
  return {Query::OP_FILTER, Query(source.release()->release()), articles};
}

}  // namespace

double Freshness::share(const std::string& date) const {
  const auto age = days_old(*this, date);
  return age ? std::exp2(-static_cast<double>(*age) / half_life) : undated;
}

double Freshness::boost(const std::string& date) const { return on_grid(lift * share(date)); }

Freshness freshness_of(const Request& request, std::chrono::sys_days today, const IndexView& index) {
  Freshness freshness{.today = today, .half_life = static_cast<double>(request.recent)};
  const auto newest = index.newest_day();
  if (!newest || static_cast<double>((today - *newest).count()) <= most_half_lives * freshness.half_life)
    return freshness;
  freshness.today = *newest;
  freshness.ends_early = true;
  return freshness;
}

void set_undated(Freshness& freshness, const Xapian::MSet& best) {
  double sum = 0;
  double count = 0;
  for (auto match = best.begin(); match != best.end(); ++match) {
    const auto published = published_of_newest_value(match.get_sort_key());
    if (!published) continue;
    sum += freshness.share(day_value(published->day));
    ++count;
  }
  freshness.undated = count == 0 ? 0 : sum / count;
}

/// Made of what Xapian has itself, so that shards know it too: a map of days to boosts, a boost for what is dated later
/// than today, and one for what has no date.
Query with_freshness(const Query& query, const Freshness& freshness, const IndexView& index) {
  using std::chrono::days;
  const auto dates = index.days();
  const auto first_that_counts =
      freshness.today - days(std::min(most_days, std::lround(half_lives_that_count * freshness.half_life)));
  auto map = std::make_unique<Xapian::ValueMapPostingSource>(slots::day);
  const double longest_ago = freshness.boost(day_value(first_that_counts - days(1)));
  map->set_default_weight(longest_ago);
  for (auto day = std::max(dates.first, first_that_counts); day <= std::min(dates.last, freshness.today);
       day += days(1))
    map->add_mapping(counted_day(day), freshness.boost(day_value(day)));
  std::vector<Query> boosts{Query(map.release()->release())};
  if (dates.last > freshness.today) {
    const Query later(Query::OP_VALUE_GE, slots::day, counted_day(freshness.today + days(1)));
    boosts.push_back(fixed_boost(freshness.lift - longest_ago, later));
  }
  if (const double undated = freshness.boost({}); undated > 0) {
    const Query dated(Query::OP_VALUE_GE, slots::day, std::string(1, '\0'));
    boosts.push_back(fixed_boost(undated, {Query::OP_AND_NOT, every_article(), dated}));
  }
  return {Query::OP_AND_MAYBE, query, Query(Query::OP_OR, boosts.begin(), boosts.end())};
}

std::string describe_age(const Freshness& freshness, const std::string& date) {
  const auto age = days_old(freshness, date);
  if (!age) return "without a date: as fresh as its like";
  if (*age == 0) return freshness.ends_early ? "published on the day of the newest article" : "published today";
  return "published " + std::to_string(*age) + (*age == 1 ? " day" : " days") +
         (freshness.ends_early ? " before the newest article" : " ago");
}

}  // namespace news
