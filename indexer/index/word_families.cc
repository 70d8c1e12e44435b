// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/word_families.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/index/word_family.h"
#include "common/schema.h"
#include "common/text.h"

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

/// A prefix that is written as one word with the next one.
struct Prefix {
  std::string_view language;
  std::string_view text;
  std::size_t fewest = 3;  ///< letters of the next word
  std::size_t ratio = 1;   ///< how many times as frequent as the next word the whole may be
};

/// Folded. The Hebrew article stands before most nouns more often than not.
constexpr Prefix prefixes[] = {
    {"ar", "و"},       {"ar", "ف"},  {"ar", "ب"},  {"ar", "ك"},  {"ar", "ل"},  {"ar", "ول"}, {"ar", "وب"},
    {"he", "ה", 4, 4}, {"he", "ו"},  {"he", "ב"},  {"he", "ל"},  {"he", "מ"},  {"he", "ש"},  {"he", "כ"},
    {"he", "וה"},      {"he", "וב"}, {"he", "ול"}, {"he", "ומ"}, {"he", "שה"}, {"he", "מה"}, {"he", "כש"},
};

bool writes_prefixes(std::string_view language) { return language == "ar" || language == "he"; }

}  // namespace

void WordFamilies::hear(const Word& word, const std::string& language) {
  Heard& heard = heard_[language][std::string(word.term)];
  ++heard.times;
  heard.lower = word.lower;
}

void WordFamilies::note(const Word& word, const std::string& language) {
  if (writes_prefixes(language)) hear(word, language);
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
  for (auto& [language, vocabulary] : other.heard_) {
    for (auto& [term, heard] : vocabulary) {
      Heard& known = heard_[language][term];
      known.times += heard.times;
      known.lower = std::move(heard.lower);
    }
  }
  other.heard_.clear();
}

void WordFamilies::join_prefixed(const Xapian::WritableDatabase& database) {
  for (const auto& [language, vocabulary] : heard_) join_prefixed(database, language, vocabulary);
  heard_.clear();
}

/// A first build has its articles in other databases than its families: then the words that were noted are all.
void WordFamilies::join_prefixed(const Xapian::WritableDatabase& database, const std::string& language,
                                 const Vocabulary& vocabulary) {
  const bool has_articles = database.get_doccount() != 0;
  const auto frequency = [&](const std::string& term) -> std::size_t {
    const auto heard = vocabulary.find(term);
    const std::size_t articles = has_articles ? database.get_termfreq(term) : 0;
    return heard == vocabulary.end() ? articles : std::max<std::size_t>(heard->second.times, articles);
  };
  const auto join = [&](const std::string& whole, const std::string& rest, const Prefix& prefix) {
    if (text::count_code_points(rest) < prefix.fewest) return;
    const std::size_t times = frequency(rest);
    if (times == 0 || times * prefix.ratio < frequency(whole)) return;
    const auto heard = vocabulary.find(rest);
    for (const std::string& typed : {rest, heard == vocabulary.end() ? rest : heard->second.lower}) {
      const std::string stem(stems_.key(typed, language));
      if (!stem.empty() && stem != whole) found_[language][stem].insert(whole);
    }
  };
  for (const auto& [term, heard] : vocabulary) {
    const bool is_new = has_articles && database.get_termfreq(term) <= heard.times;
    for (const Prefix& prefix : prefixes) {
      if (prefix.language != language) continue;
      if (term.starts_with(prefix.text)) join(term, term.substr(prefix.text.size()), prefix);
      if (!is_new) continue;
      const std::string whole = std::string(prefix.text) + term;
      if (database.term_exists(whole)) join(whole, term, prefix);
    }
  }
}

void WordFamilies::save(Xapian::WritableDatabase& database) {
  join_prefixed(database);
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
