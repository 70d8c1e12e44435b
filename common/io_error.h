// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string>

#include "news/error.h"

namespace news {

inline constexpr const char* full_disk_hint =
    "free some space, then run it again: the index is as it was at its last commit";

/// Whether the process or the system ran out of a resource, so that no file is to blame.
inline bool is_trouble_of_ours(int error) { return error == EMFILE || error == ENFILE || error == ENOMEM; }

/// What the user can do about an errno that the index met; empty when we know nothing.
inline std::string io_hint(int error) {
  if (error == ENOSPC || error == EDQUOT) return full_disk_hint;
  if (error == EACCES || error == EPERM) return "its owner or mode forbids it to you: see ls -ld";
  return error == EFBIG ? "files may not grow so large here: see ulimit -f" : "";
}

/// Throws what a system call left in errno about a file of the index.
[[noreturn]] inline void throw_io_error(const std::filesystem::path& path, int error) {
  throw Error(path.string() + ": " + std::strerror(error), io_hint(error));
}

}  // namespace news
