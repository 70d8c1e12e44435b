// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include "indexer/file_walker.h"
#include "indexer/reader_registry.h"

namespace news {
namespace {

/// A file changed within this time before it was read may change again without its time showing it: the coarsest
/// file systems count in steps of two seconds.
constexpr std::int64_t time_step = 2'000'000'000;

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

/// Reads the whole of a file; what is wrong with it, if anything. Fills in what `record` says of size and time.
std::optional<std::string> read_file(const std::string& path, std::uint64_t limit, std::string& bytes,
                                     FileRecord& record) {
  record.fresh = true;  // until it has been read
  // Non-blocking: the file may have become a FIFO since the walk.
  const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::strerror(errno);
  const struct Closer {
    int file;
    ~Closer() { close(file); }
  } closer{file};
  struct stat before {};
  if (fstat(file, &before) != 0) return std::strerror(errno);
  if (!S_ISREG(before.st_mode)) return "no regular file any more";
  record.size = static_cast<std::uint64_t>(before.st_size);
  record.modified = modification_time(before);
  if (record.size > limit) {
    record.fresh = false;
    return megabytes(record.size) + " is too large for one article";
  }
  bytes.resize(record.size + 1);  // one more, to see that it ends there
  std::size_t count = 0;
  while (count < bytes.size()) {
    const ssize_t got = ::read(file, bytes.data() + count, bytes.size() - count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::strerror(errno);
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
  }
  bytes.resize(std::min<std::size_t>(count, record.size));
  // A size that was not met means that it is being written right now: it will be read again.
  record.fresh = count != record.size || now() - record.modified < time_step;
  return std::nullopt;
}

std::string hint_for(const std::string& reason) {
  if (reason.ends_with("too large for one article")) return "split it into one file an article";
  if (reason == std::strerror(EACCES)) return "make it readable, or run as a user who may read it";
  return {};
}

}  // namespace

class Ingest::Collector final : public ArticleSink {
 public:
  Collector(DocumentBuilder& builder, const Origin& origin, Ingested& result)
      : builder_(builder), origin_(origin), result_(result) {}

  void accept(Article article) override {
    Origin origin = origin_;
    if (!article.id.empty()) {
      origin.id = article.id;
    } else if (!result_.documents.empty()) {
      origin.id += '#' + std::to_string(result_.documents.size() + 1);
    }
    result_.documents.push_back(builder_.build(article, origin));
  }

  void reject(Rejection rejection) override { result_.rejections.push_back(std::move(rejection)); }

 private:
  DocumentBuilder& builder_;
  const Origin& origin_;
  Ingested& result_;
};

Ingested Ingest::ingest(const FileTask& task) {
  Ingested result;
  result.record = task.seen;
  const auto reject = [&](std::string reason) {
    std::string hint = hint_for(reason);
    result.rejections.push_back({.file = task.origin.path, .reason = std::move(reason), .hint = std::move(hint)});
  };
  if (auto trouble = read_file(task.origin.path, max_file_bytes(), bytes_, result.record)) {
    result.unreadable = result.record.fresh;
    reject(std::move(*trouble));
  } else {
    result.bytes = bytes_.size();
    result.record.hash = XXH3_64bits(bytes_.data(), bytes_.size());
    if (task.known != nullptr && task.known->hash == result.record.hash && task.known->rejection.empty()) {
      result.same_content = true;
      result.record.articles = task.known->articles;
      return result;
    }
    const auto all = formats();
    if (readers_.empty()) readers_.resize(all.size());
    std::size_t format = 0;
    while (format + 1 < all.size() && !all[format].recognises(bytes_, task.origin.relative)) ++format;
    if (bytes_.size() > all[format].max_bytes) {
      reject(megabytes(bytes_.size()) + " is too large for one article");
    } else {
      if (!readers_[format]) readers_[format] = all[format].make();
      Collector collector(builder_, task.origin, result);
      const auto modified = std::chrono::floor<std::chrono::seconds>(
          std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(result.record.modified)));
      readers_[format]->read(
          {.path = task.origin.path, .relative = task.origin.relative, .bytes = bytes_, .modified = modified},
          collector);
    }
    if (result.documents.empty() && result.rejections.empty()) reject("no article in it");
  }
  result.record.articles = static_cast<std::uint32_t>(result.documents.size());
  if (!result.rejections.empty()) {
    result.record.rejection = result.rejections.front().reason;
    result.record.rejection_line = result.rejections.front().line;
  }
  return result;
}

}  // namespace news
