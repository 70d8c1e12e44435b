// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/suggestions/autopsy.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_text.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t most_parts = 16;

bool passed(Deadline deadline) { return std::chrono::steady_clock::now() > deadline; }

struct Part {
  QueryNode node;
  MatchCount count;

  bool is_met() const { return count.matches != 0; }
};

/// The members of a group or a phrase.
std::vector<QueryNode> members(const QueryNode& node) {
  if (node.kind == Kind::near || node.kind == Kind::before || node.kind == Kind::any) return node.children;
  std::vector<QueryNode> found;
  if (node.kind != Kind::phrase || (node.field != nullptr && node.field->match == Match::exact)) return found;
  for (const QueryWord& word : node.words) {
    if (word.span == 1) found.push_back({.kind = Kind::exact, .text = word.term, .field = node.field});
  }
  if (found.size() < 2) found.clear();
  return found;
}

/// How many articles match a node as a query of its own; absent if it asks for nothing.
std::optional<MatchCount> count(const QueryNode& node, IndexView& index) {
  const CompiledQuery compiled = compile_query(ResolvedQuery(node, index), index);
  if (compiled.joined(Demand::all).empty()) return std::nullopt;
  return count_matches(compiled, Demand::all, index);
}

/// The conditions that count: stop words are optional beside other words.
std::vector<Part> parts_of(const QueryNode& tree, IndexView& index, Deadline deadline) {
  std::vector<Part> parts;
  std::vector<QueryNode> nodes = conditions(tree);
  if (!std::ranges::all_of(nodes, asks_for_stop_word)) std::erase_if(nodes, asks_for_stop_word);
  if (nodes.size() > most_parts) nodes.resize(most_parts);
  for (QueryNode& node : nodes) {
    if (passed(deadline)) break;
    if (const auto found = count(node, index)) parts.push_back({std::move(node), *found});
  }
  return parts;
}

void find_killer(const QueryNode& tree, const std::vector<Part>& parts, IndexView& index, Deadline deadline,
                 Autopsy& result) {
  const auto unmet = std::ranges::count(parts, false, &Part::is_met);
  if (parts.size() < 2 || unmet > 1 || (unmet == 0 && parts.size() == 2)) return;
  for (const Part& part : parts) {
    if ((unmet != 0 && part.is_met()) || passed(deadline)) continue;
    std::string text = to_string(part.node);
    const auto [others, exact] = count(without_condition(tree, text), index).value_or(MatchCount());
    if (others <= result.others) continue;
    result.others = others;
    result.others_exact = exact;
    result.killer = std::move(text);
  }
}

}  // namespace

QueryNode without_condition(const QueryNode& tree, const std::string& text) {
  std::vector<QueryNode> kept = conditions(tree);
  std::erase_if(kept, [&](const QueryNode& part) { return to_string(part) == text; });
  return joined(std::move(kept));
}

Autopsy examine(const ResolvedQuery& query, IndexView& index, Deadline deadline) {
  Autopsy result;
  const std::vector<Part> parts = parts_of(query.tree(), index, deadline);
  for (const Part& part : parts) {
    const auto add = [&](const QueryNode& node, MatchCount count, bool inside) {
      result.parts.push_back(
          {.text = to_string(node), .matches = count.matches, .inside = inside, .exact = count.exact});
    };
    add(part.node, part.count, false);
    if (part.is_met()) continue;
    for (const QueryNode& member : members(part.node)) {
      if (result.parts.size() >= most_parts || passed(deadline)) break;
      add(member, count(member, index).value_or(MatchCount()), true);
    }
  }
  if (parts.size() < most_parts) find_killer(query.tree(), parts, index, deadline, result);
  return result;
}

}  // namespace news
