// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/checksums.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "common/index/checksum_file.h"
#include "common/io_error.h"
#include "common/read_file.h"

namespace news {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t blocks_at_once = 64;
constexpr std::size_t most_revision_bytes = 4096;

// Of a block of a table.
constexpr std::size_t level_at = 4;
constexpr unsigned char level_of_free_list = 254;
constexpr std::size_t free_list_begin = 8;

std::uint32_t word_at(std::string_view block, std::size_t at) {
  std::uint32_t word = 0;
  for (std::size_t byte = 0; byte < 4; ++byte) word = word << 8U | static_cast<unsigned char>(block[at + byte]);
  return word;
}

std::uint32_t revision_of(std::string_view block) { return word_at(block, 0); }

/// The file of a table, read by blocks.
class TableFile {
 public:
  TableFile(const fs::path& database, std::size_t table) : path_(database / table_file(table_names[table])) {
    descriptor_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor_ < 0 && errno != ENOENT) throw_io_error(path_, errno);
    struct stat status {};
    if (descriptor_ >= 0 && fstat(descriptor_, &status) == 0) bytes_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~TableFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  TableFile(const TableFile&) = delete;
  TableFile& operator=(const TableFile&) = delete;

  std::uint64_t bytes() const noexcept { return bytes_; }
  std::size_t blocks() const noexcept { return bytes_ / table_block_bytes; }
  const fs::path& path() const noexcept { return path_; }

  /// Valid until the next call. Throws Error.
  std::string_view read(std::size_t first, std::size_t count) {
    buffer_.resize(count * table_block_bytes);
    for (std::size_t done = 0; done < buffer_.size();) {
      const auto at = static_cast<off_t>(first * table_block_bytes + done);
      const ssize_t got = pread(descriptor_, buffer_.data() + done, buffer_.size() - done, at);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) throw_io_error(path_, got < 0 ? errno : EIO);
      done += static_cast<std::size_t>(got);
    }
    return buffer_;
  }

  /// Calls `visit(block, bytes)` for each block from `first` to before `end`.
  template <typename Visit>
  void each(std::size_t first, std::size_t end, const Visit& visit) {
    for (; first < end; first += blocks_at_once) {
      const std::size_t count = std::min(blocks_at_once, end - first);
      const std::string_view bytes = read(first, count);
      for (std::size_t n = 0; n < count; ++n) visit(first + n, bytes.substr(n * table_block_bytes, table_block_bytes));
    }
  }

 private:
  fs::path path_;
  int descriptor_ = -1;
  std::uint64_t bytes_ = 0;
  std::string buffer_;
};

/// The free blocks of a table and the blocks that list them. No reader looks at them; the next commit may write them.
std::vector<std::uint32_t> free_blocks(TableFile& file, const TableState& state, std::size_t blocks,
                                       const fs::path& database) {
  std::vector<std::uint32_t> free;
  FreeListPlace at = state.free_begin;
  if (at.offset == 0) return free;
  constexpr std::size_t end_of_block = table_block_bytes - 4;  // followed by the number of the next block
  const auto note = [&](std::uint32_t block) {
    if (block >= blocks || free.size() > 2 * blocks)
      throw damaged_table(database, file.path().filename().native(), "has a damaged list of free blocks");
    free.push_back(block);
  };
  for (bool first = true; first || at != state.free_end; first = false) {
    note(at.block);
    const std::string_view bytes = file.read(at.block, 1);
    const std::size_t end = at.block == state.free_end.block ? state.free_end.offset : end_of_block;
    if (static_cast<unsigned char>(bytes[level_at]) != level_of_free_list || at.offset < free_list_begin ||
        end > end_of_block)
      throw damaged_table(database, file.path().filename().native(), "has a damaged list of free blocks");
    for (; at.offset < end; at.offset += 4) {
      if (const std::uint32_t block = word_at(bytes, at.offset); block < blocks) note(block);
    }
    if (at.block == state.free_end.block) return free;
    at = {word_at(bytes, end_of_block), free_list_begin};
  }
  return free;
}

class Writer {
 public:
  explicit Writer(const fs::path& database)
      : database_(database),
        revision_file_(read_file(database / revision_file, most_revision_bytes)),
        state_(parse_database_state(revision_file_, database)) {}

  std::uint64_t revision() const { return state_.revision; }

  /// `before`: the checksums of an earlier revision, reused for blocks that did not change.
  std::optional<Error> write(const Checksums& before) {
    Checksums now{.revision = state_.revision, .revision_file = checksum(revision_file_), .tables = before.tables};
    const bool one_commit = before.revision + 1 == state_.revision;
    for (std::size_t table = 0; table < table_names.size(); ++table)
      take(table, now.tables[table], one_commit, before.revision);
    save(to_bytes(now));
    return std::move(damage_);
  }

