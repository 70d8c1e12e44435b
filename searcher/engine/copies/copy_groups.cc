// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/copy_groups.h"

#include <algorithm>

#include "common/schema.h"

namespace news {
namespace {

constexpr std::size_t key_bytes = 8;

}  // namespace

CopyGroups::CopyGroups(Xapian::ValueIterator at, const Xapian::ValueIterator& end) {
  for (; at != end; ++at) add(at.get_docid(), *at);
  gather_members();
}

CopyGroups::CopyGroups(const Xapian::MSet& sorted) {
  std::vector<Entry> entries;
  for (auto match = sorted.begin(); match != sorted.end(); ++match) entries.emplace_back(*match, match.get_sort_key());
  std::ranges::sort(entries);
  for (const auto& [article, key] : entries) add(article, key);
  gather_members();
}

/// Articles come in the order of their document numbers.
void CopyGroups::add(Xapian::docid article, const std::string& key) {
  if (key.size() != key_bytes) return;
  const auto [entry, is_new] = by_key_.try_emplace(key, static_cast<Group>(keys_.size()));
  if (is_new) keys_.push_back(key);
  articles_.push_back(article);
  groups_.push_back(entry->second);
}

void CopyGroups::gather_members() {
  ends_.resize(by_key_.size());
  for (const Group group : groups_) ++ends_[group];
  std::vector<std::size_t> next(ends_.size());
  for (std::size_t group = 1; group < ends_.size(); ++group) {
    next[group] = ends_[group - 1];
    ends_[group] += ends_[group - 1];
  }
  members_.resize(articles_.size());
  for (std::size_t n = 0; n < articles_.size(); ++n) members_[next[groups_[n]]++] = articles_[n];
}

CopyGroups::Group CopyGroups::group_with(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? none : found->second;
}

std::string CopyGroups::key_of(Xapian::docid article) const {
  const Group group = group_of(article);
  return group == none ? std::string() : keys_[group];
}

CopyGroups::Group CopyGroups::group_of(Xapian::docid article, std::size_t& hint) const {
  std::size_t begin = hint < articles_.size() && articles_[hint] <= article ? hint : 0;
  std::size_t step = 1;
  while (begin + step < articles_.size() && articles_[begin + step] <= article) {
    begin += step;
    step *= 2;
  }
  const auto first = articles_.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = articles_.begin() + static_cast<std::ptrdiff_t>(std::min(begin + step, articles_.size()));
  const auto behind = std::upper_bound(first, last, article);
  if (behind == first) return none;
  hint = static_cast<std::size_t>(behind - articles_.begin()) - 1;
  return articles_[hint] == article ? groups_[hint] : none;
}

std::span<const Xapian::docid> CopyGroups::members(Group group) const {
  const std::size_t begin = group == 0 ? 0 : ends_[group - 1];
  return std::span(members_).subspan(begin, ends_[group] - begin);
}

}  // namespace news
