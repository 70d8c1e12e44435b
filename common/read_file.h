// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace news {

/// Reads at most `most` bytes from the start of a regular file. Follows no symbolic link and never waits for a pipe.
/// Throws Error with the description of errno.
std::string read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace news
