// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/value_counts.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

std::vector<std::string> years_of(std::string_view day) {
  const auto known = day_of_counted(day);
  if (!known) return {};
  return {std::to_string(static_cast<int>(std::chrono::year_month_day(*known).year()))};
}

}  // namespace

void ValueCounts::add(std::string_view content, std::size_t articles) {
  std::vector<Id> values;
  for (const std::string& text : slot_ == slots::day ? years_of(content) : values_of_counted(content)) {
    const ValueNames::Spelling& spelling = names_->spelling(text);
    if (spelling.value == ValueNames::none) continue;
    spellings_[&spelling] += articles;
    if (std::ranges::find(values, spelling.value) == values.end()) values.push_back(spelling.value);
  }
  if (values.empty()) return;
  articles_ += articles;
  for (const Id value : values) entries_[value].articles += articles;
  if (values.size() == 1) {
    entries_[values.front()].alone += articles;
    return;
  }
  grouped_.insert(grouped_.end(), values.begin(), values.end());
  groups_.push_back({.end = grouped_.size(), .articles = articles});
}

std::size_t ValueCounts::articles_with(std::string_view key) const {
  const auto known = entries_.find(names_->value_with(key));
  return known == entries_.end() ? 0 : known->second.articles;
}

std::vector<ValueCounts::Value> ValueCounts::most_frequent(std::size_t limit) const {
  std::vector<std::pair<Id, std::size_t>> order;
  order.reserve(entries_.size());
  for (const auto& [value, entry] : entries_) order.emplace_back(value, entry.articles);
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(limit, order.size()));
  std::partial_sort(order.begin(), end, order.end(), [this](const auto& one, const auto& other) {
    return one.second != other.second ? one.second > other.second : names_->key(one.first) < names_->key(other.first);
  });
  order.erase(end, order.end());
  std::unordered_map<Id, std::size_t> ranks;
  std::vector<Value> values;
  for (const auto& [id, articles] : order) {
    ranks.emplace(id, values.size());
    values.push_back({.spelling = {}, .key = names_->key(id), .articles = articles});
  }
  std::vector<std::size_t> most(values.size());
  for (const auto& [spelling, articles] : spellings_) {
    const auto rank = ranks.find(spelling->value);
    if (rank == ranks.end()) continue;
    Value& value = values[rank->second];
    std::size_t& greatest = most[rank->second];
    if (articles < greatest || (articles == greatest && value.spelling < spelling->text)) continue;
    greatest = articles;
    value.spelling = spelling->text;
  }
  return values;
}

std::size_t ValueCounts::articles_beside(std::span<const Value> values) const {
  std::unordered_set<Id> among;
  for (const Value& value : values) among.insert(names_->value_with(value.key));
  std::size_t articles = 0;
  for (const auto& [value, entry] : entries_) articles += among.contains(value) ? 0 : entry.alone;
  auto begin = grouped_.begin();
  for (const Group& group : groups_) {
    const auto end = grouped_.begin() + static_cast<std::ptrdiff_t>(group.end);
    if (std::any_of(begin, end, [&](Id value) { return !among.contains(value); })) articles += group.articles;
    begin = end;
  }
  return articles;
}

}  // namespace news
