// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/copy_groups.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace news {
namespace {

/// In a bucket of more texts, each is compared with so many of the first, and with so many before it. They are sorted
/// by their least hashes, most of which near copies share.
constexpr std::size_t first_of_bucket = 32;
constexpr std::size_t neighbours = 8;

/// Of shingles that are kept while texts are compared.
constexpr std::size_t most_kept = 16'000'000;

class DisjointSets {
 public:
  explicit DisjointSets(std::size_t size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), 0); }

  std::uint32_t of(std::uint32_t member) {
    while (parents_[member] != member) {
      parents_[member] = parents_[parents_[member]];
      member = parents_[member];
    }
    return member;
  }
  void join(std::uint32_t one, std::uint32_t other) { parents_[of(one)] = of(other); }

 private:
  std::vector<std::uint32_t> parents_;
};

/// An article in the bucket of one of its hashes.
struct Entry {
  std::uint32_t hash = 0;
  std::uint32_t member = 0;
};

class Grouping {
 public:
  Grouping(std::vector<CopyCandidate> members, const std::function<Shingles(Xapian::docid)>& read_shingles)
      : members_(std::move(members)), read_shingles_(read_shingles), sets_(members_.size()) {
    std::ranges::sort(members_, [](const CopyCandidate& one, const CopyCandidate& other) {
      return std::pair(one.signature.text, one.article) < std::pair(other.signature.text, other.article);
    });
    join_known();
    join_near_copies();
  }

  std::vector<CopyGroup> groups();

 private:
  void join_known();
  void join_near_copies();
  void compare_bucket(std::span<Entry> bucket);
  void compare(const Entry& one, const Entry& other);
  bool have_met(const Signature& one, const Signature& other, std::uint32_t hash) const;
  bool is_repeated(std::uint32_t member) const {
    return member > 0 && members_[member].signature.text == members_[member - 1].signature.text;
  }
  const Shingles& shingles(std::uint32_t member);

  std::vector<CopyCandidate> members_;  // equal texts stand together
  const std::function<Shingles(Xapian::docid)>& read_shingles_;
  DisjointSets sets_;
  std::unordered_set<std::uint32_t> crowded_;         // hashes of buckets in which not all were compared
  std::unordered_map<std::uint32_t, Shingles> kept_;  // by member
  std::size_t kept_shingles_ = 0;
};

/// Joins members of known groups, and those of equal texts. A text is new if one of its articles is.
void Grouping::join_known() {
  std::unordered_map<std::uint64_t, std::uint32_t> groups;
  std::uint32_t first = 0;  // of its text
  for (std::uint32_t n = 0; n < members_.size(); ++n) {
    if (is_repeated(n))
      sets_.join(n, first);
    else
      first = n;
    if (const std::uint64_t group = members_[n].group; group != 0)
      sets_.join(n, groups.try_emplace(group, n).first->second);
    members_[first].is_new = members_[first].is_new || members_[n].is_new;
  }
}

void Grouping::join_near_copies() {
  std::vector<Entry> entries;
  entries.reserve(members_.size() * Signature::most_least);
  for (std::uint32_t n = 0; n < members_.size(); ++n) {
    if (is_repeated(n)) continue;
    for (const std::uint32_t hash : members_[n].signature.least()) entries.push_back({hash, n});
  }
  std::ranges::sort(entries, [](const Entry& one, const Entry& other) {
    return std::pair(one.hash, one.member) < std::pair(other.hash, other.member);
  });
  for (auto begin = entries.begin(); begin != entries.end();) {
    const auto end = std::find_if(begin, entries.end(), [&](const Entry& entry) { return entry.hash != begin->hash; });
    compare_bucket({begin, end});
    begin = end;
  }
}

void Grouping::compare_bucket(std::span<Entry> bucket) {
  if (bucket.size() > first_of_bucket) {
    crowded_.insert(bucket.front().hash);
    std::ranges::stable_sort(bucket, {},
                             [&](const Entry& entry) { return members_[entry.member].signature.least_hashes; });
  }
  for (std::size_t n = 1; n < bucket.size(); ++n) {
    const std::size_t first = std::min(n, first_of_bucket);
    for (std::size_t other = 0; other < first; ++other) compare(bucket[n], bucket[other]);
    for (std::size_t other = std::max(first, n - std::min(n, neighbours)); other < n; ++other)
      compare(bucket[n], bucket[other]);
  }
}

void Grouping::compare(const Entry& one, const Entry& other) {
  const CopyCandidate& left = members_[one.member];
  const CopyCandidate& right = members_[other.member];
  if (!left.is_new && !right.is_new) return;
  if (sets_.of(one.member) == sets_.of(other.member) || !may_be_near_copies(left.signature, right.signature)) return;
  if (have_met(left.signature, right.signature, one.hash)) return;
  // Not by reference: the second may drop the first.
  const Shingles text = shingles(one.member);
  if (jaccard(text, shingles(other.member)) >= near_copy) sets_.join(one.member, other.member);
}

/// Whether two texts were compared in the bucket of a lower hash.
bool Grouping::have_met(const Signature& one, const Signature& other, std::uint32_t hash) const {
  return std::ranges::any_of(one.least(), [&](std::uint32_t lower) {
    return lower < hash && std::ranges::binary_search(other.least(), lower) && !crowded_.contains(lower);
  });
}

const Shingles& Grouping::shingles(std::uint32_t member) {
  const auto known = kept_.find(member);
  if (known != kept_.end()) return known->second;
  if (kept_shingles_ > most_kept) {
    kept_.clear();
    kept_shingles_ = 0;
  }
  Shingles read = read_shingles_(members_[member].article);
  kept_shingles_ += read.size();
  return kept_.emplace(member, std::move(read)).first->second;
}

std::vector<CopyGroup> Grouping::groups() {
  std::unordered_map<std::uint32_t, std::size_t> places;  // in the result, by set
  std::vector<CopyGroup> groups;
  for (std::uint32_t n = 0; n < members_.size(); ++n) {
    const CopyCandidate& member = members_[n];
    const std::size_t place = places.try_emplace(sets_.of(n), groups.size()).first->second;
    if (place == groups.size()) groups.push_back({.least_text = member.signature.text, .articles = {}, .groups = {}});
    CopyGroup& group = groups[place];
    group.articles.push_back(member.article);
    if (member.group == 0 || std::ranges::find(group.groups, member.group) != group.groups.end()) continue;
    group.groups.push_back(member.group);
    group.least_text = std::min(group.least_text, member.group);
  }
  return groups;
}

}  // namespace

std::vector<CopyGroup> group_copies(std::vector<CopyCandidate> candidates,
                                    const std::function<Shingles(Xapian::docid article)>& read_shingles) {
  return Grouping(std::move(candidates), read_shingles).groups();
}

}  // namespace news
