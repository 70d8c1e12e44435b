// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/address_query.h"

#include <array>
#include <string>
#include <vector>

#include "common/schema.h"
#include "common/text.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// Terms of longer addresses end in a hash.
constexpr std::size_t longest_whole = 180;

constexpr std::array<std::string_view, 3> schemes{"http://", "https://", ""};
constexpr std::array<std::string_view, 2> hosts{"www.", ""};

/// Without scheme, `www.`, fragment and slash at the end; the host in lower case.
std::string bare_address(std::string_view typed) {
  if (const std::size_t scheme = typed.find("://"); scheme != std::string_view::npos) typed.remove_prefix(scheme + 3);
  typed = typed.substr(0, typed.find('#'));
  std::string bare(typed);
  for (std::size_t at = 0; at < bare.size() && bare[at] != '/' && bare[at] != '?'; ++at)
    bare[at] = text::lower_ascii(bare[at]);
  if (bare.starts_with("www.")) bare.erase(0, 4);
  while (bare.ends_with('/')) bare.pop_back();
  return bare;
}

Query below(const std::string& start) {
  return {Query::OP_WILDCARD, exact_term(fields::url, start), most_addresses, Query::WILDCARD_LIMIT_FIRST,
          Query::OP_OR};
}

}  // namespace

Query address_query(std::string_view typed) {
  std::vector<Query> parts{Query(exact_term(fields::url, typed))};
  const std::string bare = bare_address(typed);
  if (bare.empty()) return parts.front();
  const std::size_t query_string = bare.find('?');
  for (const std::string_view scheme : schemes) {
    for (const std::string_view host : hosts) {
      const std::string address = std::string(scheme).append(host).append(bare);
      parts.emplace_back(exact_term(fields::url, address));
      parts.emplace_back(exact_term(fields::url, address + "/"));
      if (query_string != std::string::npos) {
        std::string plain = address.substr(0, address.find('?'));
        parts.emplace_back(exact_term(fields::url, plain));
        if (!plain.ends_with('/')) parts.emplace_back(exact_term(fields::url, plain + "/"));
      } else if (address.size() <= longest_whole) {
        parts.push_back(below(address + "/"));
        parts.push_back(below(address + "?"));
      }
    }
  }
  return {Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace news
