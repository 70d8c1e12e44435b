// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "searcher/engine/query/token.h"

namespace news {

/// Reads the whole text once.
Manner manner_of(std::string_view query);

}  // namespace news
