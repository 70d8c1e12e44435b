// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/conditions.h"

#include <algorithm>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

void collect(const QueryNode& node, std::vector<QueryNode>& wanted, std::vector<QueryNode>& unwanted) {
  switch (node.kind) {
    case Kind::nothing:
    case Kind::every: return;
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
  const bool has_no_words = node.kind == Kind::dates || node.kind == Kind::every;
  return node.children.empty() && (has_no_words || !is_free_text(node.field));
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

bool asks_for_plain_words(const QueryNode& node) {
  const auto wanted = sort_conditions(node).wanted;
  return std::ranges::all_of(wanted, [](const QueryNode* part) {
    return part->kind == Kind::word && part->field == nullptr && !part->is_required;
  });
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

void visit_wanted(QueryNode& tree, const std::function<bool(QueryNode&)>& visit) {
  if (!visit(tree)) return;
  const std::size_t end = tree.kind == Kind::without ? 1 : tree.children.size();
  for (std::size_t n = 0; n < end; ++n) visit_wanted(tree.children[n], visit);
}

}  // namespace news
