// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// "1 file", "2 files"
std::string counted(std::size_t count, std::string_view what);

/// "293.3 MB"
std::string size_for_people(std::uint64_t bytes);

}  // namespace news
