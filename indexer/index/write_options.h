// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace news {

/// How a plan is carried out.
struct WriteOptions {
  unsigned jobs = 1;
  std::string language;               ///< forced; empty: as the articles say
  std::optional<std::size_t> format;  ///< forced, a place in formats(); absent: recognised by content
};

}  // namespace news
