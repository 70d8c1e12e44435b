// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <new>

#include "common/io_error.h"
#include "indexer/files/file_walker.h"

namespace news {
namespace {

/// A file changed within this time before it was read may change again without its time showing it: the coarsest
/// file systems count in steps of two seconds.
constexpr std::int64_t time_step = 2'000'000'000;

constexpr std::size_t head_bytes = 64 * 1024;
constexpr std::uint64_t block_bytes = 256 * 1024;

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

/// A size that was not met means that it is being written right now: it will be read again.
bool may_change(std::uint64_t read, const FileRecord& record) {
  return read != record.size || now() - record.modified < time_step;
}

FileTrouble trouble_of(int error) {
  return {std::strerror(error), error == EACCES ? "make it readable, or run as a user who may read it" : ""};
}

}  // namespace

OpenFile::~OpenFile() {
  if (file_ >= 0) close(file_);
}

std::optional<FileTrouble> OpenFile::open(const std::string& path, std::string& bytes, FileRecord& record) {
  record.fresh = true;
  bytes.clear();
  // Non-blocking: the file may have become a FIFO since the walk.
  file_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file_ < 0 && is_trouble_of_ours(errno)) throw_io_error(path, errno);
  if (file_ < 0) return trouble_of(errno);
  struct stat before {};
  if (fstat(file_, &before) != 0) return trouble_of(errno);
  if (!S_ISREG(before.st_mode)) return FileTrouble{"no regular file any more"};
  record.size = static_cast<std::uint64_t>(before.st_size);
  record.modified = modification_time(before);
  record.stamp = change_stamp(before);
  auto trouble = read_to(std::min<std::size_t>(record.size, head_bytes), bytes);
  read_ = bytes.size();
  return trouble;
}

std::optional<FileTrouble> OpenFile::read_rest(std::string& bytes, FileRecord& record) {
  if (auto trouble = read_to(record.size + 1, bytes)) return trouble;  // one more, to see that it ends there
  record.fresh = may_change(bytes.size(), record);
  bytes.resize(std::min<std::size_t>(bytes.size(), record.size));
  return std::nullopt;
}

std::optional<FileTrouble> OpenFile::read_block(std::string& bytes, FileRecord& record) {
  const std::uint64_t left = record.size + 1 - read_;  // one more, to see that it ends there
  bytes.clear();
  if (auto trouble = read_to(std::min(left, block_bytes), bytes)) return trouble;
  read_ += bytes.size();
  if (bytes.empty()) record.fresh = may_change(read_, record);
  if (read_ > record.size && !bytes.empty()) bytes.pop_back();
  return std::nullopt;
}

std::optional<FileTrouble> OpenFile::rewind() {
  if (lseek(file_, 0, SEEK_SET) != 0) return trouble_of(errno);
  read_ = 0;
  return std::nullopt;
}

std::optional<FileTrouble> OpenFile::read_at(std::uint64_t place, std::size_t size, std::string& bytes) {
  std::size_t count = bytes.size();
  const std::size_t end = count + size;
  bytes.resize(end);
  while (count < end) {
    const ssize_t got = pread(file_, bytes.data() + count, end - count, static_cast<off_t>(place));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return trouble_of(errno);
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
    place += static_cast<std::uint64_t>(got);
  }
  bytes.resize(count);
  return std::nullopt;
}

std::optional<FileTrouble> OpenFile::read_to(std::size_t size, std::string& bytes) {
  std::size_t count = bytes.size();
  bytes.resize(size);
  while (count < size) {
    const ssize_t got = ::read(file_, bytes.data() + count, size - count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return trouble_of(errno);
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
  }
  bytes.resize(count);
  return std::nullopt;
}

void FileBlocks::FreeState::operator()(XXH3_state_s* state) const noexcept { XXH3_freeState(state); }

FileBlocks::FileBlocks(OpenFile& file, std::string& bytes, FileRecord& record)
    : file_(file), bytes_(bytes), record_(record), state_(XXH3_createState()) {
  if (!state_) throw std::bad_alloc();
  XXH3_64bits_reset(state_.get());
  count();
}

std::string_view FileBlocks::next() {
  if (!trouble_) trouble_ = file_.read_block(bytes_, record_);
  if (trouble_) bytes_.clear();
  count();
  return bytes_;
}

void FileBlocks::skip_to_end() {
  while (!next().empty()) {
  }
}

std::uint64_t FileBlocks::hash() const { return XXH3_64bits_digest(state_.get()); }

void FileBlocks::count() {
  XXH3_64bits_update(state_.get(), bytes_.data(), bytes_.size());
  size_ += bytes_.size();
}

}  // namespace news
