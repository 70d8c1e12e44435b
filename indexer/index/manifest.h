// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace news {

/// A member of a container, as it was when the container was last read.
struct MemberRecord {
  std::uint64_t key = 0;       ///< of its name and its bytes; unique in the container
  std::uint32_t articles = 0;  ///< how many it gave
  bool again = false;          ///< read whenever the container has changed: its key does not prove it unchanged

  friend bool operator==(const MemberRecord&, const MemberRecord&) = default;
};

/// How a FileRecord's rejection begins if it is of a member.
inline constexpr std::string_view rejected_inside = "in ";

/// What a file was when it was last read.
struct FileRecord {
  std::uint64_t size = 0;
  std::int64_t modified = 0;   ///< nanoseconds since 1970, as the file system said
  std::uint32_t stamp = 0;     ///< change_stamp (see indexer/files/file_walker.h); 0: not known
  std::uint64_t hash = 0;      ///< XXH3 of the bytes
  std::uint32_t articles = 0;  ///< how many it gave
  bool fresh = false;          ///< modified so shortly before it was read that its time cannot prove it unchanged
  std::string rejection;       ///< why it gave none, or what else was wrong; empty when all was well
  std::uint64_t rejection_line = 0;
  std::vector<MemberRecord> members{};  ///< of a container, those of containers in it included; sorted by key
  std::string id{};  ///< how the ids of its articles begin, where its path does not say so: it was moved

  friend bool operator==(const FileRecord&, const FileRecord&) = default;
};

/// Every file the index knows, kept in the metadata of the database so that it is committed together with the articles.
/// Keys are file identities: the number of the followed folder, '/', the path below it. Neighbours share a bucket. The
/// hash of a file's identity decides whether it begins a bucket, so a change in one folder rewrites few buckets, and
/// equal manifests have equal buckets.
class Manifest {
 public:
  Manifest() = default;

  /// Throws DamagedIndex when the database holds something else under these keys.
  static Manifest load(const Xapian::Database& database);

  const FileRecord* find(const std::string& file) const;
  void put(std::string file, FileRecord record);
  void erase(const std::string& file);
  std::size_t size() const noexcept { return entries_.size(); }

  /// In the order of the identities, byte by byte.
  using Visit = std::function<void(const std::string& file, const FileRecord& record)>;
  void each(const Visit& visit) const { each({}, visit); }
  /// Only files whose identities begin with `start`.
  void each(const std::string& start, const Visit& visit) const;

  /// Writes what changed since load or the last save. Becomes real with the database's next commit.
  void save(Xapian::WritableDatabase& database);

 private:
  struct Entry {
    FileRecord record;
    bool changed = false;
  };
  using Entries = std::map<std::string, Entry>;

  void mark_bucket_before(Entries::iterator at);
  static void write_bucket(Xapian::WritableDatabase& database, const std::string& key, Entries::const_iterator begin,
                           Entries::const_iterator end);

  Entries entries_;
  bool first_changed_ = false;        // the bucket of the files before the first one that begins a bucket
  std::vector<std::string> dropped_;  // keys of buckets whose first file is gone
};

}  // namespace news
