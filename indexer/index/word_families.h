// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/stems.h"

namespace Xapian {
class WritableDatabase;
}

namespace news {

/// Collects the words of the articles that share a stem, so that a query for one of them finds all. Keeps only words
/// that differ from their stem: the searcher adds the stem itself.
class WordFamilies {
 public:
  /// Notes a word of an article in `language`, a primary subtag. Cheap for words seen before.
  void note(const Word& word, const std::string& language);

  void merge(WordFamilies&& other);

  /// Adds the noted words to the families in the database, and forgets them.
  void save(Xapian::WritableDatabase& database);

 private:
  Stems stems_;
  std::vector<std::uint64_t> seen_;  ///< hashes of words noted lately; a word that was pushed out is noted again
  std::map<std::string, std::map<std::string, std::set<std::string>>> found_;  // language -> stem -> folded words
};

}  // namespace news
