// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

/// Where an article comes from, and by what it is known.
struct Origin {
  std::string file;           ///< identity of its file in the index
  std::string id;             ///< unique in the index
  std::string path;           ///< whole path of the file, as bytes
  std::string relative;       ///< below the indexed folder
  std::string inside{};       ///< the name of the member, through all containers: "2024/a.html"; empty without one
  std::uint64_t member = 0;   ///< key of the member of a container; 0 without one
  std::string_view format{};  ///< the name of the reader's format
};

}  // namespace news
