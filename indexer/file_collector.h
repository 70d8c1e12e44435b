// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/ingested.h"
#include "indexer/unpack/unpack_budget.h"
#include "indexer/watchdog.h"

namespace news {

/// Whether there is nothing to do if the bytes have not changed. A touched file that had rejections is read again, so
/// that all of them are reported.
inline bool may_be_same(const FileRecord* known, const FileRecord& now) {
  return known != nullptr && known->size == now.size && (known->rejection.empty() || known->modified == now.modified);
}

/// Of a member: its place and its bytes; of an article: its headline and its text.
inline std::uint64_t key_of(const std::string& place, std::string_view bytes) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), XXH3_64bits(place.data(), place.size()));
}

/// Hands on what a file gives; knows at which of its members the reading is, if it is a container.
class FileCollector final : public ArticleSink {
 public:
  /// Reads what stands inside the file; the collector is at its place.
  using ReadInside = std::function<void(std::string_view bytes, FileCollector& collector)>;

  FileCollector(ReadInside read_inside, std::optional<DayMonthOrder> dates, const FileTask& task, const Origin& origin,
                Ingested& result, const TakeArticle& take)
      : read_inside_(std::move(read_inside)),
        dates_(dates),
        task_(task),
        origin_(origin),
        result_(result),
        take_(take) {}

  /// The first article waits: only the next one, or the end, shows whether the file holds several.
  void accept(Article article) override {
    if (!reading_.first && !reading_.has_several) {
      reading_.first = std::move(article);
      return;
    }
    reading_.has_several = true;
    take_first();
    take(std::move(article));
  }

  /// After the last article of a file, or of a member.
  void end_articles() {
    take_first();
    reading_.has_several = false;
  }

  void reject(Rejection rejection) override {
    ++rejections_;
    may_pass_ |= rejection.may_pass;
    if (!reading_.place.empty() && rejections_ > most_rejections) return;
    result_.rejections.push_back(std::move(rejection));
  }

  /// Without an id there is nothing to take back.
  void withdraw(const std::string& id, std::optional<std::uint64_t> version) override {
    if (id.empty()) return;
    Origin origin = origin_here();
    origin.id = id;
    const std::uint64_t before = version.value_or(std::numeric_limits<std::uint64_t>::max());
    take_({.id = id, .version = before, .is_withdrawal = true}, std::move(origin));
  }

  void read_inside(const std::string& name, std::string_view bytes, const Enclosure& about) override {
    Reading inner{.place = reading_.place + '!' + name, .is_inside = true, .about = about};
    Reading outer = std::exchange(reading_, std::move(inner));
    read_inside_(bytes, *this);
    reading_ = std::move(outer);
  }

  /// The file, or the member, is bad.
  void reject_file(std::string reason, std::string_view hint = {}, bool may_pass = false) {
    reject({.file = path(), .reason = std::move(reason), .hint = hint, .may_pass = may_pass});
  }
  void reject_file(const FileTrouble& trouble) { reject_file(trouble.reason, trouble.hint); }
  void cannot_read(const FileTrouble& trouble) {
    result_.unreadable = true;
    reject_file(trouble);
  }

  /// Whether the index has these bytes already.
  bool is_known(std::uint64_t hash) {
    const FileRecord* const known = task_.known;
    result_.record.hash = hash;
    if (task_.has_new_filter || !may_be_same(known, result_.record) || known->hash != hash) return false;
    result_.same_content = true;
    result_.record.articles = known->articles;
    result_.record.members = known->members;
    if (known->rejection.empty()) return true;
    reject({.file = origin_.path, .line = known->rejection_line, .reason = known->rejection});
    return true;
  }

  /// After the last member of a container.
  void end_members() {
    std::ranges::sort(result_.record.members, {}, &MemberRecord::key);
    std::ranges::sort(result_.kept);
  }

  /// After everything.
  void end_rejections() {
    if (may_pass_) {
      result_.record.fresh = true;
      result_.record.hash = 0;
      result_.unreadable |= result_.record.articles == 0;
    }
    if (rejections_ <= result_.rejections.size()) return;
    result_.rejections.push_back(
        {.file = origin_.path,
         .reason = std::to_string(rejections_ - result_.rejections.size()) + " more were rejected in it"});
  }

  /// What unpacking the file, and what is in it, may cost.
  UnpackBudget& budget() {
    if (!budget_) budget_.emplace(UnpackLimits{}, result_.record.size);
    return *budget_;
  }

  /// Around the reading of what is in another file: a container, a mail. False when it is too deep, and rejected.
  bool enter() {
    if (depth_ == budget().limits().depth) {
      reject_file("files in files, more than " + std::to_string(depth_) + " deep", "unpack it");
      return false;
    }
    ++depth_;
    return true;
  }
  void leave() noexcept { --depth_; }

  /// `place` is what follows the name of the file: "!2024/a.html".
  void go_to(std::string place) { reading_.place = std::move(place); }
  const std::string& place() const noexcept { return reading_.place; }

