// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/index_view.h"

namespace news {

/// Whole values of a field that begin with `start`, ignoring case and accents; the most frequent first. The index has
/// no whole values for fields of words: these are read from a bounded number of articles, so that a rare one may be
/// missing. None for fields that completion does not offer.
std::vector<std::string> field_values(const Field& field, std::string_view start, std::size_t limit, IndexView& index);

}  // namespace news
