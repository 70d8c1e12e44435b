// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/stems.h"

namespace Xapian {
class WritableDatabase;
}

namespace news {

/// Collects the words of the articles that share a stem, so that a query for one of them finds all. Keeps only words
/// that differ from their stem: the searcher adds the stem itself.
///
/// Arabic and Hebrew write prepositions and conjunctions as one word with the next one. Such a word joins the family of
/// the next one if that is a word of the index too, and at least as frequent: بدمج (by merging) that of دمج, but كتاب
/// (book) not that of تاب (he repented).
class WordFamilies {
 public:
  /// Notes a word of an article in `language`, a primary subtag. Cheap for words seen before.
  void note(const Word& word, const std::string& language);

  void merge(WordFamilies&& other);

  /// Adds the noted words to the families in the database, and forgets them.
  void save(Xapian::WritableDatabase& database);

 private:
  struct Heard {
    std::size_t times = 0;
    std::string lower;  ///< as it was written last
  };
  using Vocabulary = std::unordered_map<std::string, Heard>;  // by term

  void hear(const Word& word, const std::string& language);
  void join_prefixed(const Xapian::WritableDatabase& database);
  void join_prefixed(const Xapian::WritableDatabase& database, const std::string& language,
                     const Vocabulary& vocabulary);

  Stems stems_;
  std::vector<std::uint64_t> seen_;  ///< hashes of words noted lately; a word that was pushed out is noted again
  std::map<std::string, std::map<std::string, std::set<std::string>>> found_;  // language -> stem -> folded words
  std::map<std::string, Vocabulary> heard_;                                    // of languages that write prefixes
};

}  // namespace news
