// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index/manifest.h"
#include "indexer/index/transaction.h"
#include "indexer/ingest.h"
#include "indexer/report.h"

namespace news {

/// The articles that the index has of a file that is read again. One that the file still holds, with nothing changed,
/// stays, so that of a file of many articles only those are written that are new or have changed.
class EarlierArticles {
 public:
  struct Found {
    Xapian::docid article = 0;  ///< 0: none
    bool is_same = false;       ///< nothing has changed, unless its line: it stays
    bool has_moved = false;     ///< it is the same at another line
  };

  /// Of no file when that is empty.
  EarlierArticles(const Transaction& transaction, std::string file)
      : transaction_(transaction), file_(std::move(file)) {}

  /// The article of the same id, once. To be called before the document is added.
  Found take(const Xapian::Document& document);

  /// How many were not taken: the file does not hold them any more.
  std::size_t rest();
  std::vector<Xapian::docid> take_rest();

 private:
  struct Earlier {
    Xapian::docid article = 0;
    std::uint64_t data = 0;  ///< hash of what is stored of it, and of its version
    std::uint64_t rest = 0;  ///< the same without its line
  };

  void load();

  const Transaction& transaction_;
  std::string file_;
  bool is_loaded_ = false;
  std::unordered_multimap<std::uint64_t, Earlier> by_id_;  ///< by the hash of the term of the id from the source
};

/// The articles in the index that a run has replaced: all that the file gave, where it was before, or those of the
/// members of a container that are not kept. New ones may be there already: they come behind. Of a file that keeps what
/// it dropped, the articles whose ids the new ones have; the others are counted in `result`.
std::vector<Xapian::docid> replaced_articles(const Transaction& transaction, const FileTask& task, Ingested& result);

/// Counts what came of a file and records it in the manifest, in the place of the file that it was before, if it was
/// moved. Moves the file's identity out of `task`.
void record_result(FileTask& task, Ingested& result, Manifest& manifest, Report& report);

}  // namespace news
