// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace news {

/// Matches articles with at least one of `parts`, of which there must be some. The weights of all that match add up.
///
/// This avoids a fault of Xapian 1.4.22. When it only checks an article against three or more parts (because a filter
/// or another word stands beside them), it weighs windows that failed in the previous article as if they were in this
/// one: OrPostList::check does not ask its left side again. Below AND_MAYBE, Xapian moves a window on instead of
/// checking it.
Xapian::Query one_of(std::vector<Xapian::Query> parts);

/// Matches articles with one of the two, with the weight of `preferred` where that matches.
///
/// OP_MAX would say so more simply, but Xapian 1.4.22 reads freed memory if all lists below OP_MAX end at once while
/// the matcher replaces the root of its tree: MultiMatch::get_mset asks the new root for its greatest weight before it
/// asks whether that has ended, and MaxPostList::recalc_maxweight reads its first list, which it has deleted.
Xapian::Query first_of(const Xapian::Query& preferred, const Xapian::Query& other);

/// The parts as one query; a single part as it is.
inline Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query>& parts) {
  return parts.size() == 1 ? parts.front() : Xapian::Query(op, parts.begin(), parts.end());
}

}  // namespace news
