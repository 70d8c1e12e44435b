// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/manifest.h"

namespace news {

/// A file being read: its beginning first, to see what it is, then the rest. Whatever happens to it meanwhile (it
/// shrinks, grows, becomes a FIFO) is told, never waited for.
class OpenFile {
 public:
  OpenFile() = default;
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Opens it and reads its first bytes into `bytes`. Fills in size and time of `record`; `fresh` stays true until the
  /// whole has been read. Returns what is wrong, if anything.
  std::optional<std::string> open(const std::string& path, std::string& bytes, FileRecord& record);

  /// Reads the rest.
  std::optional<std::string> read_rest(std::string& bytes, FileRecord& record);

 private:
  std::optional<std::string> read_to(std::size_t size, std::string& bytes);

  int file_ = -1;
};

}  // namespace news
