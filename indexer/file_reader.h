// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/files/followed_folders.h"
#include "indexer/files/open_file.h"
#include "indexer/ingested.h"
#include "indexer/origin.h"
#include "indexer/readers/read_options.h"
#include "indexer/readers/reader_registry.h"

namespace news {

class FileCollector;
class PackedBytes;
class Unpacker;

/// The origin of the articles of a file; `id` is that of the first.
Origin origin_of(const FileTask& task, const FollowedFolders& folders);

/// Turns files into articles: opens, unpacks, recognises the format, has its reader read. Knows no index. One for each
/// thread.
class FileReader {
 public:
  explicit FileReader(ReadOptions options = {}) : options_(std::move(options)) {}

  /// Hands the articles of the file to `take` one by one, so that those of a large file are never in memory together.
  /// Never throws for what is in the file.
  Ingested read(const FileTask& task, const Origin& origin, const TakeArticle& take);

 private:
  void read_open(const FileTask& task, OpenFile& file, FileCollector& collector);
  bool load(OpenFile& file, std::uint64_t most_bytes, const std::string& fault, FileCollector& collector);
  void read_whole(OpenFile& file, std::size_t format, FileCollector& collector);
  void read_in_blocks(const FileTask& task, OpenFile& file, std::size_t format, FileCollector& collector);
  void read_container(OpenFile& file, FileCollector& collector);
  void unpack(PackedBytes& packed, FileCollector& collector);
  void read_member(Unpacker& members, std::string& bytes, FileCollector& collector);
  void read_inner(Unpacker& members, std::string& bytes, FileCollector& collector);
  void filter_member(const std::string& command, Unpacker& members, std::string& bytes, FileCollector& collector);
  void read_inside(std::string_view bytes, FileCollector& collector);
  void read_filtered(const std::string& command, std::string_view bytes, FileCollector& collector);
  Recognised recognise_or_force(std::string_view head, const std::string& name) const;
  void read_articles(std::size_t format, SourceFile source, FileCollector& collector);

  ReadOptions options_;
  std::vector<std::unique_ptr<ArticleReader>> readers_;  // parallel to formats()
  std::string bytes_;
};

}  // namespace news
