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

/// Whole values of a field that begin with `start`, case and accents aside; the most frequent first. Fields of words
/// keep no whole values in the index: these are read from some articles of each word, a bounded number in all, so that
/// a rare one may be missing. None for fields that completion does not offer.
std::vector<std::string> field_values(const Field& field, std::string_view start, std::size_t limit, IndexView& index);

}  // namespace news
