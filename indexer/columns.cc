// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/columns.h"

#include <sys/ioctl.h>

namespace news {

std::optional<std::size_t> columns_of(int descriptor) {
  winsize window{};
  if (ioctl(descriptor, TIOCGWINSZ, &window) != 0 || window.ws_col == 0) return std::nullopt;
  return window.ws_col;
}

}  // namespace news
