// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/page_copies.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

/// Of shards, for all hits of a page together.
constexpr std::size_t most_read_at_once = 200;

/// The article with the least value in a slot that is ascending.
Xapian::docid first_by(Xapian::valueno slot, const std::vector<Xapian::docid>& articles, const IndexView& index) {
  const std::vector<std::string> values = index.values(articles, slot);
  return articles[static_cast<std::size_t>(std::ranges::min_element(values) - values.begin())];
}

/// Of many articles, only those are read that are the longest by their terms. `hit` is one of them.
Xapian::docid longest_of(std::vector<Xapian::docid> articles, Xapian::docid hit, const IndexView& index) {
  if (articles.size() > most_listed_copies) {
    std::vector<std::pair<Xapian::termcount, Xapian::docid>> lengths;
    for (const Xapian::docid article : articles) lengths.emplace_back(index.length(article), article);
    std::ranges::partial_sort(lengths, lengths.begin() + most_listed_copies, std::greater<>());
    articles.clear();
    for (std::size_t n = 0; n < most_listed_copies; ++n) articles.push_back(lengths[n].second);
  }
  std::pair<std::size_t, Xapian::docid> longest{index.article(hit).words, hit};
  for (const Xapian::docid article : articles) {
    if (const std::size_t words = index.article(article).words; words > longest.first) longest = {words, article};
  }
  return longest.second;
}

}  // namespace

std::vector<Xapian::docid> by_date(std::vector<Xapian::docid> articles, std::size_t count, const IndexView& index) {
  if (!std::ranges::is_sorted(articles)) std::ranges::sort(articles);
  std::vector<std::pair<std::string, Xapian::docid>> dated;
  for (std::string& date : index.values(articles, slots::oldest))
    dated.emplace_back(std::move(date), articles[dated.size()]);
  const auto end = dated.begin() + static_cast<std::ptrdiff_t>(std::min(count, dated.size()));
  std::partial_sort(dated.begin(), end, dated.end());
  articles.clear();
  for (auto at = dated.begin(); at != end; ++at) articles.push_back(at->second);
  return articles;
}

PageCopies::PageCopies(const std::vector<Xapian::docid>& hits, const std::vector<Xapian::Query>& queries,
                       const IndexView& index)
    : index_(index), matching_(queries.size()) {
  const CopyGroups& groups = index.copy_groups();
  std::vector<Xapian::docid> members;
  for (const Xapian::docid hit : hits) {
    const auto group = groups.group_of(hit);
    if (group != CopyGroups::none) std::ranges::copy(groups.members(group), std::back_inserter(members));
  }
  if (members.empty()) return;
  if (!std::ranges::is_sorted(members)) std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  for (std::size_t n = 0; n < queries.size(); ++n) {
    std::size_t hint = 0;
    for (const Xapian::docid article : index.matching_among(members, queries[n]))
      matching_[n][groups.group_of(article, hint)].push_back(article);
  }
  if (!index.has_shards()) return;
  std::vector<Xapian::docid> listed;
  for (const Members& matching : matching_) {
    for (const auto& [group, articles] : matching) std::ranges::copy(articles, std::back_inserter(listed));
  }
  if (listed.size() > most_read_at_once) listed.resize(most_read_at_once);
  index.fetch_articles(listed);
}

Xapian::docid PageCopies::lead(Xapian::docid hit, std::size_t query, Lead lead) const {
  const auto found = matching_[query].find(index_.copy_groups().group_of(hit));
  if (found == matching_[query].end()) return hit;
  switch (lead) {
    case Lead::best: return hit;
    case Lead::first: return first_by(slots::oldest, found->second, index_);
    case Lead::last: return first_by(slots::newest, found->second, index_);
    case Lead::longest: return longest_of(found->second, hit, index_);
  }
  return hit;
}

/// Those of the article's group that match; without a group, itself.
void PageCopies::add_members(Xapian::docid article, std::vector<Xapian::docid>& members) const {
  const auto group = index_.copy_groups().group_of(article);
  if (group == CopyGroups::none) return members.push_back(article);
  for (const Members& matching : matching_) {
    if (const auto found = matching.find(group); found != matching.end())
      std::ranges::copy(found->second, std::back_inserter(members));
  }
}

Copies PageCopies::copies_of(Xapian::docid article, const std::vector<Xapian::docid>& elsewhere) const {
  std::vector<Xapian::docid> others;
  add_members(article, others);
  for (const Xapian::docid other : elsewhere) add_members(other, others);
  if (!elsewhere.empty()) {
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }
  std::erase(others, article);
  Copies copies{.count = others.size()};
  if (others.empty()) return copies;  // before the values of any are looked for
  for (const Xapian::docid one : by_date(std::move(others), most_listed_copies, index_)) {
    StoredArticle stored = index_.article(one);
    copies.listed.push_back(
        {.id = std::move(stored.id), .source = std::move(stored.source), .date = std::move(stored.date)});
  }
  return copies;
}

}  // namespace news
