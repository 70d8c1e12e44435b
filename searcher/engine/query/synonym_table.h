// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analysis.h"
#include "news/synonyms.h"

namespace news {

/// The synonyms of one word or phrase, at most, and of one query.
inline constexpr std::size_t most_synonyms = 64;
inline constexpr std::size_t most_synonyms_of_query = 256;

/// The words of a text as keys have them, separated by blanks: "covid 19" for COVID-19.
std::string synonym_key(std::string_view text, Words& analysis);

/// Finds the rules of Synonyms for the words of a query.
class SynonymTable {
 public:
  explicit SynonymTable(std::vector<Synonyms::Rule> rules);

  /// Words of the longest key.
  std::size_t longest() const noexcept { return longest_; }

  /// What stands for a key, in the order of the rules, without the key itself. One step: the synonyms of synonyms are
  /// not among them.
  std::vector<std::string> synonyms_of(std::string_view key) const;

 private:
  struct Entry {
    std::uint64_t hash = 0;  ///< of a key
    std::uint32_t rule = 0;
  };

  std::vector<Synonyms::Rule> rules_;
  std::vector<Entry> entries_;  ///< sorted
  std::size_t longest_ = 0;
};

}  // namespace news
