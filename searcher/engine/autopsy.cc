// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/autopsy.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/analysis.h"
#include "common/folding.h"
#include "searcher/engine/conditions.h"
#include "searcher/engine/query_compiler.h"
#include "searcher/engine/query_parser.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t most_parts = 16;

bool passed(Deadline deadline) { return std::chrono::steady_clock::now() > deadline; }

struct Part {
  QueryNode node;
  Xapian::Query query;
  std::size_t matches = 0;
};

/// What a group or a phrase is made of.
std::vector<QueryNode> members(const QueryNode& node) {
  if (node.kind == Kind::near || node.kind == Kind::before || node.kind == Kind::any) return node.children;
  std::vector<QueryNode> found;
  if (node.kind != Kind::phrase) return found;
  for (Words words(node.text); words.next();) {
    if (words.word().span != 1) continue;
    found.push_back({.kind = Kind::exact, .text = std::string(words.word().term), .field = node.field});
  }
  if (found.size() < 2) found.clear();
  return found;
}

/// The conditions that count: stop words are optional beside others.
std::vector<Part> parts_of(const QueryNode& tree, IndexView& index, Deadline deadline) {
  std::vector<Part> parts;
  std::vector<QueryNode> nodes = conditions(tree);
  const auto is_stop = [&](const QueryNode& node) {
    return node.kind == Kind::word && node.field == nullptr && index.is_stop(fold(node.text));
  };
  if (!std::ranges::all_of(nodes, is_stop)) std::erase_if(nodes, is_stop);
  if (nodes.size() > most_parts) nodes.resize(most_parts);
  for (QueryNode& node : nodes) {
    if (passed(deadline)) break;
    Xapian::Query query = compile_query(node, Demand::all, index).query;
    if (query.empty()) continue;
    const std::size_t matches = index.count(query);
    parts.push_back({std::move(node), std::move(query), matches});
  }
  return parts;
}

/// How many articles meet all conditions but one.
std::size_t count_without(const std::vector<Part>& parts, const Part& left_out, const IndexView& index) {
  std::vector<Xapian::Query> others;
  for (const Part& part : parts) {
    if (&part != &left_out) others.push_back(part.query);
  }
  return index.count(Xapian::Query(Xapian::Query::OP_AND, others.begin(), others.end()));
}

void find_killer(const std::vector<Part>& parts, const IndexView& index, Deadline deadline, Autopsy& result) {
  const auto unmet = std::ranges::count(parts, std::size_t{0}, &Part::matches);
  if (parts.size() < 2 || unmet > 1 || (unmet == 0 && parts.size() == 2)) return;
  for (const Part& part : parts) {
    if ((unmet != 0 && part.matches != 0) || passed(deadline)) continue;
    const std::size_t others = count_without(parts, part, index);
    if (others <= result.others) continue;
    result.others = others;
    result.killer = to_string(part.node);
  }
}

}  // namespace

Autopsy examine(const QueryNode& tree, IndexView& index, Deadline deadline) {
  Autopsy result;
  const std::vector<Part> parts = parts_of(tree, index, deadline);
  for (const Part& part : parts) {
    result.parts.push_back({to_string(part.node), part.matches});
    if (part.matches != 0) continue;
    for (const QueryNode& member : members(part.node)) {
      if (result.parts.size() >= most_parts || passed(deadline)) break;
      const Xapian::Query query = compile_query(member, Demand::all, index).query;
      result.parts.push_back({to_string(member), index.count(query), true});
    }
  }
  if (parts.size() < most_parts) find_killer(parts, index, deadline, result);
  return result;
}

}  // namespace news
