// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "indexer/file_walker.h"

namespace news {
namespace {

/// A file changed within this time before it was read may change again without its time showing it: the coarsest
/// file systems count in steps of two seconds.
constexpr std::int64_t time_step = 2'000'000'000;

constexpr std::size_t head_bytes = 64 * 1024;

std::int64_t now() {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

OpenFile::~OpenFile() {
  if (file_ >= 0) close(file_);
}

std::optional<std::string> OpenFile::open(const std::string& path, std::string& bytes, FileRecord& record) {
  record.fresh = true;
  bytes.clear();
  // Non-blocking: the file may have become a FIFO since the walk.
  file_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file_ < 0) return std::strerror(errno);
  struct stat before {};
  if (fstat(file_, &before) != 0) return std::strerror(errno);
  if (!S_ISREG(before.st_mode)) return "no regular file any more";
  record.size = static_cast<std::uint64_t>(before.st_size);
  record.modified = modification_time(before);
  return read_to(std::min<std::size_t>(record.size, head_bytes), bytes);
}

std::optional<std::string> OpenFile::read_rest(std::string& bytes, FileRecord& record) {
  if (auto trouble = read_to(record.size + 1, bytes)) return trouble;  // one more, to see that it ends there
  // A size that was not met means that it is being written right now: it will be read again.
  record.fresh = bytes.size() != record.size || now() - record.modified < time_step;
  bytes.resize(std::min<std::size_t>(bytes.size(), record.size));
  return std::nullopt;
}

std::optional<std::string> OpenFile::read_to(std::size_t size, std::string& bytes) {
  std::size_t count = bytes.size();
  bytes.resize(size);
  while (count < size) {
    const ssize_t got = ::read(file_, bytes.data() + count, size - count);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::strerror(errno);
    if (got == 0) break;
    count += static_cast<std::size_t>(got);
  }
  bytes.resize(count);
  return std::nullopt;
}

}  // namespace news
