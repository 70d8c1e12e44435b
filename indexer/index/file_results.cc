// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/file_results.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "indexer/index/unique_ids.h"

namespace news {
namespace {

std::uint64_t hash_of(const std::string& text) { return XXH3_64bits(text.data(), text.size()); }

/// How many of some articles, in their order, were there before the change.
std::size_t count_before(const Transaction& transaction, const std::vector<Xapian::docid>& articles) {
  return static_cast<std::size_t>(std::ranges::upper_bound(articles, transaction.last_before()) - articles.begin());
}

/// Of the articles that were there before, as many of each id as came with it.
std::vector<Xapian::docid> replaced_by_id(const Transaction& transaction, const FileTask& task) {
  const std::vector<Xapian::docid> all = transaction.articles(task.file);
  const std::size_t before = count_before(transaction, all);
  const auto id_of = [&](Xapian::docid article) {
    return hash_of(UniqueIds::own_id_term(transaction.article(article)));
  };
  std::unordered_map<std::uint64_t, std::size_t> came;
  for (std::size_t i = before; i < all.size(); ++i) ++came[id_of(all[i])];
  std::vector<Xapian::docid> replaced;
  for (std::size_t i = 0; i < before; ++i) {
    const auto found = came.find(id_of(all[i]));
    if (found == came.end() || found->second == 0) continue;
    --found->second;
    replaced.push_back(all[i]);
  }
  return replaced;
}

/// What is stored of an article, and its version.
std::uint64_t hash_of_stored(const Xapian::Document& document) {
  return hash_of(document.get_data() + document.get_value(slots::version));
}

}  // namespace

MovedFiles::MovedFiles(const Plan& plan, const Manifest& manifest) {
  for (const std::string& file : plan.gone) {
    if (const FileRecord* record = manifest.find(file); record != nullptr && record->articles != 0) {
      gone_.emplace(record->hash, record->size);
    }
  }
}

bool MovedFiles::claim(const FileRecord& record) {
  for (auto [it, end] = gone_.equal_range(record.hash); it != end; ++it) {
    if (it->second != record.size) continue;
    gone_.erase(it);
    ++claimed_;
    return true;
  }
  return false;
}

EarlierArticles::Found EarlierArticles::take(const Xapian::Document& document) {
  constexpr int most_compared = 16;  // of one id
  load();
  const auto [begin, end] = by_id_.equal_range(hash_of(UniqueIds::own_id_term(document)));
  if (begin == end) return {};
  const std::uint64_t data = hash_of_stored(document);
  auto found = begin;
  int compared = 0;
  for (auto at = begin; at != end && compared < most_compared; ++at, ++compared) {
    if (at->second.data != data) continue;
    found = at;
    break;
  }
  const Earlier earlier = found->second;
  by_id_.erase(found);
  return {.article = earlier.article, .is_same = earlier.data == data};
}

std::size_t EarlierArticles::rest() {
  load();
  return by_id_.size();
}

std::vector<Xapian::docid> EarlierArticles::take_rest() {
  load();
  std::vector<Xapian::docid> rest;
  for (const auto& [id, earlier] : std::exchange(by_id_, {})) rest.push_back(earlier.article);
  std::ranges::sort(rest);
  return rest;
}

/// Not before the first article is there: a file that was only touched has none to compare.
void EarlierArticles::load() {
  if (std::exchange(is_loaded_, true) || file_.empty()) return;
  for (const Xapian::docid article : transaction_.articles(file_)) {
    const Xapian::Document document = transaction_.article(article);
    by_id_.emplace(hash_of(UniqueIds::own_id_term(document)),
                   Earlier{.article = article, .data = hash_of_stored(document)});
  }
}

std::vector<Xapian::docid> replaced_articles(const Transaction& transaction, const FileTask& task, Ingested& result) {
  const auto before = [&](std::vector<Xapian::docid> articles) {
    articles.resize(count_before(transaction, articles));
    return articles;
  };
  if (task.known == nullptr || result.same_content || result.unreadable) return {};
  if (result.keeps_dropped) {
    std::vector<Xapian::docid> replaced = replaced_by_id(transaction, task);
    result.dropped_kept = task.known->articles - std::min<std::size_t>(task.known->articles, replaced.size());
    return replaced;
  }
  if (result.kept.empty()) return before(transaction.articles(task.file));
  std::vector<Xapian::docid> replaced;
  for (const MemberRecord& member : task.known->members) {
    if (member.articles == 0 || std::ranges::binary_search(result.kept, member.key)) continue;
    std::ranges::copy(before(transaction.articles_of_member(task.file, member.key)), std::back_inserter(replaced));
  }
  return replaced;
}

void record_result(FileTask& task, Ingested& result, MovedFiles& moved, Manifest& manifest, Report& report) {
  Counts& counts = report.counts;
  counts.bytes += result.bytes;
  if (!result.same_content) counts.articles += result.record.articles;
  counts.records_rejected += result.records_rejected();
  for (Rejection& rejection : result.rejections) report.reject(std::move(rejection));
  for (Warning& warning : result.warnings) report.warn(std::move(warning));
  if (result.same_content) {
    std::size_t& count = result.record.articles == 0 ? counts.rejected : counts.unchanged;
    ++count;
  } else if (result.unreadable && task.known != nullptr) {
    ++counts.rejected;
    return;
  } else if (result.record.articles == 0) {
    ++counts.rejected;
  } else if (task.known != nullptr && task.known->articles != 0) {
    ++counts.updated;
  } else if (moved.claim(result.record)) {
    ++counts.moved;
  } else {
    ++counts.added;
  }
  result.record.articles += static_cast<std::uint32_t>(result.dropped_kept);
  manifest.put(std::move(task.file), std::move(result.record));
}

}  // namespace news
