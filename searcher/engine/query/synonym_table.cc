// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/synonym_table.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace news {
namespace {

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

}  // namespace

Synonyms::Synonyms(std::vector<Rule> rules)
    : table_(rules.empty() ? nullptr : std::make_shared<const SynonymTable>(std::move(rules))) {}

std::string synonym_key(std::string_view text, Words& analysis) {
  std::string key;
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  for (analysis.reset(text); analysis.next();) {
    const Word& word = analysis.word();
    const bool inside_last = word.begin > last_begin && word.end <= last_end;  // the last character of a run
    if (word.span != 1 || inside_last) continue;
    last_begin = word.begin;
    last_end = word.end;
    key.append(key.empty() ? "" : " ").append(word.term);
  }
  return key;
}

SynonymTable::SynonymTable(std::vector<Synonyms::Rule> rules) : rules_(std::move(rules)) {
  Words analysis;
  for (std::size_t n = 0; n < rules_.size(); ++n) {
    for (const std::string& word : rules_[n].words) {
      const std::string key = synonym_key(word, analysis);
      const auto words = static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1;
      longest_ = std::max(longest_, words);
      entries_.push_back({hash_of(key), static_cast<std::uint32_t>(n)});
    }
  }
  std::ranges::sort(entries_, {}, [](const Entry& entry) { return std::pair(entry.hash, entry.rule); });
}

std::vector<std::string> SynonymTable::synonyms_of(std::string_view key) const {
  std::vector<std::string> found;
  const std::uint64_t hash = hash_of(key);
  auto entry = std::ranges::lower_bound(entries_, hash, {}, &Entry::hash);
  if (entry == entries_.end() || entry->hash != hash) return found;
  Words analysis;
  std::set<std::string> seen{std::string(key)};
  for (; entry != entries_.end() && entry->hash == hash; ++entry) {
    const Synonyms::Rule& rule = rules_[entry->rule];
    const auto is_key = [&](const std::string& word) { return synonym_key(word, analysis) == key; };
    if (std::ranges::none_of(rule.words, is_key)) continue;  // another word with the same hash
    for (const std::string& text : rule.finds.empty() ? rule.words : rule.finds) {
      if (found.size() == most_synonyms) return found;
      std::string other = synonym_key(text, analysis);
      if (!other.empty() && seen.insert(std::move(other)).second) found.push_back(text);
    }
  }
  return found;
}

}  // namespace news
