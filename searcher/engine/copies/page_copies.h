// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "news/search.h"
#include "searcher/engine/copies/copy_groups.h"
#include "searcher/engine/index_view.h"

namespace news {

/// How many copies of an article are listed.
inline constexpr std::size_t most_listed_copies = 50;

/// The articles in the order of their dates, the undated last; only the first `count` of them.
std::vector<Xapian::docid> by_date(std::vector<Xapian::docid> articles, std::size_t count, const IndexView& index);

/// The near copies of the hits of a page that match the query.
class PageCopies {
 public:
  /// `hits` are the articles of the page, found by `queries`, one after the other.
  PageCopies(const std::vector<Xapian::docid>& hits, const std::vector<Xapian::Query>& queries, const IndexView& index);

  /// The copy that stands for the story of `hit`, which the query of this number found.
  Xapian::docid lead(Xapian::docid hit, std::size_t query, Lead lead) const;

  /// The copies of an article, and those that are in the groups of others; the articles of all queries count.
  Copies copies_of(Xapian::docid article, const std::vector<Xapian::docid>& elsewhere) const;

 private:
  void add_members(Xapian::docid article, std::vector<Xapian::docid>& members) const;

  using Members = std::unordered_map<CopyGroups::Group, std::vector<Xapian::docid>>;

  const IndexView& index_;
  std::vector<Members> matching_;  ///< by query
};

}  // namespace news
