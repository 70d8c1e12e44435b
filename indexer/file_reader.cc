// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_reader.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "indexer/readers/article/day_month_order.h"
#include "indexer/unpack/container.h"
#include "indexer/unpack/unpacker.h"
#include "indexer/watchdog.h"

namespace news {
namespace {

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

constexpr std::string_view split_hint = "split it into smaller files";
std::string too_large_for(std::size_t format) { return "too large for " + std::string(formats()[format].about); }

/// Whether there is nothing to do if the bytes have not changed. A touched file that had rejections is read again, so
/// that all of them are reported.
bool may_be_same(const FileRecord* known, const FileRecord& now) {
  return known != nullptr && known->size == now.size && (known->rejection.empty() || known->modified == now.modified);
}

constexpr std::size_t head_bytes = 64 * 1024;
/// A member of more bytes is read as a stream, if its format is.
constexpr std::size_t most_in_memory = 16 * 1024 * 1024;

/// Appends what the member has until `bytes` are that many, or more by a block; true at its end, and after trouble.
bool fill(Unpacker& member, std::size_t size, std::string& bytes) {
  while (bytes.size() < size) {
    const std::string_view next = member.next();
    if (next.empty()) return true;
    bytes += next;
  }
  return false;
}

/// Of a member: its place and its bytes; of an article: its headline and its text.
std::uint64_t key_of(const std::string& place, std::string_view bytes) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), XXH3_64bits(place.data(), place.size()));
}

/// The record remembers one rejection, with its place in a container.
void note_rejection(const Rejection& rejection, const Origin& origin, FileRecord& record) {
  record.rejection = rejection.reason;
  record.rejection_line = rejection.line;
  if (rejection.file.size() > origin.path.size() && rejection.file.starts_with(origin.path))
    record.rejection = "in " + rejection.file.substr(origin.path.size() + 1) + ": " + rejection.reason;
}

}  // namespace

/// Hands on what a file gives; knows at which of its members the reading is, if it is a container.
class FileReader::Collector final : public ArticleSink {
 public:
  Collector(FileReader& reader, const FileTask& task, const Origin& origin, Ingested& result, const TakeArticle& take)
      : reader_(reader), task_(task), origin_(origin), result_(result), take_(take) {}

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
  void withdraw(std::string id, std::optional<std::uint64_t> version) override {
    if (id.empty()) return;
    Origin origin = origin_here();
    origin.id = id;
    const std::uint64_t before = version.value_or(std::numeric_limits<std::uint64_t>::max());
    take_({.id = std::move(id), .version = before, .is_withdrawal = true}, std::move(origin));
  }

  void read_inside(const std::string& name, std::string_view bytes) override {
    Reading outer = std::exchange(reading_, {.place = reading_.place + '!' + name, .is_inside = true});
    reader_.read_inside(bytes, *this);
    reading_ = std::move(outer);
  }

