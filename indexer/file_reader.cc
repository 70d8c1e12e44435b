// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_reader.h"

#include <xxhash.h>

#include <chrono>
#include <optional>
#include <utility>

#include "indexer/readers/reader_registry.h"

namespace news {
namespace {

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

std::chrono::sys_seconds seconds(std::int64_t nanoseconds) {
  using namespace std::chrono;
  return floor<std::chrono::seconds>(sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(nanoseconds)));
}

/// Whether there is nothing to do if the bytes have not changed. A touched file that had rejections is read again, so
/// that all of them are reported.
bool may_be_same(const FileRecord* known, const FileRecord& now) {
  return known != nullptr && known->size == now.size && (known->rejection.empty() || known->modified == now.modified);
}

}  // namespace

class FileReader::Collector final : public ArticleSink {
 public:
  Collector(const Origin& origin, Ingested& result, const TakeArticle& take)
      : origin_(origin), result_(result), take_(take) {}

  void accept(Article article) override {
    Origin origin = origin_;
    if (!article.id.empty()) {
      origin.id = article.id;
    } else if (result_.record.articles != 0) {
      origin.id += '#' + std::to_string(result_.record.articles + 1);
    }
    origin.format = format_;
    if (auto reason = take_(article, origin)) return reject({.file = origin.path, .reason = std::move(*reason)});
    ++result_.record.articles;
    for (std::string& warning : article.warnings) {
      result_.warnings.push_back({.file = origin.path, .article = origin.id, .message = std::move(warning)});
    }
  }

  void reject(Rejection rejection) override { result_.rejections.push_back(std::move(rejection)); }

  /// The file itself is bad.
  void reject_file(std::string reason, std::string_view hint = {}) {
    reject({.file = origin_.path, .reason = std::move(reason), .hint = hint});
  }
  void cannot_read(FileTrouble trouble) {
    result_.unreadable = true;
    reject_file(std::move(trouble.reason), trouble.hint);
  }

  /// Whether the index has these bytes already.
  bool is_known(const FileRecord* known, std::uint64_t hash) {
    result_.record.hash = hash;
    if (!may_be_same(known, result_.record) || known->hash != hash) return false;
    result_.same_content = true;
    result_.record.articles = known->articles;
    if (known->rejection.empty()) return true;
    reject({.file = origin_.path, .line = known->rejection_line, .reason = known->rejection});
    return true;
  }

  /// The source without its bytes.
  SourceFile source() const {
    return {.path = origin_.path, .relative = origin_.relative, .modified = seconds(result_.record.modified)};
  }
  Ingested& result() noexcept { return result_; }
  const Origin& origin() const noexcept { return origin_; }
  /// Of the articles to come.
  void set_format(std::string_view name) { format_ = name; }

 private:
  const Origin& origin_;
  Ingested& result_;
  const TakeArticle& take_;
  std::string_view format_;
};

Origin origin_of(const std::string& file, const FollowedFolders& folders) {
  Scope scope = FollowedFolders::scope(file);
  std::string id = folders.id(scope.folder, scope.below);
  std::string path = folders.path(scope).string();
  return {.file = file, .id = std::move(id), .path = std::move(path), .relative = std::move(scope.below)};
}

Ingested FileReader::read(const FileTask& task, const Origin& origin, const TakeArticle& take) {
  Ingested result;
  result.record = {.size = task.size, .modified = task.modified, .stamp = task.stamp};
  Collector collector(origin, result, take);
  OpenFile file;
  if (auto trouble = file.open(origin.path, bytes_, result.record)) {
    collector.cannot_read(std::move(*trouble));
  } else {
    read_open(task, file, collector);
  }
  if (result.record.articles == 0 && result.rejections.empty()) collector.reject_file("no article in it");
  if (!result.rejections.empty()) {
    result.record.rejection = result.rejections.front().reason;
    result.record.rejection_line = result.rejections.front().line;
  }
  return result;
}

void FileReader::read_open(const FileTask& task, OpenFile& file, Collector& collector) {
  const Recognised found = forced_format_ ? Recognised{.format = forced_format_, .reason = {}, .hint = {}}
                                          : recognise(bytes_, collector.origin().relative);
  if (!found.format) {
    collector.result().record.fresh = false;
    return collector.reject_file(found.reason, found.hint);
  }
  collector.set_format(formats()[*found.format].name);
  if (formats()[*found.format].streams)
    read_in_blocks(task, file, *found.format, collector);
  else
    read_whole(task, file, *found.format, collector);
}

void FileReader::read_whole(const FileTask& task, OpenFile& file, std::size_t format, Collector& collector) {
  FileRecord& record = collector.result().record;
  if (record.size > formats()[format].max_bytes) {
    record.fresh = false;
    return collector.reject_file(megabytes(record.size) + " is too large for " + std::string(formats()[format].about),
                                 "split it into smaller files");
  }
  if (auto trouble = file.read_rest(bytes_, record)) return collector.cannot_read(std::move(*trouble));
  collector.result().bytes = bytes_.size();
  if (collector.is_known(task.known, XXH3_64bits(bytes_.data(), bytes_.size()))) return;
  SourceFile source = collector.source();
  source.bytes = bytes_;
  reader(format).read(source, collector);
}

void FileReader::read_in_blocks(const FileTask& task, OpenFile& file, std::size_t format, Collector& collector) {
  FileRecord& record = collector.result().record;
  // The file may be unchanged: no document is written before that is known.
  if (may_be_same(task.known, record)) {
    FileBlocks all(file, bytes_, record);
    all.skip_to_end();
    collector.result().bytes = all.size();
    auto trouble = all.trouble();
    if (!trouble && collector.is_known(task.known, all.hash())) return;
    if (!trouble) trouble = file.rewind();
    if (trouble) return collector.cannot_read(std::move(*trouble));
    record.fresh = true;
  }
  FileBlocks blocks(file, bytes_, record);
  SourceFile source = collector.source();
  source.bytes = bytes_;
  source.rest = &blocks;
  reader(format).read(source, collector);
  collector.result().bytes = blocks.size();
  record.hash = blocks.hash();
  if (!blocks.trouble()) return;
  if (record.articles == 0) return collector.cannot_read(*blocks.trouble());
  collector.reject_file(blocks.trouble()->reason + ": the rest of it is read the next time");
}

ArticleReader& FileReader::reader(std::size_t format) {
  if (readers_.empty()) readers_.resize(formats().size());
  if (!readers_[format]) readers_[format] = formats()[format].make();
  return *readers_[format];
}

}  // namespace news
