// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace news {

/// The first bytes of a regular file, `most` at most. Follows no link and waits for no pipe. Throws Error, which says
/// the reason as errno has it.
std::string read_file(const std::filesystem::path& file, std::size_t most);

}  // namespace news
