// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "searcher/options.h"

namespace news {

/// A request of a batch and the name its answer carries.
struct BatchRequest {
  std::string id;
  Request request;
};

/// Reads one line: a query, ID<TAB>QUERY, or a JSON object {"id": "7", "query": "oil", "limit": 5, "offset": 0,
/// "sort": "newest", "any": true, "literal": false, "snippets": 1} of which only "query" must be there. What the line
/// does not say is as in `defaults`, the id its number. `id` is set as soon as it is known, also when the rest throws
/// Error.
BatchRequest parse_batch_line(std::string_view line, std::size_t number, const Request& defaults, std::string& id);

/// Answers the lines of `options.batch` one by one: each before the next is read. Blank lines are skipped. Errors of a
/// line are told in the output's way and the next goes on. Returns whether there was none. Throws Error when the file
/// cannot be read.
bool run_batch(const SearchOptions& options, const std::function<void(const BatchRequest&)>& answer);

}  // namespace news
