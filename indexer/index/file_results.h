// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "indexer/index/manifest.h"
#include "indexer/index/transaction.h"
#include "indexer/ingest.h"
#include "indexer/plan.h"
#include "indexer/report.h"

namespace news {

/// Recognises files that were only renamed: they have the content of a file that is gone.
class MovedFiles {
 public:
  MovedFiles(const Plan& plan, const Manifest& manifest);
  /// True once for each file that is gone.
  bool claim(const FileRecord& record);
  std::size_t claimed() const noexcept { return claimed_; }

 private:
  std::multimap<std::uint64_t, std::uint64_t> gone_;  // hash -> size
  std::size_t claimed_ = 0;
};

/// The articles in the index that a run has replaced: all that the file gave, or those of the members of a container
/// that are not kept. New ones may be there already: they come behind.
std::vector<Xapian::docid> replaced_articles(const Transaction& transaction, const FileTask& task,
                                             const Ingested& result);

/// Counts what came of a file and records it in the manifest. Moves the file's identity out of `task`.
void record_result(FileTask& task, Ingested& result, MovedFiles& moved, Manifest& manifest, Report& report);

}  // namespace news
