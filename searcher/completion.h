// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>

namespace news {

/// What `news-search --complete WORD...` prints: completions of the last word to options, to fields of the query
/// language and to values of fields, which come from the index. Without an index there are no values; nothing is an
/// error.
std::string search_completions(std::span<char* const> words);

}  // namespace news
