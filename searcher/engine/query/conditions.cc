// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/conditions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/query_lexer.h"
#include "searcher/engine/query/query_parser.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

void collect(const QueryNode& node, std::vector<QueryNode>& wanted, std::vector<QueryNode>& unwanted) {
  switch (node.kind) {
    case Kind::nothing: return;
    case Kind::all:
      for (const QueryNode& child : node.children) collect(child, wanted, unwanted);
      return;
    case Kind::without:
      collect(node.children.front(), wanted, unwanted);
      for (std::size_t n = 1; n < node.children.size(); ++n) {
        unwanted.push_back({.kind = Kind::without, .children = {QueryNode{}, node.children[n]}});
      }
      return;
    default: wanted.push_back(node);
  }
}

/// `field:value` as the parser would read it.
QueryNode field_value(const Field& field, std::string value, const char* option) {
  if (!has_word_character(value)) throw Error(std::string(option) + " has nothing to look for");
  std::ranges::replace(value, '"', ' ');
  value = std::string(text::trim(value));
  const Token token = QueryLexer::value(value);
  const bool is_word = token.kind == Token::Kind::word && token.text == value;
  return {.kind = is_word ? Kind::word : Kind::phrase, .text = std::move(value), .field = &field};
}

QueryNode field_values(const Field& field, const std::vector<std::string>& values, const char* option) {
  QueryNode any{.kind = Kind::any};
  for (const std::string& value : values) any.children.push_back(field_value(field, value, option));
  if (any.children.size() != 1) return any;
  QueryNode only = std::move(any.children.front());
  return only;
}

QueryNode date_filter(const Field& field, const std::string& value, const char* option, std::chrono::sys_days today) {
  const auto range = parse_date_range(value, today);
  if (!range || value.find("..") != std::string::npos) {
    throw Error(std::string(option) + " " + value + ": this is not a date",
                "write 2012, 2012-06, 2012-06-15, yesterday or \"last month\"");
  }
  return published(field, *range);
}

void sort_into(SortedConditions& sorted, const QueryNode& node) {
  if (node.kind == Kind::nothing) return;
  if (node.kind == Kind::without) {
    const QueryNode& base = node.children.front();
    if (base.kind != Kind::all) {
      sort_into(sorted, base);
    } else {
      for (const QueryNode& child : base.children) sort_into(sorted, child);
    }
    for (std::size_t n = 1; n < node.children.size(); ++n) sorted.unwanted.push_back(&node.children[n]);
    return;
  }
  (is_filter(node) ? sorted.filters : sorted.wanted).push_back(&node);
}

}  // namespace

bool is_filter(const QueryNode& node) {
  if (node.kind == Kind::any) return std::ranges::all_of(node.children, is_filter);
  return node.children.empty() && (node.kind == Kind::dates || !is_free_text(node.field));
}

SortedConditions sort_conditions(const QueryNode& node) {
  SortedConditions sorted;
  if (node.kind == Kind::all) {
    for (const QueryNode& child : node.children) sort_into(sorted, child);
  } else {
    sort_into(sorted, node);
  }
  return sorted;
}

std::vector<QueryNode> conditions(const QueryNode& tree) {
  std::vector<QueryNode> wanted;
  std::vector<QueryNode> unwanted;
  collect(tree, wanted, unwanted);
  std::ranges::move(unwanted, std::back_inserter(wanted));
  return wanted;
}

QueryNode joined(std::vector<QueryNode> conditions) {
  QueryNode all{.kind = Kind::all};
  QueryNode without{.kind = Kind::without, .children = {QueryNode{}}};
  for (QueryNode& condition : conditions) {
    if (condition.kind == Kind::without && condition.children.front().kind == Kind::nothing) {
      std::move(condition.children.begin() + 1, condition.children.end(), std::back_inserter(without.children));
    } else {
      all.children.push_back(std::move(condition));
    }
  }
  QueryNode wanted;
  if (all.children.size() == 1) {
    wanted = std::move(all.children.front());
  } else if (!all.children.empty()) {
    wanted = std::move(all);
  }
  if (without.children.size() == 1) return wanted;
  without.children.front() = std::move(wanted);
  return without;
}

QueryNode with_filters(QueryNode tree, const Request& request, std::chrono::sys_days today) {
  std::vector<QueryNode> filters;
  if (!request.since.empty()) filters.push_back(date_filter(fields::since, request.since, "--since", today));
  if (!request.until.empty()) filters.push_back(date_filter(fields::until, request.until, "--until", today));
  const auto add = [&](const Field& field, const std::vector<std::string>& values, const char* option) {
    if (!values.empty()) filters.push_back(field_values(field, values, option));
  };
  add(fields::source, request.sources, "--source");
  add(fields::section, request.sections, "--section");
  add(fields::author, request.authors, "--author");
  add(fields::language, request.languages, "--language");
  if (filters.empty()) return tree;
  std::vector<QueryNode> all = conditions(tree);
  std::ranges::move(filters, std::back_inserter(all));
  return joined(std::move(all));
}

void visit_wanted(QueryNode& tree, const std::function<bool(QueryNode&)>& visit) {
  if (!visit(tree)) return;
  const std::size_t end = tree.kind == Kind::without ? 1 : tree.children.size();
  for (std::size_t n = 0; n < end; ++n) visit_wanted(tree.children[n], visit);
}

}  // namespace news
