// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// How a file begins.
struct FileStart {
  std::string_view bytes;  ///< as they are
  std::string_view text;   ///< in UTF-8, behind byte order mark and white space
  std::string_view name;
};

}  // namespace news
