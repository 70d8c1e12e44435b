// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/manifest.h"
#include "indexer/readers/reader.h"

struct XXH3_state_s;

namespace news {

/// Why a file cannot be read, for a Rejection.
struct FileTrouble {
  std::string reason;
  std::string_view hint = {};  ///< a literal
};

/// A file being read: its beginning first, to see what it is, then the rest. Whatever happens to it meanwhile (it
/// shrinks, grows, becomes a FIFO) is reported, never waited for.
class OpenFile {
 public:
  OpenFile() = default;
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Opens the file and reads its first bytes into `bytes`. Sets size, time and stamp of `record`; `fresh` stays true
  /// until all of the file has been read. Returns what is wrong, if anything.
  std::optional<FileTrouble> open(const std::string& path, std::string& bytes, FileRecord& record);

  /// Reads the rest.
  std::optional<FileTrouble> read_rest(std::string& bytes, FileRecord& record);

  /// Instead of `read_rest`, for files of any size: replaces `bytes` by the next bytes of the file, none at the end.
  /// `record` is complete then.
  std::optional<FileTrouble> read_block(std::string& bytes, FileRecord& record);

  /// Appends `size` bytes from a place of the file to `bytes`, fewer at its end. The other calls do not notice.
  std::optional<FileTrouble> read_at(std::uint64_t place, std::size_t size, std::string& bytes);

  /// Goes back to the beginning: the next block is the first.
  std::optional<FileTrouble> rewind();

 private:
  std::optional<FileTrouble> read_to(std::size_t size, std::string& bytes);

  int file_ = -1;
  std::uint64_t read_ = 0;
};

/// The blocks of an open file whose first bytes are in `bytes`, and the hash of all of them.
class FileBlocks final : public ByteSource {
 public:
  /// All of them must outlive it.
  FileBlocks(OpenFile& file, std::string& bytes, FileRecord& record);

  /// Empty after trouble, too.
  std::string_view next() override;
  void skip_to_end();

  const std::optional<FileTrouble>& trouble() const noexcept { return trouble_; }
  std::uint64_t hash() const;
  std::uint64_t size() const noexcept { return size_; }

 private:
  struct FreeState {
    void operator()(XXH3_state_s* state) const noexcept;
  };
  void count();

  OpenFile& file_;
  std::string& bytes_;
  FileRecord& record_;
  std::unique_ptr<XXH3_state_s, FreeState> state_;
  std::optional<FileTrouble> trouble_;
  std::uint64_t size_ = 0;
};

}  // namespace news
