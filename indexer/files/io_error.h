// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "news/error.h"

namespace news {

/// Whether the process or the system ran out of something: no file is to blame.
inline bool is_trouble_of_ours(int error) { return error == EMFILE || error == ENFILE || error == ENOMEM; }

/// What a system call left in errno about a file of the index.
[[noreturn]] inline void throw_io_error(const std::filesystem::path& path, int error) {
  throw Error(path.string() + ": " + std::strerror(error),
              error == ENOSPC || error == EDQUOT ? "free some space, then run it again: the index is as it was"
              : error == EFBIG                   ? "files may not grow so large here: see ulimit -f"
                                                 : "");
}

}  // namespace news
