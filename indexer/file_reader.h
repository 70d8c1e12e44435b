// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/article.h"
#include "indexer/files/followed_folders.h"
#include "indexer/files/open_file.h"
#include "indexer/index/manifest.h"
#include "indexer/origin.h"
#include "indexer/readers/read_options.h"
#include "indexer/readers/reader_registry.h"

namespace news {

class PackedBytes;
class Unpacker;

/// A file to read.
struct FileTask {
  std::string file;                         ///< its identity; no more, for there may be a million of them
  std::uint64_t size = 0;                   ///< as the walk saw it
  std::int64_t modified = 0;                ///< the same
  std::uint32_t stamp = 0;                  ///< the same
  const FileRecord* known = nullptr;        ///< what the index knew of it; null for a new file
  bool only_source = false;                 ///< of articles that a rebuild would lose if it cannot be read
  const std::string* section = nullptr;     ///< that of its folder; null without one (indexer/files/folder_sections.h)
  const std::string* id = nullptr;          ///< that it keeps since it was moved; null: that of its path
  const std::string* moved_from = nullptr;  ///< identity of the file that it was in the last run; null for others
};

/// The origin of the articles of a file; `id` is that of the first.
Origin origin_of(const FileTask& task, const FollowedFolders& folders);

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
  std::size_t records_rejected() const;
};

/// Whether a file that was read is empty, as it was before: nobody need be told again.
inline bool is_still_empty(const FileTask& task, const Ingested& result) {
  return task.known != nullptr && task.known->size == 0 && result.record.size == 0 && !result.unreadable;
}

using TakeArticle = std::function<void(Article article, Origin origin)>;

/// Turns files into articles: opens, unpacks, recognises the format, has its reader read. Knows no index. One for each
/// thread.
class FileReader {
 public:
  explicit FileReader(ReadOptions options = {}) : options_(std::move(options)) {}

  /// Hands the articles of the file to `take` one by one, so that those of a large file are never in memory together.
  /// Never throws for what is in the file.
  Ingested read(const FileTask& task, const Origin& origin, const TakeArticle& take);

 private:
  class Collector;
  void read_open(const FileTask& task, OpenFile& file, Collector& collector);
  void read_whole(OpenFile& file, std::size_t format, Collector& collector);
  void read_in_blocks(const FileTask& task, OpenFile& file, std::size_t format, Collector& collector);
  void read_container(OpenFile& file, Collector& collector);
  void unpack(PackedBytes& packed, Collector& collector);
  void read_member(Unpacker& members, std::string& bytes, Collector& collector);
  void read_inner(Unpacker& members, std::string& bytes, Collector& collector);
  void read_inside(std::string_view bytes, Collector& collector);
  Recognised recognise_or_force(std::string_view head, const std::string& name) const;
  void read_articles(std::size_t format, SourceFile source, Collector& collector);

  ReadOptions options_;
  std::vector<std::unique_ptr<ArticleReader>> readers_;  // parallel to formats()
  std::string bytes_;
};

}  // namespace news
