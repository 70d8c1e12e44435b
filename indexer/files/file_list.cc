// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/file_list.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "news/error.h"

namespace news {
namespace {

constexpr std::size_t most_bytes = 256 * 1024 * 1024;  // some millions of names
constexpr std::size_t block = 1024 * 1024;

std::string read_to_end(int file, const std::string& name) {
  std::string content;
  for (;;) {
    const std::size_t before = content.size();
    if (before > most_bytes) throw Error(name + ": a list of more than 256 MB", "split it into several");
    content.resize(before + block);
    const ssize_t got = ::read(file, content.data() + before, block);
    const int error = errno;
    content.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got == 0) return content;
    if (got < 0 && error != EINTR)
      throw Error(name + ": " + std::strerror(error), "--files-from wants a list of files");
  }
}

}  // namespace

FileList FileList::read(const std::string& name, char separator) {
  if (name == "-") return {"standard input", read_to_end(STDIN_FILENO, "standard input"), separator};
  const int file = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw Error(name + ": " + std::strerror(errno), "--files-from wants a list of files");
  try {
    FileList list{name, read_to_end(file, name), separator};
    close(file);
    return list;
  } catch (...) {
    close(file);
    throw;
  }
}

void FileList::each(const std::function<void(std::string_view, std::size_t)>& visit) const {
  std::string_view rest = content_;
  for (std::size_t place = 1; !rest.empty(); ++place) {
    const std::size_t end = std::min(rest.find(separator_), rest.size());
    std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (separator_ == '\n' && name.ends_with('\r')) name.remove_suffix(1);
    if (!name.empty()) visit(name, place);
  }
}

}  // namespace news
