// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/date_remarks.h"

#include "common/dates/dates.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_text.h"

namespace news {

std::vector<std::string> date_remarks(const QueryNode& tree, const IndexView& index) {
  const QueryNode* latest = nullptr;    // that has a begin
  const QueryNode* earliest = nullptr;  // that has an end
  for (const QueryNode* filter : sort_conditions(tree).filters) {
    if (filter->kind != QueryNode::Kind::dates) continue;
    const DateRange& dates = filter->dates;
    if (dates.begin && (latest == nullptr || *dates.begin > *latest->dates.begin)) latest = filter;
    if (dates.end && (earliest == nullptr || *dates.end < *earliest->dates.end)) earliest = filter;
  }
  if (latest == nullptr) return {};
  if (earliest != nullptr && *earliest->dates.end <= *latest->dates.begin)
    return {to_string(*latest) + " and " + to_string(*earliest) +
            " exclude each other: the range ends before it begins"};
  const auto newest = index.newest_day();
  if (!newest || std::chrono::floor<std::chrono::days>(*latest->dates.begin) <= *newest) return {};
  return {to_string(*latest) + " begins after the newest article, which is of " +
          format_date_for_people({.time = *newest})};
}

}  // namespace news
