// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>

namespace news {

/// Whether the matches of a query get a score. Filters and exclusions never add to one.
enum class Scores { none, ranked };

/// All articles, without weight. Not Xapian::Query::MatchAll: threads share it, and its reference count is not atomic.
Xapian::Query every_article();

/// How a term is spread over the databases that are searched as one. Empty databases do not count.
struct TermSpread {
  std::size_t in_every = 0;  ///< databases in which every document has it
  std::size_t in_some = 0;   ///< other databases
};

/// What may stand for a term that Xapian reads wrongly.
enum class StandIn {
  own_source,  ///< a posting source of our own
  of_xapian,   ///< what a server of Xapian knows too; it looks at every article
};

/// Rewrites a query so that Xapian 1.4 can run it. It matches the same articles with the same weights. `spread_of`
/// knows the terms of the databases.
///
/// If a term gives no weight and every document of a database has it, Xapian's LocalSubMatch::open_post_list reads the
/// list of all documents instead, under the name of the term. That fails when reading moves on to the next chunk of the
/// list ("DatabaseCorruptError: Unexpected end of posting list"), as happens in a database of a few hundred documents
/// with gaps in the ids, such as one deletion leaves. Xapian does not do so for terms with a weight, nor for terms
/// whose positions it reads (OP_PHRASE, OP_NEAR). Nor does it fail where the list is not read from one entry to the
/// next but asked for given documents, as on the right of AND_NOT.
Xapian::Query runnable(const Xapian::Query& query, Scores scores, StandIn how,
                       const std::function<TermSpread(const std::string& term)>& spread_of);

}  // namespace news
