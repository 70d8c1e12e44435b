// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/filters.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_lexer.h"
#include "searcher/engine/query/typed_dates.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// `field:value` as the parser would read it.
QueryNode field_value(const Field& field, std::string value, std::string_view member) {
  if (!has_word_character(value)) throw RequestError(member, "has nothing to look for");
  std::ranges::replace(value, '"', ' ');
  value = std::string(text::trim(value));
  const Token token = QueryLexer::value(value);
  const bool is_word = token.kind == Token::Kind::word && token.text == value;
  return {.kind = is_word ? Kind::word : Kind::phrase, .text = std::move(value), .field = &field};
}

QueryNode field_values(const Field& field, const std::vector<std::string>& values, std::string_view member) {
  QueryNode any{.kind = Kind::any};
  for (const std::string& value : values) any.children.push_back(field_value(field, value, member));
  if (any.children.size() != 1) return any;
  QueryNode only = std::move(any.children.front());
  return only;
}

QueryNode date_filter(const Field& field, const std::string& value, std::string_view member,
                      std::chrono::sys_days today) {
  const auto range = parse_date_range(value, today);
  if (!range || value.find("..") != std::string::npos) {
    throw RequestError(member, value + ": this is not a date",
                       "write 2012, 2012-06, 2012-06-15, yesterday or \"last month\"");
  }
  return published(field, *range);
}

}  // namespace

QueryNode with_filters(QueryNode tree, const Request& request, std::chrono::sys_days today) {
  std::vector<QueryNode> filters;
  if (!request.since.empty()) filters.push_back(date_filter(fields::since, request.since, "since", today));
  if (!request.until.empty()) filters.push_back(date_filter(fields::until, request.until, "until", today));
  const auto add = [&](const Field& field, const std::vector<std::string>& values, std::string_view member) {
    if (!values.empty()) filters.push_back(field_values(field, values, member));
  };
  add(fields::source, request.sources, "sources");
  add(fields::section, request.sections, "sections");
  add(fields::author, request.authors, "authors");
  add(fields::language, request.languages, "languages");
  if (filters.empty()) return tree;
  std::vector<QueryNode> all = conditions(tree);
  std::ranges::move(filters, std::back_inserter(all));
  return joined(std::move(all));
}

}  // namespace news
