// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "news/search.h"

namespace news {

/// What stands above the hits of a page. Its texts come from the query or the index and are not cleaned.
struct PageHead {
  std::string found;       ///< "about 42 articles, 3 stories"
  std::string relation;    ///< " for ", " similar to "; empty where everything is meant
  std::string sought;      ///< the query, or the headline of the article; empty where everything is meant
  std::string more;        ///< "; 3 more with all words but one", or empty
  std::string understood;  ///< how the query was read, where that is not what was typed
};

/// The relation of articles that have all of the query.
inline constexpr std::string_view plain_relation = " for ";

PageHead page_head(const Results& results);

/// "11-20 of about 1,200; more with --offset 20"; empty when the page from rank `first` to `last` holds everything.
std::string page_place(const Results& results, std::size_t first, std::size_t last);

}  // namespace news
