// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/copy_counts.h"

#include <string>

#include "common/schema.h"

namespace news {
namespace {

std::optional<std::chrono::sys_days> within_calendar(std::chrono::sys_days day) {
  constexpr std::chrono::sys_days last = std::chrono::year{9999} / 12 / 31;
  return day <= last ? std::optional(day) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::sys_days> calendar_day(std::string_view content) {
  const auto day = day_of_counted(content);
  return day ? within_calendar(*day) : std::nullopt;
}

CopyCounts count_copies(const IndexView& index, const Xapian::Query& query) {
  CopyCounts counts;
  if (!index.has_copies()) return counts;
  const std::string least(1, '\0');
  const Xapian::Query with_copies(Xapian::Query::OP_FILTER, query,
                                  Xapian::Query(Xapian::Query::OP_VALUE_GE, slots::copies, least));
  Xapian::Enquire enquire = index.enquire(with_copies, Scores::none);
  enquire.set_collapse_key(slots::copies);
  enquire.set_sort_by_value(slots::oldest, false);
  Xapian::ValueCountMatchSpy days(slots::day);  // sees matches before they are collapsed
  enquire.add_matchspy(&days);
  const Xapian::MSet firsts = enquire.get_mset(0, index.article_count(), index.article_count());
  for (auto day = days.values_begin(); day != days.values_end(); ++day) {
    if (const auto known = calendar_day(*day)) counts.articles[*known] += day.get_termfreq();
  }
  for (auto first = firsts.begin(); first != firsts.end(); ++first) {
    const auto published = published_of_value(first.get_sort_key());
    const auto day = published ? within_calendar(published->day) : std::nullopt;
    if (day) ++counts.groups[*day];
  }
  counts.all_articles = days.get_total();
  counts.all_groups = firsts.size();
  return counts;
}

}  // namespace news
