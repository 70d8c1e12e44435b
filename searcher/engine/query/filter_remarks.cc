// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/filter_remarks.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "common/schema.h"
#include "searcher/engine/matching/address_query.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_refusal.h"
#include "searcher/engine/query/query_text.h"

namespace news {

std::vector<std::string> date_remarks(const QueryNode& tree, const IndexView& index) {
  const QueryNode* latest = nullptr;    // that has a begin
  const QueryNode* earliest = nullptr;  // that has an end
  for (const QueryNode* filter : sort_conditions(tree).filters) {
    if (filter->kind != QueryNode::Kind::dates || filter->field == &fields::added) continue;
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

std::string value_remark(const QueryNode& leaf, const IndexView& index) {
  if (leaf.field == &fields::url && index.article_count() > most_addresses)
    return "of the addresses below " + shown(leaf.text) + " at most the first 100,000 are looked at";
  constexpr std::size_t most = 12;
  const auto& languages = index.languages();
  if (leaf.field != &fields::language || articles_with_any(leaf.words.front().forms) != 0 || languages.empty())
    return {};
  std::string remark = "no article is in " + shown(leaf.text) + "; languages here:";
  for (std::size_t n = 0; n < std::min(most, languages.size()); ++n) remark += (n == 0 ? " " : ", ") + languages[n];
  return remark + (languages.size() > most ? " …" : "");
}

}  // namespace news
