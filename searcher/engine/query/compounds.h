// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// The compound of two words side by side, if an article has it: "cyberattack" for `cyber` and `attack`.
std::optional<std::string> joined_compound(const QueryWord& first, const QueryWord& second, IndexView& index);

/// The two words that articles often write side by side instead of a compound: "cyber attack" for `cyberattack`. Costs
/// a look-up for most letters of a rare word, and few of them more.
std::optional<std::string> parted_compound(const QueryWord& word, IndexView& index);

}  // namespace news
