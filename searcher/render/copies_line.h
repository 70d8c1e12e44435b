// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "news/search.h"

namespace news {

/// What a hit says of its near copies: "+3 copies: Reuters 22 April, Dawn", in pieces of different origin. Of each copy
/// the source and the day are named, as far as they differ from those of the hit and from other copies; the file name
/// only where nothing else is known. What is wider than `columns` is left out and counted: " and 5 more".
std::vector<std::string> copies_line(const Hit& hit, std::size_t columns);

}  // namespace news
