// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "news/error.h"

namespace news {

std::string read_file(const std::filesystem::path& file, std::size_t most) {
  const auto fail = [&](int error) { return Error(file.string() + ": " + std::strerror(error)); };
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) throw fail(errno);
  std::string bytes;
  struct stat status {};
  int error = fstat(descriptor, &status) != 0 ? errno : S_ISREG(status.st_mode) ? 0 : EINVAL;
  if (error == 0) bytes.resize(std::min<std::uintmax_t>(most, static_cast<std::uintmax_t>(status.st_size)));
  std::size_t count = 0;
  while (error == 0 && count < bytes.size()) {
    const ssize_t got = read(descriptor, bytes.data() + count, bytes.size() - count);
    if (got == 0) break;
    if (got > 0)
      count += static_cast<std::size_t>(got);
    else if (errno != EINTR)
      error = errno;
  }
  close(descriptor);
  if (error != 0) throw fail(error);
  bytes.resize(count);
  return bytes;
}

}  // namespace news
