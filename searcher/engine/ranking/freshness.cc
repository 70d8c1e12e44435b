// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/freshness.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "common/schema.h"
#include "searcher/engine/ranking/ranking.h"

namespace news {
namespace {

/// If the newest article is older, ages count from its day: hardly anything would gain by its freshness.
constexpr double most_half_lives = 2;

std::optional<long> days_old(const Freshness& freshness, const std::string& date) {
  const auto published = published_of_value(date);
  if (!published) return std::nullopt;
  return std::max<long>(0, (freshness.today - published->day).count());
}

/// All articles, each with its boost.
class FreshnessSource : public Xapian::ValuePostingSource {
 public:
  explicit FreshnessSource(const Freshness& freshness)
      : Xapian::ValuePostingSource(slots::oldest), freshness_(freshness) {}

  Xapian::PostingSource* clone() const override { return new FreshnessSource(freshness_); }

  void init(const Xapian::Database& database) override {
    Xapian::ValuePostingSource::init(database);
    set_maxweight(freshness_.lift);
  }

  double get_weight() const override { return freshness_.boost(get_value()); }

  std::string name() const override { return "news::FreshnessSource"; }
  std::string get_description() const override {
    return name() + "(" + std::to_string(freshness_.half_life) + ", " + std::to_string(freshness_.lift) + ")";
  }

 private:
  Freshness freshness_;
};

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
    const std::string date = match.get_document().get_value(slots::oldest);
    if (!published_of_value(date)) continue;
    sum += freshness.share(date);
    ++count;
  }
  freshness.undated = count == 0 ? 0 : sum / count;
}

Xapian::Query with_freshness(const Xapian::Query& query, const Freshness& freshness) {
  auto source = std::make_unique<FreshnessSource>(freshness);
  return {Xapian::Query::OP_AND_MAYBE, query, Xapian::Query(source.release()->release())};
}

std::string describe_age(const Freshness& freshness, const std::string& date) {
  const auto age = days_old(freshness, date);
  if (!age) return "without a date: as fresh as its like";
  if (*age == 0) return freshness.ends_early ? "published on the day of the newest article" : "published today";
  return "published " + std::to_string(*age) + (*age == 1 ? " day" : " days") +
         (freshness.ends_early ? " before the newest article" : " ago");
}

}  // namespace news
