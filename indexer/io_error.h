// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "news/error.h"

namespace news {

/// What a system call left in errno about a file of the index.
[[noreturn]] inline void throw_io_error(const std::filesystem::path& path, int error) {
  throw Error(path.string() + ": " + std::strerror(error),
              error == ENOSPC || error == EDQUOT ? "free some space, then run it again: the index is as it was" : "");
}

}  // namespace news
