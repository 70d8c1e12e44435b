// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/question.h"

namespace news {

inline constexpr std::size_t longest_batch_line = 1 << 20;

/// Reads one line: a query, NAME<TAB>QUERY, or a JSON object whose keys are the names of options, as in
/// {"id": "7", "query": "oil", "limit": 5, "source": ["Reuters", "AP"]}; options that may repeat take a list or one
/// string. What the line does not say is as in `defaults`; its name is the number then. `name` is set as soon as it is
/// known, also when the rest throws Error.
Question parse_batch_line(std::string_view line, std::size_t number, const Request& defaults, std::string& name);

}  // namespace news