  /// Whether there is nothing to read: the index has the articles of the member, and they stay.
  bool keeps_member(std::uint64_t key) {
    if (reading_.is_inside) return false;
    if (!keys_.insert(key).second) return true;  // twice in the container
    if (task_.known == nullptr) return false;
    const auto& known = task_.known->members;
    const auto found = std::ranges::lower_bound(known, key, {}, &MemberRecord::key);
    if (found == known.end() || found->key != key || found->again) return false;
    result_.record.members.push_back(*found);
    result_.record.articles += found->articles;
    result_.kept.push_back(key);
    return true;
  }

  /// Around the reading of a member that is not kept. What is in an attachment belongs to the mail.
  void begin_member(std::uint64_t key, bool again) {
    if (reading_.is_inside) return;
    member_ = {.key = key, .articles = result_.record.articles, .again = again};
    rejections_before_ = rejections_;
  }
  void end_member() {
    if (reading_.is_inside) return;
    member_.articles = result_.record.articles - member_.articles;
    member_.again |= rejections_ != rejections_before_;
    result_.record.members.push_back(std::exchange(member_, {}));
  }

  /// A key that no other member has, for one whose bytes are not known before it is read.
  std::uint64_t key_of_name() {
    std::uint64_t key = XXH3_64bits(reading_.place.data(), reading_.place.size());
    while (!keys_.insert(key).second) ++key;
    return key;
  }

  /// What a change takes is foreseen by the sizes of files: unpacking takes more.
  void allow_time(std::uint64_t milliseconds) {
    allowed_ += milliseconds;
    if (allowed_ >= 1000) ProcessorLimit::extend(std::chrono::seconds(allowed_ / 1000));
    allowed_ %= 1000;
  }

  /// The source without its bytes.
  SourceFile source() const {
    const std::string_view section = task_.section == nullptr ? std::string_view() : *task_.section;
    return {.path = path(), .relative = name(), .section = section, .dates = dates_, .mail = reading_.about.sent};
  }
  /// The path below the indexed folder, through the containers.
  std::string name() const {
    std::string below = reading_.place;
    std::ranges::replace(below, '!', '/');
    return origin_.relative + below;
  }
  Ingested& result() noexcept { return result_; }
  /// Of the articles to come.
  void set_format(std::string_view name) { reading_.format = name; }

 private:
  /// A container of files of another kind must not fill the report.
  static constexpr std::size_t most_rejections = 1000;

  /// A file, a member of a container, an attachment, or a document of a crawl, while it is read.
  struct Reading {
    std::string place{};  ///< empty for the file
    std::string_view format{};
    std::optional<Article> first{};  ///< until the next one
    bool has_several = false;
    bool is_inside = false;  ///< an attachment, or in one
    Enclosure about{};       ///< the same
  };

  std::string path() const { return origin_.path + reading_.place; }

  void take_first() {
    if (reading_.first) take(std::exchange(reading_.first, std::nullopt).value());
  }

  Origin origin_here() const {
    Origin origin = origin_;
    const std::string& place = reading_.place;
    origin.relative += place;
    origin.inside = place.substr(std::min<std::size_t>(place.size(), 1));
    origin.member = member_.key;
    origin.format = reading_.format;
    return origin;
  }

  void take(Article article) {
    if (!reading_.has_several) article.line = 0;
    if (article.url.empty()) article.url = reading_.about.address;
    Origin origin = origin_here();
    origin.id = id_of(article);
    ++result_.record.articles;
    if (article.body.empty()) ++result_.headlines;
    for (const std::string& warning : article.warnings) {
      result_.warnings.push_back({.file = path(), .article = origin.id, .message = warning});
    }
    if (depth_ != 0) allow_time(article.body.size() / 100);
    take_(std::move(article), std::move(origin));
  }

  /// Its own; else where it stands, with what it says where several stand.
  std::string id_of(const Article& article) const {
    if (!article.id.empty()) return article.id;
    const std::string place = origin_.id + reading_.place;
    return reading_.has_several ? fmt::format("{}#{:012x}", place, key_of(article.title, article.body) >> 16) : place;
  }

  ReadInside read_inside_;
  std::optional<DayMonthOrder> dates_;
  const FileTask& task_;
  const Origin& origin_;
  Ingested& result_;
  const TakeArticle& take_;
  Reading reading_;
  std::optional<UnpackBudget> budget_;
  std::size_t depth_ = 0;  ///< of containers and mails around what is read
  MemberRecord member_;
  std::size_t rejections_ = 0;
  std::size_t rejections_before_ = 0;
  bool may_pass_ = false;                   ///< the file is to be read again, though its bytes stay the same
  std::unordered_set<std::uint64_t> keys_;  ///< of the members until now
  std::uint64_t allowed_ = 0;               ///< milliseconds
};

}  // namespace news