  /// The file, or the member, is bad.
  void reject_file(std::string reason, std::string_view hint = {}) {
    reject({.file = path(), .reason = std::move(reason), .hint = hint});
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
    if (!may_be_same(known, result_.record) || known->hash != hash) return false;
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
    result_.record.fresh |= may_pass_;
    if (may_pass_) result_.record.hash = 0;
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
    return {.path = path(), .relative = name(), .section = section, .dates = reader_.options_.dates};
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

  /// A file, a member of a container, or an attachment, while it is read.
  struct Reading {
    std::string place{};  ///< empty for the file
    std::string_view format{};
    std::optional<Article> first{};  ///< until the next one
    bool has_several = false;
    bool is_inside = false;  ///< an attachment, or in one
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

  FileReader& reader_;
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
  bool may_pass_ = false;  ///< the file is to be read again, though its bytes stay the same
  std::unordered_set<std::uint64_t> keys_;  ///< of the members until now
  std::uint64_t allowed_ = 0;               ///< milliseconds
};

std::size_t Ingested::records_rejected() const {
  std::size_t count = 0;
  if (record.articles == 0 || same_content) return count;
  for (const Rejection& rejection : rejections) count += rejection.count;
  return count;
}

Origin origin_of(const FileTask& task, const FollowedFolders& folders) {
  Scope scope = FollowedFolders::scope(task.file);
  std::string id = task.id != nullptr ? *task.id : folders.id(scope.folder, scope.below);
  std::string path = folders.path(scope).string();
  return {.file = task.file, .id = std::move(id), .path = std::move(path), .relative = std::move(scope.below)};
}

Ingested FileReader::read(const FileTask& task, const Origin& origin, const TakeArticle& take) {
  Ingested result;
  result.record = {.size = task.size, .modified = task.modified, .stamp = task.stamp};
  if (task.id != nullptr) result.record.id = *task.id;
  Collector collector(*this, task, origin, result, take);
  OpenFile file;
  if (auto trouble = file.open(origin.path, bytes_, result.record)) {
    collector.cannot_read(*trouble);
  } else {
    read_open(task, file, collector);
  }
  collector.end_rejections();
  if (result.record.articles == 0 && result.rejections.empty()) collector.reject_file("no article in it");
  if (!result.rejections.empty()) note_rejection(result.rejections.front(), origin, result.record);
  return result;
}

void FileReader::read_open(const FileTask& task, OpenFile& file, Collector& collector) {
  const Recognised found = recognise_or_force(bytes_, collector.name());
  if (found.is_container) return read_container(file, collector);
  if (!found.format) {
    collector.result().record.fresh = false;
    return collector.reject_file(found.reason, found.hint);
  }
  collector.result().keeps_dropped = formats()[*found.format].keeps_dropped;
  if (formats()[*found.format].streams)
    read_in_blocks(task, file, *found.format, collector);
  else
    read_whole(file, *found.format, collector);
}

void FileReader::read_whole(OpenFile& file, std::size_t format, Collector& collector) {
  FileRecord& record = collector.result().record;
  if (record.size > formats()[format].max_bytes) {
    record.fresh = false;
    return collector.reject_file(megabytes(record.size) + " is " + too_large_for(format), split_hint);
  }
  if (auto trouble = file.read_rest(bytes_, record)) return collector.cannot_read(*trouble);
  collector.result().bytes = bytes_.size();
  if (collector.is_known(XXH3_64bits(bytes_.data(), bytes_.size()))) return;
  SourceFile source = collector.source();
  source.bytes = bytes_;
  read_articles(format, std::move(source), collector);
}

void FileReader::read_in_blocks(const FileTask& task, OpenFile& file, std::size_t format, Collector& collector) {
  FileRecord& record = collector.result().record;
  // The file may be unchanged: no document is written before that is known.
  if (may_be_same(task.known, record)) {
    FileBlocks all(file, bytes_, record);
    all.skip_to_end();
    collector.result().bytes = all.size();
    auto trouble = all.trouble();
    if (!trouble && collector.is_known(all.hash())) return;
    if (!trouble) trouble = file.rewind();
    if (trouble) return collector.cannot_read(*trouble);
    record.fresh = true;
  }
  FileBlocks blocks(file, bytes_, record);
  SourceFile source = collector.source();
  source.bytes = bytes_;
  source.rest = &blocks;
  read_articles(format, std::move(source), collector);
  collector.result().bytes = blocks.size();
  record.hash = blocks.hash();
  if (!blocks.trouble()) return;
  if (record.articles == 0) return collector.cannot_read(*blocks.trouble());
  collector.reject_file(blocks.trouble()->reason + ": the rest of it is read the next time");
}

Recognised FileReader::recognise_or_force(std::string_view head, const std::string& name) const {
  Recognised found = recognise(head, name);
  if (options_.format && !found.is_container) found.format = options_.format;
  return found;
}

void FileReader::read_container(OpenFile& file, Collector& collector) {
  FileRecord& record = collector.result().record;
  FileBlocks all(file, bytes_, record);
  all.skip_to_end();
  collector.result().bytes = all.size();
  if (all.trouble()) return collector.cannot_read(*all.trouble());
  if (collector.is_known(all.hash())) return;
  PackedFile packed(file, record.size);
  unpack(packed, collector);
  collector.end_members();
  if (!packed.trouble()) return;
  record.fresh = true;
  collector.reject_file(packed.trouble()->reason + ": the rest of it is read the next time");
}

void FileReader::unpack(PackedBytes& packed, Collector& collector) {
  if (!collector.enter()) return;
  UnpackBudget& budget = collector.budget();
  const std::string outside = collector.place();
  Unpacker members(packed, budget);
  std::string bytes;
  while (members.next_member()) {
    const std::uint64_t before = budget.bytes();
    collector.go_to(members.name().empty() ? outside : outside + '!' + members.name());
    read_member(members, bytes, collector);
    if (members.member_trouble()) collector.reject_file(*members.member_trouble());
    collector.allow_time((budget.bytes() - before) / 10'000);
  }
  collector.go_to(outside);
  if (members.trouble()) collector.reject_file(*members.trouble());
  collector.leave();
}

void FileReader::read_member(Unpacker& members, std::string& bytes, Collector& collector) {
  bytes.clear();
  bool is_whole = fill(members, head_bytes, bytes);
  std::string name = collector.name();
  if (members.name().empty()) name = name_inside(name);
  const Recognised found = recognise_or_force(bytes, name);
  if (found.is_container) return read_inner(members, bytes, collector);
  if (members.member_trouble() && bytes.empty()) return;
  if (!found.format) return collector.reject_file(found.reason, found.hint);
  const Format& format = formats()[*found.format];
  is_whole = is_whole || fill(members, format.streams ? most_in_memory : format.max_bytes + 1, bytes);
  const bool is_damaged = members.member_trouble().has_value();
  if (!format.streams && is_damaged) return;
  if (!format.streams && bytes.size() > format.max_bytes)
    return collector.reject_file(too_large_for(*found.format), split_hint);
  const bool is_all = is_whole && !is_damaged;
  const std::uint64_t key = is_all ? key_of(collector.place(), bytes) : collector.key_of_name();
  if (is_all && collector.keeps_member(key)) return;
  SourceFile source = collector.source();
  source.relative = std::move(name);
  source.bytes = bytes;
  source.rest = is_whole ? nullptr : &members;
  collector.begin_member(key, !is_all);
  read_articles(*found.format, std::move(source), collector);
  collector.end_member();
}

void FileReader::read_inner(Unpacker& members, std::string& bytes, Collector& collector) {
  if (fill(members, most_in_memory, bytes)) {
    PackedInMemory packed(bytes);
    return unpack(packed, collector);
  }
  PackedStream packed(bytes, members);
  unpack(packed, collector);
}

void FileReader::read_inside(std::string_view bytes, Collector& collector) {
  UnpackBudget& budget = collector.budget();
  if (!budget.spend_member() || !budget.spend_bytes(bytes.size()))
    return collector.reject_file("the file expands too far; the rest of it is left out", "unpack it");
  const Recognised found = recognise(bytes.substr(0, head_bytes), collector.name());
  if (found.is_container) {
    PackedInMemory packed(bytes);
    return unpack(packed, collector);
  }
  if (!found.format) return collector.reject_file(found.reason, found.hint);
  if (!formats()[*found.format].streams && bytes.size() > formats()[*found.format].max_bytes)
    return collector.reject_file(too_large_for(*found.format), split_hint);
  if (!collector.enter()) return;
  SourceFile source = collector.source();
  source.bytes = bytes;
  read_articles(*found.format, std::move(source), collector);
  collector.leave();
}

void FileReader::read_articles(std::size_t format, SourceFile source, Collector& collector) {
  if (readers_.empty()) readers_.resize(formats().size());
  if (!readers_[format]) {
    readers_[format] = formats()[format].make();
    readers_[format]->map_keys(options_.keys);
  }
  if (formats()[format].streams) source.dates_shown = order_shown_at_start(source.bytes);
  collector.set_format(formats()[format].name);
  readers_[format]->read(source, collector);
  collector.end_articles();
}

}  // namespace news
