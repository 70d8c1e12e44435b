// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/typed_dates.h"

#include <algorithm>

#include "common/schema.h"
#include "common/text.h"

namespace news {

QueryNode published(const Field& field, const DateRange& range) {
  QueryNode node{.kind = QueryNode::Kind::dates, .field = &field};
  if (field.ends != Ends::end) node.dates.begin = range.begin;
  if (field.ends != Ends::begin) node.dates.end = range.end;
  node.text = format_date_range(node.dates);
  if (field.ends != Ends::both) std::erase(node.text, '.');
  return node;
}

std::string turned_range(std::string_view range, std::chrono::sys_days today) {
  constexpr std::string_view between = "..";
  const std::size_t dots = range.find(between);
  if (dots == std::string_view::npos) return {};
  const auto from = text::trim(range.substr(0, dots));
  const auto to = text::trim(range.substr(dots + between.size()));
  std::string turned = std::string(to).append(between).append(from);
  return !from.empty() && !to.empty() && parse_date_range(turned, today) ? turned : std::string();
}

bool is_day(std::string_view word) {
  constexpr std::string_view pattern = "0000-00-00";
  return std::ranges::equal(word, pattern,
                            [](char c, char wanted) { return wanted == '0' ? text::is_ascii_digit(c) : c == wanted; });
}

}  // namespace news
