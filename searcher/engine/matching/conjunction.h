// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace news {

/// Which of the words an article must have. Filters (dates, author:, section: …) and exclusions bind always.
enum class Demand { all, any };

/// What AND joins, in pieces that are ready to run.
struct Conjunction {
  /// A part that ranks articles: a word, a phrase, a group.
  struct Part {
    std::string text;  ///< in the query language
    Xapian::Query query;
    double information = 0;         ///< how rare it is: see coverage.h
    std::size_t first_pattern = 0;  ///< of the compiled query's, half open
    std::size_t end_pattern = 0;
  };

  /// With two or more, Demand::any can find what Demand::all cannot. Stop words beside others are none of them.
  std::vector<Part> parts;
  std::vector<Xapian::Query> filters;   ///< all of them bind
  std::vector<Xapian::Query> unwanted;  ///< none of them may match

  /// The pieces as one query. `boost_per_share`: a score grows by so much for each hundredth of the query that an
  /// article covers; when that is more than words can weigh, those that cover more come first.
  Xapian::Query joined(Demand asked, double boost_per_share = 0) const;

  /// How much of the query each of the parts is, in hundredths: see shares_of.
  std::vector<unsigned> shares() const;
};

}  // namespace news
