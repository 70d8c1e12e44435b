// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "indexer/index/table_check.h"
#include "news/error.h"

/// Keeps and compares the checksums of a database: see common/index/checksum_file.h.
namespace news {

/// Writes the checksums of a database that was just made. Throws Error.
void write_checksums(const std::filesystem::path& database);

/// Brings the checksums up to date after a commit. Reads only what the commit wrote, unless there were several commits
/// since the last call. Does nothing for a database without checksums. Returns the damage, if any, in blocks that the
/// commit replaced: it is now part of blocks that are as they were written, so --verify would not notice without the
/// mark that is left in the checksums. Throws Error when they cannot be written.
std::optional<Error> update_checksums(const std::filesystem::path& database);

/// What could not be compared.
struct Uncompared {
  std::size_t blocks = 0;  ///< newer than the checksums
  bool no_checksums = false;
};

/// Reports every file that is not as it was written. Throws Error when one cannot be read.
Uncompared compare_checksums(const std::filesystem::path& database, const FaultSink& found);

/// Throws Error when a database is not as it was written: whatever is made of it would be wrong, and nobody would
/// notice. A database without checksums passes.
void require_as_written(const std::filesystem::path& database);

}  // namespace news
