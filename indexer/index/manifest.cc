// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/manifest.h"

#include <fmt/format.h>
#include <xapian.h>
#include <xxhash.h>

#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "common/index/damaged_index.h"
#include "common/index/packed_number.h"
#include "common/schema.h"

namespace news {
namespace {

void append_text(std::string& out, std::string_view text) {
  append_number(out, text.size());
  out += text;
}

class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}
  bool empty() const { return bytes_.empty(); }

  std::uint64_t number() { return must_be_there(take_number(bytes_)); }
  std::string_view text() { return must_be_there(take_bytes(bytes_, number())); }

 private:
  template <typename Value>
  static Value must_be_there(const std::optional<Value>& value) {
    if (!value) throw DamagedIndex("the list of files cannot be read");
    return *value;
  }

  std::string_view bytes_;
};

constexpr std::uint64_t files_a_bucket = 128;  // on average
constexpr std::size_t most_bucket_bytes = 256 * 1024 * 1024;

std::uint64_t hash_of(const std::string& file) { return XXH3_64bits(file.data(), file.size()); }

bool begins_bucket(const std::string& file) { return hash_of(file) % files_a_bucket == 0; }

/// The key of the bucket that begins with the file.
std::string bucket_key(const std::string& file) {
  return fmt::format("{}{:016x}", keys::manifest_prefix, hash_of(file));
}

std::string first_bucket_key() { return std::string(keys::manifest_prefix) + "first"; }

/// Flags of a record. Records of earlier schemas have no stamp.
constexpr std::uint64_t fresh_flag = 1;
constexpr std::uint64_t stamp_flag = 2;
constexpr std::uint64_t members_flag = 4;
constexpr std::uint64_t id_flag = 8;

std::vector<MemberRecord> read_members(Input& input) {
  std::vector<MemberRecord> members;
  for (std::uint64_t left = input.number(); left > 0; --left) {
    MemberRecord member{.key = input.number()};
    const std::uint64_t articles = input.number();
    member.articles = static_cast<std::uint32_t>(articles >> 1);
    member.again = (articles & 1) != 0;
    members.push_back(member);
  }
  return members;
}

void append_members(std::string& out, const std::vector<MemberRecord>& members) {
  append_number(out, members.size());
  for (const MemberRecord& member : members) {
    append_number(out, member.key);
    append_number(out, std::uint64_t{member.articles} << 1 | (member.again ? 1 : 0));
  }
}

FileRecord read_record(Input& input) {
  FileRecord record;
  record.size = input.number();
  record.modified = static_cast<std::int64_t>(input.number());
  record.hash = input.number();
  record.articles = static_cast<std::uint32_t>(input.number());
  const std::uint64_t flags = input.number();
  record.fresh = (flags & fresh_flag) != 0;
  if ((flags & stamp_flag) != 0) record.stamp = static_cast<std::uint32_t>(input.number());
  record.rejection = input.text();
  record.rejection_line = input.number();
  if ((flags & members_flag) != 0) record.members = read_members(input);
  if ((flags & id_flag) != 0) record.id = input.text();
  return record;
}

void append_record(std::string& out, const FileRecord& record) {
  append_number(out, record.size);
  append_number(out, static_cast<std::uint64_t>(record.modified));
  append_number(out, record.hash);
  append_number(out, record.articles);
  append_number(out, (record.fresh ? fresh_flag : 0) | stamp_flag | (record.members.empty() ? 0 : members_flag) |
                         (record.id.empty() ? 0 : id_flag));
  append_number(out, record.stamp);
  append_text(out, record.rejection);
  append_number(out, record.rejection_line);
  if (!record.members.empty()) append_members(out, record.members);
  if (!record.id.empty()) append_text(out, record.id);
}

}  // namespace

Manifest Manifest::load(const Xapian::Database& database) {
  Manifest manifest;
  const std::string prefix(keys::manifest_prefix);
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    const std::string bytes = database.get_metadata(*key);
    check_size(bytes, most_bucket_bytes, "a list of files");
    Input input(bytes);
    auto next = manifest.entries_.end();
    while (!input.empty()) {
      std::string file(input.text());
      if (next == manifest.entries_.end()) next = manifest.entries_.lower_bound(file);
      manifest.entries_.emplace_hint(next, std::move(file), Entry{read_record(input)});
    }
  }
  return manifest;
}

const FileRecord* Manifest::find(const std::string& file) const {
  const auto found = entries_.find(file);
  return found == entries_.end() ? nullptr : &found->second.record;
}

void Manifest::put(std::string file, FileRecord record) {
  const auto [known, added] = entries_.try_emplace(std::move(file));
  if (!added && known->second.record == record) return;
  known->second = {std::move(record), true};
  if (added && begins_bucket(known->first)) mark_bucket_before(known);
}

void Manifest::erase(const std::string& file) {
  const auto known = entries_.find(file);
  if (known == entries_.end()) return;
  if (begins_bucket(file)) dropped_.push_back(bucket_key(file));
  mark_bucket_before(entries_.erase(known));
}

void Manifest::each(const std::string& start, const Visit& visit) const {
  for (auto at = entries_.lower_bound(start); at != entries_.end() && at->first.starts_with(start); ++at) {
    visit(at->first, at->second.record);
  }
}

void Manifest::mark_bucket_before(Entries::iterator at) {
  bool& changed = at == entries_.begin() ? first_changed_ : std::prev(at)->second.changed;
  changed = true;
}

void Manifest::save(Xapian::WritableDatabase& database) {
  for (const std::string& key : std::exchange(dropped_, {})) database.set_metadata(key, {});
  std::string key = first_bucket_key();
  bool changed = std::exchange(first_changed_, false);
  for (auto at = entries_.begin(), begin = at;; ++at) {
    const bool at_end = at == entries_.end();
    if (at_end || begins_bucket(at->first)) {
      if (changed) write_bucket(database, key, begin, at);
      if (at_end) return;
      begin = at;
      key = bucket_key(at->first);
      changed = false;
    }
    changed |= std::exchange(at->second.changed, false);
  }
}

void Manifest::write_bucket(Xapian::WritableDatabase& database, const std::string& key, Entries::const_iterator begin,
                            Entries::const_iterator end) {
  std::string bytes;
  for (auto at = begin; at != end; ++at) {
    append_text(bytes, at->first);
    append_record(bytes, at->second.record);
  }
  database.set_metadata(key, bytes);
}

}  // namespace news
