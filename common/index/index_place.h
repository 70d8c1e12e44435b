// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace news {

/// The file of an index folder that names its current database, in Xapian's own notation: "auto 7". Only our own code
/// reads it (see look_at): Xapian would follow it anywhere, run a program it names, or connect to a server.
inline constexpr std::string_view stub_name = "XAPIANDB";

/// The file of a database folder with the checksums of its tables: see checksum_file.h.
inline constexpr std::string_view checksum_file = "checksums";

/// What else an index folder holds: see indexer/index/index_folder.h.
inline constexpr std::string_view new_stub_name = "XAPIANDB.new";
inline constexpr std::string_view lock_name = "lock";
inline constexpr std::string_view building_suffix = ".building";

/// 7 for "7"; 0 for anything that is not the name of a database in an index folder.
unsigned long database_number(std::string_view name);

/// What is at the place that -d names. The folder may be hostile: nothing in it is followed, run or waited for.
struct IndexPlace {
  enum class Kind {
    nothing,   ///< no such file or folder
    empty,     ///< a folder with nothing in it but the remains of a killed first build
    index,     ///< an index folder
    database,  ///< a database folder by itself, a copy for example
    damaged,   ///< an index folder whose stub or current database is missing or not what news-index writes
    foreign,   ///< anything else
  };
  Kind kind = Kind::nothing;
  std::filesystem::path database;  ///< of `index` and `database`: a folder that Xapian may be handed
  std::string fault;               ///< of `damaged` and `foreign`: a sentence, no full stop
};

/// Throws Error when the place cannot be examined.
IndexPlace look_at(const std::filesystem::path& where);

/// The name in the stub of an index folder, if it is one that news-index writes. Does not look at the database.
std::optional<std::string> current_database(const std::filesystem::path& folder);

/// Why Xapian must not open a folder as a glass database; empty when it may. Such a folder holds no links, which Xapian
/// would follow, no pipes, on which it would wait, and no other kind of database, which it would open instead.
std::string fault_of_database(const std::filesystem::path& folder);

/// Changes whenever the file is replaced or written. All zero when there is no file.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t changed = 0;  ///< nanoseconds since 1970

  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Of the stub: it changes when another database becomes the current one.
FileIdentity identify_stub(const std::filesystem::path& where);

/// Of the file that every commit replaces.
FileIdentity identify_revision(const std::filesystem::path& database);

struct IndexIdentity {
  FileIdentity stub;
  FileIdentity revision;

  friend bool operator==(const IndexIdentity&, const IndexIdentity&) = default;
};

}  // namespace news
