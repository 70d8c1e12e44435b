// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "news/search.h"

namespace news {

inline constexpr std::size_t longest_batch_line = 1 << 20;

/// A request of a batch and the name its answer carries.
struct BatchRequest {
  std::string id;
  Request request;
  bool count = false;  ///< only the exact number of articles is wanted
  std::string show;    ///< the id of the article to show whole; empty for hits
};

/// Reads one line: a query, ID<TAB>QUERY, or a JSON object whose names are those of the options, as in
/// {"id": "7", "query": "oil", "limit": 5, "source": ["Reuters", "AP"]}; options that may repeat take a list or one
/// string. What the line does not say is as in `defaults`, the id its number. `id` is set as soon as it is known, also
/// when the rest throws Error.
BatchRequest parse_batch_line(std::string_view line, std::size_t number, const Request& defaults, std::string& id);

}  // namespace news
