// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace news {

/// Which of the words an article must have. Filters (dates, author:, section: …) and exclusions always apply.
enum class Demand {
  all,
  all_but_one,  ///< and not all
  any,
};

/// The conditions that AND joins, compiled.
struct Conjunction {
  /// A part that ranks articles: a word, a phrase, a group.
  struct Part {
    std::string text;  ///< in the query language
    Xapian::Query query;
    Xapian::Query apart;            ///< what Demand::any asks for instead: of a compound, its words each by itself too
    double information = 0;         ///< how rare it is: see coverage.h
    std::size_t first_pattern = 0;  ///< of the compiled query's patterns, half open
    std::size_t end_pattern = 0;
  };

  /// With two or more, Demand::any can find what Demand::all cannot. Stop words beside other words are left out.
  std::vector<Part> parts;
  std::vector<Xapian::Query> filters;   ///< all of them must match
  std::vector<Xapian::Query> unwanted;  ///< none of them may match

  /// All of it as one query. A score grows by `boost_per_share` for each hundredth of the query that the article
  /// covers; if that is more than words can weigh, articles that cover more come first.
  Xapian::Query joined(Demand asked, double boost_per_share = 0) const;

  /// The share of each part in the query, in hundredths: see shares_of. For all_but_one a few more, so that no two
  /// parts have the same.
  std::vector<unsigned> shares(Demand asked) const;

  /// The part that an article lacks, by its score for Demand::all_but_one and `boost_per_share`.
  const Part& missing(double score, double boost_per_share) const;

 private:
  Xapian::Query all_but_one(double boost_per_share) const;
  void make_distinct(std::vector<unsigned>& shares) const;
};

}  // namespace news
