// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/month_asked.h"

#include <algorithm>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include "common/fields.h"
#include "searcher/engine/matching/date_filter.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/ranking/coverage.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// The boost as a share of the information of the two words in bits: about half of what a match of both scores.
constexpr double share = 1;

bool is_year(const std::string& text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20")) &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Boost> boost_for_month(const QueryNode& tree, std::size_t all, std::chrono::sys_days today) {
  std::vector<QueryNode> words;
  std::vector<QueryNode> years;
  for (QueryNode& part : conditions(tree)) {
    if (part.kind == Kind::dates && part.field != &fields::added) return std::nullopt;
    if (part.kind == Kind::word && part.field == nullptr) (is_year(part.text) ? years : words).push_back(part);
  }
  if (years.size() != 1) return std::nullopt;
  std::optional<DateRange> found;
  double information = information_of(years.front(), all);
  for (const QueryNode& word : words) {
    const auto month = parse_date_range(word.text + ' ' + years.front().text, today);
    if (!month) continue;
    if (found) return std::nullopt;
    found = month;
    information += information_of(word, all);
  }
  if (!found) return std::nullopt;
  return make_boost("published in " + format_date_range(*found), share * information / std::numbers::ln2,
                    date_filter(*found));
}

}  // namespace news
