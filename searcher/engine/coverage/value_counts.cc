// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/value_counts.h"

#include <algorithm>
#include <numeric>

#include "common/analysis/folding.h"
#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

std::vector<std::string> years_of(std::string_view day) {
  const auto known = day_of_counted(day);
  if (!known) return {};
  return {std::to_string(static_cast<int>(std::chrono::year_month_day(*known).year()))};
}

}  // namespace

void ValueCounts::add(std::string_view content, std::size_t articles) {
  std::vector<Id> ids;
  for (const std::string& value : slot_ == slots::day ? years_of(content) : values_of_counted(content)) {
    const Id id = add_spelling(value, articles);
    if (id != no_value && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  if (ids.empty()) return;
  articles_ += articles;
  for (const Id id : ids) entries_[id].articles += articles;
  if (ids.size() == 1) {
    entries_[ids.front()].alone += articles;
    return;
  }
  grouped_.insert(grouped_.end(), ids.begin(), ids.end());
  groups_.push_back({.end = grouped_.size(), .articles = articles});
}

ValueCounts::Id ValueCounts::add_spelling(const std::string& spelling, std::size_t articles) {
  auto known = spellings_.find(spelling);
  if (known == spellings_.end()) known = spellings_.emplace(spelling, Spelling{.id = new_id(spelling)}).first;
  known->second.articles += articles;
  return known->second.id;
}

ValueCounts::Id ValueCounts::new_id(const std::string& spelling) {
  std::string key = fold(text::collapse_space(spelling));
  if (key.empty()) return no_value;
  const auto [entry, is_new] = ids_.emplace(std::move(key), static_cast<Id>(entries_.size()));
  if (is_new) entries_.push_back({.key = &entry->first});
  return entry->second;
}

std::size_t ValueCounts::articles_with(std::string_view key) const {
  const auto known = ids_.find(key);
  return known == ids_.end() ? 0 : entries_[known->second].articles;
}

std::vector<ValueCounts::Value> ValueCounts::most_frequent(std::size_t limit) const {
  std::vector<Id> order(entries_.size());
  std::iota(order.begin(), order.end(), Id{0});
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(limit, order.size()));
  std::partial_sort(order.begin(), end, order.end(), [this](Id one, Id other) {
    const Entry& a = entries_[one];
    const Entry& b = entries_[other];
    return a.articles != b.articles ? a.articles > b.articles : *a.key < *b.key;
  });
  order.erase(end, order.end());
  std::unordered_map<Id, std::size_t> ranks;
  std::vector<Value> values;
  for (const Id id : order) {
    ranks.emplace(id, values.size());
    values.push_back({.spelling = {}, .key = *entries_[id].key, .articles = entries_[id].articles});
  }
  std::vector<std::size_t> most(values.size());
  for (const auto& [text, spelling] : spellings_) {
    const auto rank = ranks.find(spelling.id);
    if (rank == ranks.end()) continue;
    Value& value = values[rank->second];
    std::size_t& articles = most[rank->second];
    if (spelling.articles < articles || (spelling.articles == articles && value.spelling < text)) continue;
    articles = spelling.articles;
    value.spelling = text;
  }
  return values;
}

std::size_t ValueCounts::articles_beside(std::span<const Value> values) const {
  std::vector<bool> is_among(entries_.size());
  for (const Value& value : values) is_among[ids_.find(value.key)->second] = true;
  std::size_t articles = 0;
  for (Id id = 0; id < entries_.size(); ++id) articles += is_among[id] ? 0 : entries_[id].alone;
  auto begin = grouped_.begin();
  for (const Group& group : groups_) {
    const auto end = grouped_.begin() + static_cast<std::ptrdiff_t>(group.end);
    if (std::any_of(begin, end, [&](Id id) { return !is_among[id]; })) articles += group.articles;
    begin = end;
  }
  return articles;
}

}  // namespace news
