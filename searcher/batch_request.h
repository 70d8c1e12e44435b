// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/question.h"

namespace news {

inline constexpr std::size_t longest_batch_line = 1 << 20;

/// Reads one line: a query, NAME<TAB>QUERY, or a JSON object whose keys are the names of options, as in
/// {"id": "7", "query": "oil", "limit": 5, "source": ["Reuters", "AP"]}; an option that may repeat takes a list or one
/// string. `defaults` hold for what the line does not say, and `number` is its name when it gives none. Throws Error
/// for a bad line; even then `name` is set, as far as the line could be read.
Question parse_batch_line(std::string_view line, std::size_t number, const Request& defaults, std::string& name);

}  // namespace news
