// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "news/error.h"

/// The files of a database folder as Xapian's glass backend writes them: each table is a file of blocks, and `iamglass`
/// says which blocks are the current revision. Xapian takes most tables that it cannot open for empty. This module
/// makes sure that a table with something in it is really there.
namespace news {

/// In the order of `iamglass`.
inline constexpr std::array<std::string_view, 6> table_names{"postlist", "docdata",  "termlist",
                                                             "position", "spelling", "synonym"};
namespace tables {
inline constexpr std::size_t postlist = 0, docdata = 1, termlist = 2, position = 3;
}

/// "docdata.glass"
std::string table_file(std::string_view table);

inline constexpr std::string_view revision_file = "iamglass";

/// A place in the list of a table's free blocks.
struct FreeListPlace {
  std::uint32_t block = 0;
  std::uint32_t offset = 0;  ///< bytes
  friend bool operator==(const FreeListPlace&, const FreeListPlace&) = default;
};

struct TableState {
  std::uint64_t entries = 0;
  std::uint32_t block_bytes = 0;
  std::uint32_t blocks = 0;  ///< further blocks of the file do not belong to the table
  FreeListPlace free_begin;
  FreeListPlace free_end;
};

/// What `iamglass` says.
struct DatabaseState {
  std::uint64_t revision = 0;
  std::array<TableState, table_names.size()> tables;
  std::uint64_t documents = 0;
  std::uint64_t total_length = 0;
};

/// "DIR: the index is damaged: postlist.glass is cut short", and what to do about it. `database` is the folder with the
/// tables, DIR the index that it is in.
Error damaged_table(const std::filesystem::path& database, std::string_view file, std::string_view reason);

/// Throws Error when iamglass cannot be read or parsed.
DatabaseState read_database_state(const std::filesystem::path& database);

/// `bytes`: of iamglass. Throws Error, naming `database`.
DatabaseState parse_database_state(std::string_view bytes, const std::filesystem::path& database);

/// Throws Error when a table that holds something is missing from `opened`, which is `database`. To be called for every
/// database that is opened. Throws Xapian::Error too.
void require_tables(const Xapian::Database& opened, const std::filesystem::path& database);

/// Throws Error unless `merged` holds everything that is in the parts it was merged from.
void require_merged(const std::vector<std::filesystem::path>& parts, const std::filesystem::path& merged);

}  // namespace news
