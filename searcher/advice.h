// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "news/search.h"

namespace news {

/// "5,121"
std::string grouped(std::size_t number);

/// "none", "1 article", "5,121 articles"; "about 50,000 articles" for an estimate
std::string count_of_articles(std::size_t count, bool exact = true);

/// Articles, or where near copies are folded, stories: what can be paged through.
std::string count_of_hits(const Results& results);

/// Says that nothing was found, or only some of the words; empty when the search found what was asked for.
std::string shortfall(const Results& results);

/// What a friendly expert adds, one fact a line: how many articles match each part of the query, which part is to
/// blame, and which other queries find something. A search that found something may get a "did you mean".
std::vector<std::string> advice(const Results& results);

}  // namespace news
