// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest.h"

#include <xxhash.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>

#include "indexer/open_file.h"
#include "indexer/reader_registry.h"
#include "indexer/refusal.h"

namespace news {
namespace {

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

std::chrono::sys_seconds seconds(std::int64_t nanoseconds) {
  using namespace std::chrono;
  return floor<std::chrono::seconds>(sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(nanoseconds)));
}

std::string hint_for(const std::string& reason) {
  if (reason.find(" is too large for ") != std::string::npos) return "split it into smaller files";
  if (reason == std::strerror(EACCES)) return "make it readable, or run as a user who may read it";
  return {};
}

}  // namespace

class Ingest::Collector final : public ArticleSink {
 public:
  Collector(DocumentBuilder& builder, const Origin& origin, Ingested& result,
            const std::function<void(const Xapian::Document&)>& put)
      : builder_(builder), origin_(origin), result_(result), put_(put) {}

  void accept(Article article) override {
    Origin origin = origin_;
    if (!article.id.empty()) {
      origin.id = article.id;
    } else if (result_.record.articles != 0) {
      origin.id += '#' + std::to_string(result_.record.articles + 1);
    }
    const Xapian::Document document = builder_.build(article, origin);
    if (auto reason = refusal(document)) return reject({.file = origin.path, .reason = std::move(*reason)});
    put_(document);
    ++result_.record.articles;
  }

  void reject(Rejection rejection) override { result_.rejections.push_back(std::move(rejection)); }

 private:
  DocumentBuilder& builder_;
  const Origin& origin_;
  Ingested& result_;
  const std::function<void(const Xapian::Document&)>& put_;
};

Origin origin_of(const std::string& file, const FollowedFolders& folders) {
  Scope scope = FollowedFolders::scope(file);
  std::string id = folders.id(scope.folder, scope.below);
  std::string path = folders.path(scope).string();
  return {.file = file, .id = std::move(id), .path = std::move(path), .relative = std::move(scope.below)};
}

Ingested Ingest::ingest(const FileTask& task, const Origin& origin,
                        const std::function<void(const Xapian::Document&)>& put) {
  Ingested result;
  result.record = {.size = task.size, .modified = task.modified};
  const auto reject = [&](std::string reason) {
    std::string hint = hint_for(reason);
    result.rejections.push_back({.file = origin.path, .reason = std::move(reason), .hint = std::move(hint)});
  };
  OpenFile file;
  auto trouble = file.open(origin.path, bytes_, result.record);
  const std::size_t format = trouble ? 0 : forced_format_.value_or(recognise(bytes_, origin.relative));
  if (!trouble && result.record.size > formats()[format].max_bytes) {
    result.record.fresh = false;
    reject(megabytes(result.record.size) + " is too large for " + std::string(formats()[format].about));
  } else if (trouble || (trouble = file.read_rest(bytes_, result.record))) {
    result.unreadable = true;
    reject(std::move(*trouble));
  } else {
    result.bytes = bytes_.size();
    result.record.hash = XXH3_64bits(bytes_.data(), bytes_.size());
    if (task.known != nullptr && task.known->hash == result.record.hash && task.known->rejection.empty()) {
      result.same_content = true;
      result.record.articles = task.known->articles;
      return result;
    }
    Collector collector(builder_, origin, result, put);
    reader(format).read({.path = origin.path,
                         .relative = origin.relative,
                         .bytes = bytes_,
                         .modified = seconds(result.record.modified)},
                        collector);
    if (result.record.articles == 0 && result.rejections.empty()) reject("no article in it");
  }
  if (!result.rejections.empty()) {
    result.record.rejection = result.rejections.front().reason;
    result.record.rejection_line = result.rejections.front().line;
  }
  return result;
}

ArticleReader& Ingest::reader(std::size_t format) {
  if (readers_.empty()) readers_.resize(formats().size());
  if (!readers_[format]) readers_[format] = formats()[format].make();
  return *readers_[format];
}

}  // namespace news
