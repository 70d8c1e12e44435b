// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/word_families.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/index/word_family.h"
#include "common/schema.h"

namespace news {
namespace {

constexpr std::size_t seen_places = 1 << 17;

std::string join(const std::set<std::string>& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

}  // namespace

void WordFamilies::note(const Word& word, const std::string& language) {
  const std::uint64_t hash =
      XXH3_64bits_withSeed(word.lower.data(), word.lower.size(), std::hash<std::string>{}(language));
  if (seen_.empty()) seen_.resize(seen_places);
  std::uint64_t& seen = seen_[hash % seen_places];
  if (seen == hash) return;
  seen = hash;
  if (word.term.front() >= '0' && word.term.front() <= '9') return;
  const std::string_view known = Stems::family_language(language);
  if (known.empty()) return;
  auto& families = found_[std::string(known)];
  for (const std::string_view typed : {word.lower, word.term}) {  // queries may leave out accents
    const std::string_view stem = stems_.key(typed, language);
    if (!stem.empty() && stem != word.term) families[std::string(stem)].emplace(word.term);
    if (word.lower == word.term) break;
  }
}

void WordFamilies::merge(WordFamilies&& other) {
  for (auto& [language, families] : other.found_) {
    for (auto& [stem, words] : families) found_[language][stem].merge(words);
  }
  other.found_.clear();
}

void WordFamilies::save(Xapian::WritableDatabase& database) {
  for (const auto& [language, families] : found_) {
    for (const auto& [stem, words] : families) {
      const std::string key = keys::family(language, stem);
      const std::string before = database.get_metadata(key);
      const std::vector<std::string> known = family_words(before);
      std::set<std::string> all(known.begin(), known.end());
      all.insert(words.begin(), words.end());
      const std::string after = join(all);
      if (after != before && after.size() <= longest_family) database.set_metadata(key, after);
    }
  }
  found_.clear();
}

}  // namespace news
