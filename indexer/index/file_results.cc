// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/file_results.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace news {

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

std::vector<Xapian::docid> replaced_articles(const Transaction& transaction, const FileTask& task,
                                             const Ingested& result) {
  const auto first = [](std::vector<Xapian::docid> articles, std::size_t most) {
    articles.resize(std::min(most, articles.size()));
    return articles;
  };
  if (task.known == nullptr || result.same_content || result.unreadable) return {};
  if (result.kept.empty()) return first(transaction.articles(task.file), task.known->articles);
  std::vector<Xapian::docid> replaced;
  for (const MemberRecord& member : task.known->members) {
    if (member.articles == 0 || std::ranges::binary_search(result.kept, member.key)) continue;
    std::ranges::copy(first(transaction.articles_of_member(task.file, member.key), member.articles),
                      std::back_inserter(replaced));
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
  manifest.put(std::move(task.file), std::move(result.record));
}

}  // namespace news
