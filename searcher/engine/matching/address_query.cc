// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/address_query.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/matching/any_filter.h"
#include "searcher/engine/matching/unweighted.h"

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

void add_below(const std::string& start, const IndexView& index, std::vector<Query>& parts) {
  for (TermCursor at = index.terms_from(exact_term(fields::url, start)); !at.at_end(); at.next()) {
    if (parts.size() >= most_addresses) return;
    parts.emplace_back(at.term());
  }
}

}  // namespace

Query address_query(std::string_view typed, const IndexView& index) {
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
        while (plain.ends_with('/')) plain.pop_back();
        parts.emplace_back(exact_term(fields::url, plain));
        parts.emplace_back(exact_term(fields::url, plain + "/"));
      } else if (address.size() <= longest_whole) {
        add_below(address + "/", index, parts);
        add_below(address + "?", index, parts);
      }
    }
  }
  // Most addresses have one article. When Xapian is done with one it asks all others for their greatest weight anew,
  // but not those on the right of AND_NOT.
  const Query others{Query::OP_AND_NOT, every_article(), any_filter(std::move(parts))};
  return {Query::OP_AND_NOT, every_article(), others};
}

}  // namespace news
