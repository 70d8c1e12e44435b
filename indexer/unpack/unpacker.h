// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/files/open_file.h"
#include "indexer/readers/reader.h"
#include "indexer/unpack/packed_bytes.h"
#include "indexer/unpack/unpack_budget.h"

struct archive;
struct archive_entry;

namespace news {

/// Reads the members of a container one after the other; nothing is written, and no program is started. Go to a member
/// with `next_member`, then read its bytes with `next`, as far as they are wanted.
class Unpacker final : public ByteSource {
 public:
  /// All of them must outlive it.
  Unpacker(PackedBytes& packed, UnpackBudget& budget);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  /// Goes to the next member that is a file; false at the end, and when no more can be read (see `trouble`). Folders
  /// and what systems hide in archives (__MACOSX/, names that begin with a dot) are passed over.
  bool next_member();

  /// Of the member: the path in the archive without its empty, "." and ".." parts; empty for what is only compressed.
  const std::string& name() const noexcept { return name_; }

  /// The next bytes of the member, valid until the next call; none at its end, and after trouble.
  std::string_view next() override;

  /// Why the member cannot be read to its end.
  const std::optional<FileTrouble>& member_trouble() const noexcept { return member_trouble_; }
  /// Why no more members can be read.
  const std::optional<FileTrouble>& trouble() const noexcept { return trouble_; }

 private:
  struct Free {
    void operator()(archive* reader) const noexcept;
  };

  void open();
  bool is_without_archive() const;
  void skip_rest();
  bool take_entry(archive_entry* entry);
  void check_expansion(std::size_t bytes);
  FileTrouble damage() const;
  std::uint64_t packed_place() const;

  PackedBytes& packed_;
  UnpackBudget& budget_;
  std::unique_ptr<archive, Free> reader_;
  std::vector<char> bytes_;
  std::string name_;
  std::uint64_t begin_ = 0;     ///< of the member, in the packed bytes
  std::uint64_t unpacked_ = 0;  ///< of the member
  bool is_open_ = false;        ///< a member has bytes that were not read
  bool knows_size_ = false;
  bool is_bomb_ = false;
  std::optional<FileTrouble> member_trouble_;
  std::optional<FileTrouble> trouble_;
};

}  // namespace news
