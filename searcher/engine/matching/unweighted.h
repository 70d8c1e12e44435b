// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>

namespace news {

/// Whether the matches of a query get a score. What filters and what excludes never gives any.
enum class Scores { none, ranked };

/// All articles. Not Xapian::Query::MatchAll: that object is one for all threads, and its reference count is no atomic.
Xapian::Query every_article();

/// Of the databases that are searched as one and hold documents: in how many each document has a term.
struct TermSpread {
  std::size_t in_every = 0;  ///< databases of which every document has it
  std::size_t in_some = 0;   ///< the others
};

/// The query as Xapian 1.4 can run it over databases of which `spread_of` knows the terms; it matches the same articles
/// with the same weights.
///
/// Where a term gives no weight and every document of a database has it, Xapian's LocalSubMatch::open_post_list reads
/// the list of all documents instead and calls it by the name of the term. That list is no longer right where it is
/// read from one chunk on to the next, as happens in a database of some hundred documents with gaps in the ids (one
/// deletion makes one): "DatabaseCorruptError: Unexpected end of posting list". Terms whose positions are read
/// (OP_PHRASE, OP_NEAR) are left alone by Xapian, and so are terms with a weight.
Xapian::Query runnable(const Xapian::Query& query, Scores scores,
                       const std::function<TermSpread(const std::string& term)>& spread_of);

}  // namespace news
