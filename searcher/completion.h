// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

namespace news {

/// What `news-search --complete WORD...` prints: beside the options, the fields of the query language, and the values
/// of fields from the index. Without an index there are none of these; never an error.
std::string search_completions(std::span<char* const> words);

}  // namespace news
