// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/question.h"

#include <algorithm>

#include "common/text.h"

namespace news {

bool selects_articles(const Request& request) {
  const bool by_list =
      std::ranges::any_of(list_filters, [&](const ListFilter& filter) { return !(request.*filter.values).empty(); });
  return by_list || !request.since.empty() || !request.until.empty() || !text::trim(request.query).empty();
}

std::string_view name_of_member(std::string_view member) {
  const auto* const filter = std::ranges::find(list_filters, member, &ListFilter::member);
  return filter == list_filters.end() ? member : filter->name;
}

}  // namespace news
