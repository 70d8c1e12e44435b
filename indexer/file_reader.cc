// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/file_reader.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "common/cli/command_words.h"
#include "common/text.h"
#include "indexer/file_collector.h"
#include "indexer/readers/article/day_month_order.h"
#include "indexer/unpack/container.h"
#include "indexer/unpack/unpacker.h"
#include "indexer/watchdog.h"

namespace news {
namespace {

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

constexpr std::string_view split_hint = "split it into smaller files";
std::string too_large_for(std::size_t format) { return "too large for " + std::string(formats()[format].about); }

constexpr std::uint64_t most_filtered = 64 * 1024 * 1024;
constexpr const char* too_large_to_filter = "too large for a filter";

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

/// The record remembers one rejection, with its place in a container.
void note_rejection(const Rejection& rejection, const Origin& origin, FileRecord& record) {
  record.rejection = rejection.reason;
  record.rejection_line = rejection.line;
  if (rejection.file.size() > origin.path.size() && rejection.file.starts_with(origin.path))
    record.rejection =
        std::string(rejected_inside) + rejection.file.substr(origin.path.size() + 1) + ": " + rejection.reason;
}

}  // namespace

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
  FileCollector collector([this](std::string_view bytes, FileCollector& within) { read_inside(bytes, within); },
                          options_.dates, task, origin, result, take);
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

void FileReader::read_open(const FileTask& task, OpenFile& file, FileCollector& collector) {
  if (const std::string* const command = options_.filters.command_for(collector.name())) {
    if (load(file, most_filtered, too_large_to_filter, collector)) read_filtered(*command, bytes_, collector);
    return;
  }
  const Recognised found = recognise_or_force(bytes_, collector.name());
  if (found.is_container) return read_container(file, collector);
  if (!found.format) {
    // What a filter has read stays when a run has none for it.
    const bool had_articles = task.known != nullptr && task.known->articles != 0;
    if (had_articles && !load(file, most_filtered, too_large_to_filter, collector)) return;
    collector.result().record.fresh = false;
    return collector.reject_file(found.reason, found.hint);
  }
  collector.result().keeps_dropped = formats()[*found.format].keeps_dropped;
  if (formats()[*found.format].streams)
    read_in_blocks(task, file, *found.format, collector);
  else
    read_whole(file, *found.format, collector);
}

/// Reads the rest of the file; false when it is too large, cannot be read, or is known.
bool FileReader::load(OpenFile& file, std::uint64_t most_bytes, const std::string& fault, FileCollector& collector) {
  FileRecord& record = collector.result().record;
  if (record.size > most_bytes) {
    record.fresh = false;
    collector.reject_file(megabytes(record.size) + " is " + fault, split_hint);
    return false;
  }
  if (auto trouble = file.read_rest(bytes_, record)) {
    collector.cannot_read(*trouble);
    return false;
  }
  collector.result().bytes = bytes_.size();
  return !collector.is_known(XXH3_64bits(bytes_.data(), bytes_.size()));
}

void FileReader::read_whole(OpenFile& file, std::size_t format, FileCollector& collector) {
  if (!load(file, formats()[format].max_bytes, too_large_for(format), collector)) return;
  SourceFile source = collector.source();
  source.bytes = bytes_;
  read_articles(format, std::move(source), collector);
}

void FileReader::read_in_blocks(const FileTask& task, OpenFile& file, std::size_t format, FileCollector& collector) {
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

void FileReader::read_container(OpenFile& file, FileCollector& collector) {
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

void FileReader::unpack(PackedBytes& packed, FileCollector& collector) {
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

void FileReader::read_member(Unpacker& members, std::string& bytes, FileCollector& collector) {
  bytes.clear();
  bool is_whole = fill(members, head_bytes, bytes);
  std::string name = collector.name();
  if (members.name().empty()) name = name_inside(name);
  if (const std::string* const command = options_.filters.command_for(name))
    return filter_member(*command, members, bytes, collector);
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

void FileReader::read_inner(Unpacker& members, std::string& bytes, FileCollector& collector) {
  if (fill(members, most_in_memory, bytes)) {
    PackedInMemory packed(bytes);
    return unpack(packed, collector);
  }
  PackedStream packed(bytes, members);
  unpack(packed, collector);
}

void FileReader::filter_member(const std::string& command, Unpacker& members, std::string& bytes,
                               FileCollector& collector) {
  fill(members, most_filtered + 1, bytes);
  if (members.member_trouble()) return;
  if (bytes.size() > most_filtered) return collector.reject_file(too_large_to_filter, split_hint);
  const std::uint64_t key = key_of(collector.place() + '\0' + command, bytes);
  if (collector.keeps_member(key)) return;
  collector.begin_member(key, false);
  read_filtered(command, bytes, collector);
  collector.end_member();
}

/// What the filter prints is a file of that name without its ending.
void FileReader::read_filtered(const std::string& command, std::string_view bytes, FileCollector& collector) {
  const std::string ending = ending_of(collector.name());
  const ProgramOutcome outcome = run_filter(command, ending, bytes, filter_limits);
  const std::string program = command_words(command).front();
  if (std::string fault = fault_of(outcome, program, filter_limits); !fault.empty()) {
    const bool missing = outcome.end == ProgramOutcome::End::missing;
    return collector.reject_file(fault, missing ? "install it, or change the filter" : "", may_pass(outcome));
  }
  const std::string name = collector.name();
  const Recognised found = recognise(std::string_view(outcome.output).substr(0, head_bytes),
                                     name.substr(0, name.size() - ending.size() - 1));
  if (!found.format || text::trim(outcome.output).empty())
    return collector.reject_file("its filter " + program + " gives no text");
  if (!formats()[*found.format].streams && outcome.output.size() > formats()[*found.format].max_bytes)
    return collector.reject_file(too_large_for(*found.format), split_hint);
  SourceFile source = collector.source();
  source.bytes = outcome.output;
  read_articles(*found.format, std::move(source), collector);
}

void FileReader::read_inside(std::string_view bytes, FileCollector& collector) {
  UnpackBudget& budget = collector.budget();
  if (!budget.spend_member() || !budget.spend_bytes(bytes.size()))
    return collector.reject_file("the file expands too far; the rest of it is left out", "unpack it");
  if (const std::string* const command = options_.filters.command_for(collector.name())) {
    if (bytes.size() > most_filtered) return collector.reject_file(too_large_to_filter, split_hint);
    return read_filtered(*command, bytes, collector);
  }
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

void FileReader::read_articles(std::size_t format, SourceFile source, FileCollector& collector) {
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