 private:
  void take(std::size_t table, TableChecksums& sums, bool one_commit, std::uint64_t before) {
    const TableState& state = state_.tables[table];
    TableFile file(database_, table);
    sums.bytes = file.bytes();
    if (state.block_bytes != table_block_bytes && file.bytes() != 0)
      throw damaged_table(database_, revision_file, "describes blocks of another size");
    const std::size_t known = std::min<std::size_t>(sums.blocks.size(), state.blocks);
    sums.blocks.resize(std::min<std::size_t>(state.blocks, file.blocks()));
    const auto sum = [&](std::size_t block, std::string_view bytes) { sums.blocks[block] = checksum(bytes); };
    if (one_commit) {
      for (std::size_t block = 0; block < std::min(known, sums.blocks.size()); ++block) {
        if (sums.blocks[block] == 0) sum(block, file.read(block, 1));
      }
    } else {
      file.each(0, std::min(known, sums.blocks.size()), [&](std::size_t block, std::string_view bytes) {
        if (sums.blocks[block] == damaged_when_replaced) return;
        if (sums.blocks[block] == 0 || revision_of(bytes) > before) sum(block, bytes);
      });
    }
    file.each(std::min(known, sums.blocks.size()), sums.blocks.size(), sum);
    for (const std::uint32_t block : free_blocks(file, state, sums.blocks.size(), database_))
      set_free(sums.blocks[block], file, block, before);
  }

  /// A block that was in use when `sum` was taken is still as it was, unless something wrote it since.
  void set_free(std::uint64_t& sum, TableFile& file, std::uint32_t block, std::uint64_t before) {
    if (sum == damaged_when_replaced) return;
    if (sum != 0) {
      const std::string_view bytes = file.read(block, 1);
      if (checksum(bytes) != sum && revision_of(bytes) <= before) {
        sum = damaged_when_replaced;
        damage_ = damaged_table(database_, file.path().filename().native(),
                                "was damaged in block " + std::to_string(block) + ", which this change has replaced");
        return;
      }
    }
    sum = 0;
  }

  void save(std::string_view bytes) const {
    const fs::path target = database_ / checksum_file;
    const fs::path beside = target.string() + ".new";
    const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) throw_io_error(beside, errno);
    int error = 0;
    while (error == 0 && !bytes.empty()) {
      const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
      if (count < 0 && errno != EINTR) error = errno;
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (error == 0 && fdatasync(descriptor) != 0) error = errno;
    if (close(descriptor) != 0 && error == 0) error = errno;
    if (error != 0) throw_io_error(beside, error);
    fs::rename(beside, target);
  }

  const fs::path& database_;
  std::string revision_file_;
  DatabaseState state_;
  std::optional<Error> damage_;
};

class Comparison {
 public:
  Comparison(const fs::path& database, const Checksums& checksums, const FaultSink& found)
      : database_(database), checksums_(checksums), found_(found) {}

  std::size_t run() {
    for (std::size_t table = 0; table < table_names.size(); ++table) compare(table);
    compare_revision_file();
    return revision_ == checksums_.revision ? 0 : newer_;
  }

 private:
  void compare(std::size_t table) {
    const TableChecksums& sums = checksums_.tables[table];
    const auto fault = [&](std::string reason) {
      found_({std::string(table_names[table]) + " table", std::move(reason)});
    };
    TableFile file(database_, table);
    if (file.bytes() < sums.bytes) return fault(file.bytes() == 0 ? "it is not there, or empty" : "it is cut short");
    std::size_t wrong = 0;
    std::size_t first = 0;
    file.each(0, sums.blocks.size(), [&](std::size_t block, std::string_view bytes) {
      if (sums.blocks[block] == 0 || checksum(bytes) == sums.blocks[block]) return;
      if (sums.blocks[block] != damaged_when_replaced && revision_of(bytes) > checksums_.revision) {
        ++newer_;
        return;
      }
      if (wrong == 0) first = block;
      ++wrong;
    });
    newer_ += file.blocks() - sums.blocks.size();
    if (wrong == 1) fault("block " + std::to_string(first) + " is not as it was written");
    if (wrong > 1)
      fault(std::to_string(wrong) + " blocks are not as they were written, the first is " + std::to_string(first));
  }

  /// A file with a newer revision was left by a commit that failed, or that was killed before it wrote the checksums.
  void compare_revision_file() {
    const auto fault = [&](std::string reason) { found_({std::string(revision_file), std::move(reason)}); };
    try {
      const std::string bytes = read_file(database_ / revision_file, most_revision_bytes);
      if (checksum(bytes) == checksums_.revision_file) {
        revision_ = checksums_.revision;
        return;
      }
      revision_ = parse_database_state(bytes, database_).revision;
      if (revision_ <= checksums_.revision) fault("it is not as it was written");
    } catch (const Error& error) {
      fault(error.what());
    }
  }

  const fs::path& database_;
  const Checksums& checksums_;
  const FaultSink& found_;
  std::uint64_t revision_ = 0;
  std::size_t newer_ = 0;
};

}  // namespace

void write_checksums(const fs::path& database) { Writer(database).write({}); }

std::optional<Error> update_checksums(const fs::path& database) {
  const auto before = read_checksums(database);
  if (!before) return std::nullopt;
  Writer writer(database);
  if (writer.revision() == before->revision) return std::nullopt;
  return writer.write(*before);
}

Uncompared compare_checksums(const fs::path& database, const FaultSink& found) {
  std::optional<Checksums> checksums;
  try {
    checksums = read_checksums(database);
  } catch (const Error&) {
    found({std::string(checksum_file), "they cannot be read"});
    return {};
  }
  if (!checksums) return {.no_checksums = true};
  return {.blocks = Comparison(database, *checksums, found).run()};
}

void require_as_written(const fs::path& database) {
  std::optional<Fault> first;
  compare_checksums(database, [&](const Fault& fault) {
    if (!first) first = fault;
  });
  if (first) throw damaged_table(database, first->place + ':', first->reason);
}

}  // namespace news
