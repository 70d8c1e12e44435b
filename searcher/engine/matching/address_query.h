// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string_view>

#include "searcher/engine/index_view.h"

namespace news {

/// So many addresses below one are looked at.
inline constexpr std::size_t most_addresses = 100'000;

/// Finds the articles at a web address and below it, by host or by path: `ledger.example`, `ledger.example/2013`.
/// It may have a scheme, `www.`, a query string and a slash at its end, or not, as may the addresses of the articles.
/// They add to no score.
Xapian::Query address_query(std::string_view typed, const IndexView& index);

}  // namespace news
