// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a query or a QueryError with its place inside the query; what is understood can be written down and
// read again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "news/error.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  for (const bool literal : {false, true}) {
    std::string canonical;
    try {
      canonical = to_string(literal ? news::parse_literal(query) : news::parse_query(query, today));
    } catch (const news::QueryError& error) {
      if (error.begin() > error.end() || error.end() > query.size()) std::abort();
      continue;
    }
    try {
      if (to_string(news::parse_query(canonical, today)) != canonical) std::abort();
    } catch (const news::QueryError& error) {
      // Parentheses that were implied may pass the bound once they are written.
      if (std::string_view(error.what()).find("more than") == std::string_view::npos) std::abort();
    }
  }
  return 0;
}
