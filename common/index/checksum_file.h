// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/index/index_place.h"
#include "common/index/table_files.h"

/// The file `checksums` of a database folder describes its files as news-index last wrote them, so that opening an
/// incomplete copy fails, and --verify notices a flipped byte. Numbers have eight bytes, lowest first:
///
///     "news-checksums 1"        16 bytes
///     revision                  of the database
///     checksum                  of iamglass in that revision
///     bytes, blocks             of each table, in the order of `table_names`; 0 for a table that is not there
///     checksum                  of all above
///     checksum ...              of each block of each table; 0 for one that is free or belongs to the free list;
///                               2 for one that was damaged when a change replaced it
///     checksum                  of these checksums
///
/// A checksum is XXH3_64bits, and 1 where that is 0. The file is replaced by a rename after the commit that it
/// describes. If the indexer is killed between the two, the file describes the revision before and is still right: a
/// commit writes only blocks that were free, that lie behind the end, or that carry a newer revision. An iamglass with
/// a higher revision is not compared then.
namespace news {

/// The only block size that news-index uses.
inline constexpr std::size_t table_block_bytes = 8192;

struct TableChecksums {
  std::uint64_t bytes = 0;  ///< size of the file, which never shrinks
  std::vector<std::uint64_t> blocks;
};

struct Checksums {
  std::uint64_t revision = 0;
  std::uint64_t revision_file = 0;
  std::array<TableChecksums, table_names.size()> tables;
};

std::uint64_t checksum(std::string_view bytes);

/// In place of a block's checksum: its content was damaged, and a commit carried what it read there to another block.
/// Only a new database is free of such a mark.
inline constexpr std::uint64_t damaged_when_replaced = 2;

std::string to_bytes(const Checksums& checksums);

/// Absent when there are none. Throws Error when they cannot be read.
std::optional<Checksums> read_checksums(const std::filesystem::path& database);

/// Throws Error when a table is shorter than it was written, as in an incomplete copy. To be called before a database
/// is opened. Accepts a database whose checksums are missing or cannot be read: --verify reports that.
void require_sizes(const std::filesystem::path& database);

}  // namespace news
