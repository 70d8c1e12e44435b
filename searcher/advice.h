// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "news/search.h"

namespace news {

/// "5,121"
std::string grouped(std::size_t number);

/// "none", "1 article", "5,121 articles".
std::string count_of_articles(std::size_t count);

/// The line that tells when not all that was asked for was found; empty when it was.
std::string shortfall(const Results& results);

/// What a friendly expert adds to it, a fact a line: how many articles each part of the query has, which part leaves
/// none, and queries that find something. Also "did you mean" for a search that found something.
std::vector<std::string> advice(const Results& results);

}  // namespace news
