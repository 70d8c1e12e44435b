// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/files/open_file.h"
#include "indexer/readers/reader.h"

namespace news {

/// The bytes of a container. Zip and 7z have their table of contents at the end: they are read best where one can go to
/// any place.
class PackedBytes {
 public:
  /// The next of them, valid until the next call; none at the end, and after trouble.
  virtual std::string_view next() = 0;

  /// Absent where there is no going to another place.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }
  virtual std::uint64_t place() const { return 0; }
  virtual void seek(std::uint64_t) {}

 protected:
  ~PackedBytes() = default;
};

/// Of a file on disk.
class PackedFile final : public PackedBytes {
 public:
  PackedFile(OpenFile& file, std::uint64_t size) : file_(file), size_(size) {}

  std::string_view next() override {
    constexpr std::uint64_t block = 64 * 1024;
    bytes_.clear();
    if (!trouble_) trouble_ = file_.read_at(place_, std::min(block, size_ - place_), bytes_);
    if (trouble_) bytes_.clear();
    place_ += bytes_.size();
    return bytes_;
  }
  std::optional<std::uint64_t> size() const override { return size_; }
  std::uint64_t place() const override { return place_; }
  void seek(std::uint64_t place) override { place_ = std::min(place, size_); }

  const std::optional<FileTrouble>& trouble() const noexcept { return trouble_; }

 private:
  OpenFile& file_;
  std::uint64_t size_;
  std::uint64_t place_ = 0;
  std::string bytes_;
  std::optional<FileTrouble> trouble_;
};

/// Of a container that is a member of another one and fits into memory.
class PackedInMemory final : public PackedBytes {
 public:
  explicit PackedInMemory(std::string_view bytes) : bytes_(bytes) {}

  std::string_view next() override {
    const std::string_view rest = bytes_.substr(place_);
    place_ = bytes_.size();
    return rest;
  }
  std::optional<std::uint64_t> size() const override { return bytes_.size(); }
  std::uint64_t place() const override { return place_; }
  void seek(std::uint64_t place) override { place_ = std::min<std::uint64_t>(place, bytes_.size()); }

 private:
  std::string_view bytes_;
  std::size_t place_ = 0;
};

/// Of one that does not.
class PackedStream final : public PackedBytes {
 public:
  PackedStream(std::string_view head, ByteSource& rest) : head_(head), rest_(rest) {}

  std::string_view next() override {
    const std::string_view bytes = head_.empty() ? rest_.next() : head_;
    head_ = {};
    return bytes;
  }

 private:
  std::string_view head_;
  ByteSource& rest_;
};

}  // namespace news
