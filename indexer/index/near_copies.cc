// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/near_copies.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/analysis/analysis.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/index/stored_article.h"
#include "common/schema.h"
#include "indexer/index/copy_groups.h"

namespace news {
namespace {

namespace fs = std::filesystem;

/// Reads the text of an article. One that cannot be read is like no other: that it is damaged is not found out here.
class ShingleReader {
 public:
  explicit ShingleReader(const Xapian::Database& database) : database_(database) {}

  Shingles operator()(Xapian::docid article) {
    try {
      const StoredArticle stored = read_stored_article(database_.get_document(article).get_data());
      return shingles_of(stored.title, stored.body, words_);
    } catch (const DamagedIndex&) {
      return {};
    } catch (const Xapian::DatabaseError&) {
      return {};
    }
  }

 private:
  const Xapian::Database& database_;
  Words words_;
};

template <class Take>
void each_value(const Xapian::Database& database, unsigned slot, const Take& take) {
  for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
    take(at.get_docid(), *at);
}

void set_group(Xapian::WritableDatabase& database, Xapian::docid article, const std::string& value) {
  Xapian::Document document = database.get_document(article);
  if (document.get_value(slots::copies) == value) return;
  document.add_value(slots::copies, value);
  database.replace_document(article, document);
}

/// Has value streams show the changes of the transaction. When Xapian 1.4.22 has written out pending changes by itself
/// (see indexer/index/transaction.h) and none came after, they still show what was there before:
/// GlassWritableDatabase::open_value_list merges the values only if changes are pending.
void show_changes(Xapian::WritableDatabase& database) {
  const auto any = database.postlist_begin({});
  if (any == database.postlist_end({})) return;
  Xapian::Document document = database.get_document(*any);
  document.add_value(slots::oldest, document.get_value(slots::oldest));
  database.replace_document(*any, document);
}

/// The articles of an index whose groups a change may affect.
class Affected {
 public:
  Affected(const Xapian::Database& database, const std::set<Xapian::docid>& added, const std::set<std::string>& reduced)
      : fresh_(added) {
    each_value(database, slots::copies, [&](Xapian::docid article, const std::string& group) {
      if (reduced.contains(group))
        fresh_.insert(article);
      else
        groups_[least_text_of(group)].push_back(article);
    });
    for (const Xapian::docid article : fresh_) {
      const auto signature = signature_of_value(database.get_document(article).get_value(slots::signature));
      if (!signature) continue;
      candidates_.push_back({.article = article, .signature = *signature, .is_new = true});
      texts_.insert(signature->text);
      hashes_.insert(signature->least().begin(), signature->least().end());
    }
    add_others(database);
  }

  std::vector<CopyCandidate> take_candidates() { return std::move(candidates_); }

  /// The articles of a group that the change leaves as it is.
  const std::vector<Xapian::docid>& articles_of(std::uint64_t group) const { return groups_.at(group); }

 private:
  /// Those that have something in common with the fresh ones.
  void add_others(const Xapian::Database& database) {
    each_value(database, slots::signature, [&](Xapian::docid article, const std::string& value) {
      const auto signature = signature_of_value(value);
      if (!signature || fresh_.contains(article)) return;
      const auto is_known = [&](std::uint32_t hash) { return hashes_.contains(hash); };
      if (!texts_.contains(signature->text) && std::ranges::none_of(signature->least(), is_known)) return;
      const std::uint64_t group = least_text_of(database.get_document(article).get_value(slots::copies));
      candidates_.push_back(
          {.article = article, .signature = *signature, .group = groups_.contains(group) ? group : 0});
    });
  }

  std::set<Xapian::docid> fresh_;
  std::unordered_map<std::uint64_t, std::vector<Xapian::docid>> groups_;
  std::unordered_set<std::uint64_t> texts_;
  std::unordered_set<std::uint32_t> hashes_;
  std::vector<CopyCandidate> candidates_;
};

/// An article of a part, and the name of its group.
struct Grouped {
  std::size_t part = 0;
  Xapian::docid article = 0;
  std::string group{};
};

/// The groups of all parts together, in the order of the parts.
std::vector<Grouped> grouped_articles(const std::vector<fs::path>& parts, const std::function<void()>& pause) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(open_folder(part));
  std::vector<CopyCandidate> candidates;
  each_value(all, slots::signature, [&](Xapian::docid article, const std::string& value) {
    if (const auto signature = signature_of_value(value))
      candidates.push_back({.article = article, .signature = *signature, .is_new = true});
  });
  ShingleReader reader(all);
  const auto read_shingles = [&](Xapian::docid article) {
    pause();
    return reader(article);
  };
  std::vector<Grouped> grouped;
  for (const CopyGroup& group : group_copies(std::move(candidates), read_shingles)) {
    if (group.articles.size() < 2) continue;
    for (const Xapian::docid article : group.articles) {  // Xapian deals the ids of the parts out in turn
      const auto place = article - 1;
      grouped.push_back({.part = place % parts.size(),
                         .article = static_cast<Xapian::docid>(place / parts.size() + 1),
                         .group = copies_value(group.least_text)});
    }
  }
  std::ranges::sort(grouped, {}, [](const Grouped& one) { return std::pair(one.part, one.article); });
  return grouped;
}

}  // namespace

void group_near_copies(const std::vector<fs::path>& parts, const std::function<void()>& pause) {
  std::optional<Xapian::WritableDatabase> open;
  std::size_t open_part = 0;
  for (const Grouped& article : grouped_articles(parts, pause)) {
    if (!open || open_part != article.part) {
      pause();
      if (open) open->commit();
      open_part = article.part;
      open = open_folder_to_write(parts[open_part], Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    }
    set_group(*open, article.article, article.group);
  }
  if (open) open->commit();
}

void NearCopies::note_removed(Xapian::docid article) {
  added_.erase(article);
  const std::string group = database_.get_document(article).get_value(slots::copies);
  if (!group.empty()) reduced_.insert(group);
}

void NearCopies::assign() {
  if (added_.empty() && reduced_.empty()) return;
  show_changes(database_);
  Affected affected(database_, added_, reduced_);
  ShingleReader reader(database_);
  const auto read_shingles = [&](Xapian::docid article) { return reader(article); };
  for (const CopyGroup& group : group_copies(affected.take_candidates(), read_shingles)) {
    const std::string value =
        group.groups.empty() && group.articles.size() < 2 ? std::string() : copies_value(group.least_text);
    for (const Xapian::docid article : group.articles) set_group(database_, article, value);
    for (const std::uint64_t known : group.groups) {
      if (known == group.least_text) continue;  // its articles have that value
      for (const Xapian::docid article : affected.articles_of(known)) set_group(database_, article, value);
    }
  }
  added_.clear();
  reduced_.clear();
}

}  // namespace news
