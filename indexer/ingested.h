// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/index/manifest.h"
#include "indexer/origin.h"
#include "indexer/readers/reader.h"

namespace news {

/// A file to read.
struct FileTask {
  std::string file;                         ///< its identity; no more, for there may be a million of them
  std::uint64_t size = 0;                   ///< as the walk saw it
  std::int64_t modified = 0;                ///< the same
  std::uint32_t stamp = 0;                  ///< the same
  const FileRecord* known = nullptr;        ///< what the index knew of it; null for a new file
  bool has_new_filter = false;              ///< so its bytes are to be read again, although they are known
  bool only_source = false;                 ///< of articles that a rebuild would lose if it cannot be read
  const std::string* section = nullptr;     ///< that of its folder; null without one (indexer/files/folder_sections.h)
  const std::string* id = nullptr;          ///< that it keeps since it was moved; null: that of its path
  const std::string* moved_from = nullptr;  ///< identity of the file that it was in the last run; null for others
};

/// What came of a file.
struct Ingested {
  FileRecord record;
  std::uint64_t bytes = 0;       ///< read
  bool same_content = false;     ///< the bytes are those the index knows: nothing to write but the record
  bool unreadable = false;       ///< the file could not be read now: what the index knows of it stays
  bool keeps_dropped = false;    ///< articles that it gave once, and does not hold any more, stay (reader_registry.h)
  std::size_t dropped_kept = 0;  ///< how many of them stay
  std::size_t headlines = 0;     ///< articles among them that are a headline only
  std::vector<std::uint64_t> kept;  ///< keys of the members of a container whose articles stay as they are; sorted
  std::vector<Rejection> rejections;
  std::vector<Warning> warnings;

  /// Records of a file that was read and gave articles all the same.
  std::size_t records_rejected() const {
    std::size_t count = 0;
    if (record.articles == 0 || same_content) return count;
    for (const Rejection& rejection : rejections) count += rejection.count;
    return count;
  }
};

/// Whether a file that was read is empty, as it was before: nobody need be told again.
inline bool is_still_empty(const FileTask& task, const Ingested& result) {
  return task.known != nullptr && task.known->size == 0 && result.record.size == 0 && !result.unreadable;
}

using TakeArticle = std::function<void(Article article, Origin origin)>;

}  // namespace news
