// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/question.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "common/text.h"

namespace news {

bool selects_articles(const Request& request) {
  const bool by_list =
      std::ranges::any_of(list_filters, [&](const ListFilter& filter) { return !(request.*filter.values).empty(); });
  return by_list || !request.since.empty() || !request.until.empty() || !text::trim(request.query).empty();
}

std::optional<Paragraphs> read_paragraphs(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('-'));
  const std::string_view last = first.size() == text.size() ? first : text.substr(first.size() + 1);
  if (first.empty() && last.empty()) return std::nullopt;
  Paragraphs part;
  const auto read = [](std::string_view digits, std::size_t& number) {
    if (digits.empty()) return true;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && number != 0;
  };
  if (!read(first, part.first) || !read(last, part.last) || part.first > part.last) return std::nullopt;
  return part;
}

void ask_for_list(Request& request) {
  request.limit = no_limit;
  request.snippets = 0;
  request.fold_copies = false;
}

std::vector<std::string> facets_of(const std::vector<std::string>& names) {
  std::vector<std::string> facets;
  const auto add = [&](std::string_view name) {
    if (std::ranges::find(facets, name) == facets.end()) facets.emplace_back(name);
  };
  for (const std::string_view list : names) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      const std::string_view name = text::trim(list.substr(begin, end - begin));
      if (name == all_facets) {
        std::ranges::for_each(facet_names, add);
      } else {
        add(name);
      }
      begin = end + 1;
    }
  }
  return facets;
}

std::string_view name_of_member(std::string_view member) {
  const auto* const filter = std::ranges::find(list_filters, member, &ListFilter::member);
  return filter == list_filters.end() ? member : filter->name;
}

}  // namespace news
