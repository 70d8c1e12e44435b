// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/readers/read_options.h"

namespace news {

/// How a plan is carried out.
struct WriteOptions {
  unsigned jobs = 1;
  std::string language;  ///< forced; empty: as the articles say
  ReadOptions read;
};

}  // namespace news
