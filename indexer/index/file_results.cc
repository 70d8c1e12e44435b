// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/file_results.h"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/index/stored_article.h"
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

/// What the file was before stays if it gives nothing in its new place.
bool is_moved(const FileTask& task, const Ingested& result) {
  return task.moved_from != nullptr && result.record.articles != 0 && !result.unreadable;
}

/// What is stored of an article, or a part of it, and its version.
std::uint64_t hash_of_stored(const Xapian::Document& document, const std::string& data) {
  return hash_of(data + document.get_value(slots::version));
}

}  // namespace

EarlierArticles::Found EarlierArticles::take(const Xapian::Document& document) {
  constexpr int most_compared = 16;  // of one id
  load();
  const auto [begin, end] = by_id_.equal_range(hash_of(UniqueIds::own_id_term(document)));
  if (begin == end) return {};
  const std::uint64_t data = hash_of_stored(document, document.get_data());
  const std::uint64_t rest = hash_of_stored(document, without_line(document.get_data()));
  auto found = begin;
  int compared = 0;
  for (auto at = begin; at != end && compared < most_compared; ++at, ++compared) {
    if (at->second.rest != rest) continue;
    found = at;
    if (at->second.data == data) break;
  }
  const Earlier earlier = found->second;
  by_id_.erase(found);
  return {.article = earlier.article, .is_same = earlier.rest == rest, .has_moved = earlier.data != data};
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
                   Earlier{.article = article,
                           .data = hash_of_stored(document, document.get_data()),
                           .rest = hash_of_stored(document, without_line(document.get_data()))});
  }
}

std::vector<Xapian::docid> replaced_articles(const Transaction& transaction, const FileTask& task, Ingested& result) {
  const auto before = [&](std::vector<Xapian::docid> articles) {
    articles.resize(count_before(transaction, articles));
    return articles;
  };
  if (is_moved(task, result)) return transaction.articles(*task.moved_from);
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

void record_result(FileTask& task, Ingested& result, Manifest& manifest, Report& report) {
  Counts& counts = report.counts;
  counts.bytes += result.bytes;
  if (!result.same_content) counts.articles += result.record.articles;
  counts.headlines += result.headlines;
  counts.records_rejected += result.records_rejected();
  const bool again = is_still_empty(task, result);
  for (Rejection& rejection : result.rejections) {
    if (again)
      report.reject_again(std::move(rejection));
    else
      report.reject(std::move(rejection));
  }
  for (Warning& warning : result.warnings) report.warn(std::move(warning));
  if (result.same_content) {
    std::size_t& count = result.record.articles == 0 ? counts.rejected : counts.unchanged;
    ++count;
  } else if (result.unreadable && task.known != nullptr) {
    ++counts.rejected;
    if (!task.has_new_filter) return;
    result.record = *task.known;
    result.record.fresh = true;  // nothing else about the file shows that it is to be read
    result.record.hash = 0;
  } else if (result.record.articles == 0) {
    ++counts.rejected;
  } else if (task.known != nullptr && task.known->articles != 0) {
    ++counts.updated;
  } else if (is_moved(task, result)) {
    manifest.erase(*task.moved_from);
    ++counts.moved;
  } else {
    ++counts.added;
  }
  result.record.articles += static_cast<std::uint32_t>(result.dropped_kept);
  manifest.put(std::move(task.file), std::move(result.record));
}

}  // namespace news
