// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>

#include "indexer/index/table_check.h"

/// Keeps and compares the checksums of a database: see common/index/checksum_file.h.
namespace news {

/// Of a database that was just made. Throws Error.
void write_checksums(const std::filesystem::path& database);

/// After a commit: reads only what it wrote, unless there were several since the checksums were last written. Where
/// there are none, it writes none. Throws Error.
void update_checksums(const std::filesystem::path& database);

/// What could not be compared.
struct Uncompared {
  std::size_t blocks = 0;  ///< newer than the checksums
  bool no_checksums = false;
};

/// Tells every file that is not as it was written. Throws Error when one cannot be read.
Uncompared compare_checksums(const std::filesystem::path& database, const FaultSink& found);

/// Throws Error when a database is not as it was written: what is made of it would be wrong, and be taken for right. It
/// lets pass what has no checksums.
void require_as_written(const std::filesystem::path& database);

}  // namespace news
