// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/copy_groups.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "common/schema.h"

namespace news {
namespace {

constexpr std::size_t key_bytes = 8;

}  // namespace

CopyGroups::CopyGroups(Xapian::ValueIterator at, const Xapian::ValueIterator& end) {
  std::unordered_map<std::string, Group> known;
  for (; at != end; ++at) {
    const std::string key = *at;
    if (key.size() != key_bytes) continue;
    const auto group = known.try_emplace(key, static_cast<Group>(known.size())).first->second;
    articles_.push_back(at.get_docid());
    groups_.push_back(group);
  }
  ends_.resize(known.size());
  for (const Group group : groups_) ++ends_[group];
  std::vector<std::size_t> next(ends_.size());
  for (std::size_t group = 1; group < ends_.size(); ++group) {
    next[group] = ends_[group - 1];
    ends_[group] += ends_[group - 1];
  }
  members_.resize(articles_.size());
  for (std::size_t n = 0; n < articles_.size(); ++n) members_[next[groups_[n]]++] = articles_[n];
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
