// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/query_compiler.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#include "common/analysis/folding.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/any_filter.h"
#include "searcher/engine/matching/lead_source.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/matching/position_budget.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_terms.h"
#include "searcher/engine/query/wildcard.h"
#include "searcher/engine/ranking/coverage.h"

namespace news {
namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;

Query combine(Query::op op, const std::vector<Query>& parts) {
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

class Compiler {
 public:
  Compiler(Demand asked, IndexView& index, double per_share) : asked_(asked), index_(index), per_share_(per_share) {}

  CompiledQuery compile(const QueryNode& tree) {
    const bool joins = tree.kind == Kind::all || tree.kind == Kind::without;
    if (!joins) result_.ranked.push_back(&tree);
    result_.query = joins ? conjunction(tree, true) : node(tree);
    return std::move(result_);
  }

 private:
  /// The forms that may stand at each place of a sequence of words.
  using Places = std::vector<std::vector<std::string>>;

  Query node(const QueryNode& node);
  Query conjunction(const QueryNode& node, bool topmost);
  Query covering(const Query& part, unsigned share) const;
  Query wanted_parts(const std::vector<const QueryNode*>& parts, bool topmost);
  Query word(const QueryNode& node);
  Query words(const std::vector<QueryWord>& words, const Field* field);
  Query phrase(const QueryNode& node);
  Query sequence(const std::vector<QueryWord>& words, const Field* field);
  Query prefix(const QueryNode& node);
  Query dates(const QueryNode& node) const;
  std::vector<Places> near_part(const QueryNode& part);
  void highlight_near(const std::vector<std::vector<Places>>& parts, const QueryNode& node);
  Query proximity(const QueryNode& node);
  bool exists(const std::vector<std::string>& forms, const Field* field);
  Query forms(const std::vector<std::string>& forms, const Field* field, Query::op op);
  Query exact_value(const QueryNode& node) const;

  std::vector<std::string> expand(const QueryNode& node);
  bool is_stop(const QueryNode& node);
  void highlight(std::vector<std::vector<std::string>> words, const Field* field, bool prefix = false);
  double weight_of(const std::vector<std::string>& forms) const;
  bool may_read_positions(const std::vector<std::vector<std::string>>& words, bool near);
  bool may_look_in_lead(const std::vector<std::string>& terms);
  void tell_once(const char* notice);

  Demand asked_;
  IndexView& index_;
  double per_share_;
  CompiledQuery result_;
  QueryAnalysis analysis_{index_};
  int negations_ = 0;  // nothing is highlighted inside
  PositionBudget positions_;
};

/// Whether some article has one of the forms.
bool Compiler::exists(const std::vector<std::string>& forms, const Field* field) {
  return std::ranges::any_of(terms_of(forms, field), [&](const auto& term) { return index_.articles_with(term) != 0; });
}

Query Compiler::forms(const std::vector<std::string>& forms, const Field* field, Query::op op) {
  std::vector<std::string> terms = terms_of(forms, field);
  if (op == Query::OP_SYNONYM && !exists(forms, field)) terms.resize(1);
  const Query words = combine(op, {terms.begin(), terms.end()});
  if (zone_of(field) != Zone::lead || !may_look_in_lead(terms)) return words;
  return {Query::OP_FILTER, words, lead_query(terms)};
}

double Compiler::weight_of(const std::vector<std::string>& forms) const {
  double count = 0;
  for (const std::string& form : forms) count += index_.articles_with(form);
  return std::log(1 + index_.all().get_doccount() / (count + 0.5));
}

/// Whether `words` may be looked for at their places; else they may stand anywhere.
bool Compiler::may_read_positions(const std::vector<std::vector<std::string>>& words, bool near) {
  if (positions_.take(words, near, index_.all())) return true;
  tell_once("too many phrases of common words: those of some may stand apart");
  return false;
}

/// Else the terms may stand anywhere in the text.
bool Compiler::may_look_in_lead(const std::vector<std::string>& terms) {
  if (positions_.take_first(terms, index_.all())) return true;
  tell_once("too many common words with lead: some may stand anywhere in the text");
  return false;
}

void Compiler::tell_once(const char* notice) {
  if (std::ranges::find(result_.notices, notice) == result_.notices.end()) result_.notices.emplace_back(notice);
}

void Compiler::highlight(std::vector<std::vector<std::string>> words, const Field* field, bool prefix) {
  if (negations_ != 0 || !is_free_text(field) || words.empty()) return;
  HighlightPattern pattern{.prefix = prefix};
  for (const auto& forms : words) pattern.weight = std::max(pattern.weight, weight_of(forms));
  pattern.weight *= static_cast<double>(words.size());
  pattern.words = std::move(words);
  if (zone_of(field) == Zone::title) pattern.where = HighlightPattern::Where::title;
  if (zone_of(field) == Zone::lead) pattern.where = HighlightPattern::Where::lead;
  result_.patterns.push_back(std::move(pattern));
}

/// The words side by side, in order. Joined forms of compounds are left to their parts.
Query Compiler::sequence(const std::vector<QueryWord>& words, const Field* field) {
  if (words.size() == 1 && is_half_a_pair(words.front().forms.front())) return this->words(words, field);
  std::vector<Query> parts;
  TermSequence placed;
  std::vector<std::vector<std::string>> highlighted;
  for (const QueryWord& word : words) {
    if (word.span != 1) continue;
    parts.push_back(forms(word.forms, field, Query::OP_OR));
    placed.push_back(placed_terms_of(word.forms, field));
    highlighted.push_back(word.forms);
  }
  if (parts.empty()) return Query();
  const bool anywhere = (field != nullptr && field->match == Match::parts) || !may_read_positions(highlighted, false);
  highlight(std::move(highlighted), field);
  if (parts.size() == 1) return parts.front();
  if (anywhere) return {Query::OP_AND, parts.begin(), parts.end()};
  if (const Zone within = zone_of(field); within != Zone::all) {
    return {Query::OP_FILTER, Query(Query::OP_AND, parts.begin(), parts.end()),
            near_query({.parts = {{std::move(placed)}}, .within = within})};
  }
  return {Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())};
}

/// A synonym is weighed by the articles that it is estimated to have, which must be some: of a phrase alone they may be
/// none, and the weight infinite.
Query Compiler::words(const std::vector<QueryWord>& words, const Field* field) {
  if (words.size() == 1) {
    const QueryWord& word = words.front();
    if (is_half_a_pair(word.forms.front())) {
      return prefix({.kind = Kind::prefix, .text = word.forms.front(), .field = field});
    }
    highlight({word.forms}, field);
    return forms(word.forms, field, Query::OP_SYNONYM);
  }
  std::vector<Query> readings{sequence(words, field)};
  for (const QueryWord& word : words) {
    if (word.span == 1) continue;
    highlight({word.forms}, field);
    if (exists(word.forms, field)) readings.push_back(forms(word.forms, field, Query::OP_SYNONYM));
  }
  // What Xapian makes one word of may have no sources of ours in it, as the zones do.
  return combine(zone_of(field) == Zone::all ? Query::OP_SYNONYM : Query::OP_MAX, readings);
}

Query Compiler::exact_value(const QueryNode& node) const { return Query(exact_term(*node.field, node.text)); }

Query Compiler::word(const QueryNode& node) {
  if (node.field != nullptr && node.field->match == Match::exact) return exact_value(node);
  const std::vector<QueryWord> found = analysis_.words_of(node);
  return found.empty() ? Query() : words(found, node.field);
}

Query Compiler::phrase(const QueryNode& node) {
  if (node.field != nullptr && node.field->match == Match::exact) return exact_value(node);
  return sequence(analysis_.words(node.text, false), node.field);
}

Query Compiler::prefix(const QueryNode& node) {
  const std::vector<std::string> found = expand(node);
  if (found.empty()) return Query();
  highlight({{fold(node.text)}}, node.field, true);
  return forms(found, node.field, Query::OP_SYNONYM);
}

/// The words that a wildcard stands for. Where there are none, what was typed: it finds nothing. Empty where folding
/// leaves nothing of that.
std::vector<std::string> Compiler::expand(const QueryNode& node) {
  const std::string start = fold(node.text);
  Expansion found = expand_wildcard(start, node.field, index_.all());
  if (found.cut) {
    result_.notices.push_back(node.text + "* stands for the " + std::to_string(found.words.size()) +
                              " most frequent of its words only");
  }
  if (found.words.empty() && !start.empty()) found.words.push_back(start);
  return std::move(found.words);
}

Query Compiler::dates(const QueryNode& node) const {
  const std::string from = node.dates.begin ? date_value(*node.dates.begin) : std::string();
  const std::string to = node.dates.end ? date_value(*node.dates.end) : std::string(after_all_dates);
  return {Query::OP_VALUE_RANGE, slots::oldest, from, to};
}

/// What can stand for a part of a proximity: sequences of places, each with the forms that may stand there.
std::vector<Compiler::Places> Compiler::near_part(const QueryNode& part) {
  std::vector<Places> sequences;
  Places single(1);
  const auto add_leaf = [&](const QueryNode& leaf) {
    if (leaf.kind == Kind::prefix) return std::ranges::move(expand(leaf), std::back_inserter(single.front())), void();
    Places sequence;
    for (QueryWord& word : leaf.kind == Kind::phrase ? analysis_.words(leaf.text, false) : analysis_.words_of(leaf)) {
      if (word.span == 1) {
        sequence.push_back(std::move(word.forms));
      } else if (leaf.kind != Kind::phrase) {
        std::ranges::move(word.forms, std::back_inserter(single.front()));
      }
    }
    if (sequence.size() == 1) {
      std::ranges::move(sequence.front(), std::back_inserter(single.front()));
    } else if (!sequence.empty()) {
      sequences.push_back(std::move(sequence));
    }
  };
  if (part.kind == Kind::any) {
    std::ranges::for_each(part.children, add_leaf);
  } else {
    add_leaf(part);
  }
  if (!single.front().empty()) sequences.push_back(std::move(single));
  return sequences;
}

/// Highlights what stands near each other. Of phrases to choose from each is highlighted by itself: a window holds
/// words.
void Compiler::highlight_near(const std::vector<std::vector<Places>>& parts, const QueryNode& node) {
  const auto is_choice = [](const auto& sequences) { return sequences.size() > 1; };
  if (std::ranges::any_of(parts, is_choice)) {
    for (const auto& sequences : parts) {
      for (const Places& sequence : sequences) highlight(sequence, nullptr);
    }
    return;
  }
  Places words;
  for (const auto& sequences : parts) std::ranges::copy(sequences.front(), std::back_inserter(words));
  if (negations_ != 0) return;
  const std::size_t beside = words.size() - parts.size();
  highlight(std::move(words), nullptr);
  result_.patterns.back().window = node.distance + static_cast<unsigned>(beside);
  result_.patterns.back().ordered = node.kind == Kind::before;
}

/// Each part stands at places of its own. Xapian looks at positions of single words only, and misses articles where two
/// of the words share a position; ordered windows it always tells right. The rest we look at ourselves.
Query Compiler::proximity(const QueryNode& node) {
  const QueryNode& first = node.children.front();
  const Field* const field = first.kind == Kind::any ? first.children.front().field : first.field;
  Nearness nearness{.distance = node.distance, .ordered = node.kind == Kind::before, .within = zone_of(field)};
  std::vector<std::vector<Places>> parts;
  std::vector<Query> queries;
  Places read;
  bool words_only = nearness.within == Zone::all;
  for (const QueryNode& child : node.children) {
    std::vector<Places> sequences = near_part(child);
    if (sequences.empty()) continue;
    auto& part = nearness.parts.emplace_back();
    std::vector<Query> alternatives;
    for (const Places& sequence : sequences) {
      auto& terms = part.emplace_back();
      std::vector<Query> places;
      for (const auto& forms : sequence) {
        terms.push_back(placed_terms_of(forms, field));
        places.push_back(this->forms(forms, field, Query::OP_OR));
      }
      alternatives.push_back(combine(Query::OP_AND, places));
      words_only = words_only && sequence.size() == 1;
    }
    queries.push_back(combine(Query::OP_OR, alternatives));
    if (sequences.size() == 1) {
      std::ranges::copy(sequences.front(), std::back_inserter(read));
    } else {
      auto& choice = read.emplace_back();
      for (const Places& places : sequences) {
        for (const auto& forms : places) std::ranges::copy(forms, std::back_inserter(choice));
      }
    }
    parts.push_back(std::move(sequences));
  }
  if (parts.empty()) return Query();
  highlight_near(parts, node);
  const Query words = combine(Query::OP_AND, queries);
  if (!may_read_positions(read, true)) return words;
  if (parts.size() == 1 && read.size() == 1) return words;
  const bool either_order = words_only && !nearness.ordered && may_share_positions(nearness);
  if (!words_only || (either_order && parts.size() > 2)) {
    return {Query::OP_FILTER, words, near_query(std::move(nearness))};
  }
  const auto window = static_cast<Xapian::termcount>(std::max<std::size_t>(node.distance + 1, parts.size()));
  if (!either_order)
    return {nearness.ordered ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(), queries.end(), window};
  return {Query::OP_MAX, Query(Query::OP_PHRASE, queries.begin(), queries.end(), window),
          Query(Query::OP_PHRASE, queries.rbegin(), queries.rend(), window)};
}

bool Compiler::is_stop(const QueryNode& node) {
  if (node.kind != Kind::word || !is_free_text(node.field)) return false;
  const auto found = analysis_.words(node.text, false);
  return found.size() == 1 && index_.is_stop(found.front().forms.front());
}

/// A part of the query with what its articles boost for covering it.
Query Compiler::covering(const Query& part, unsigned share) const {
  auto boost = std::make_unique<Xapian::FixedWeightPostingSource>(per_share_ * share);
  return {Query::OP_AND, part, Query(boost.release()->release())};
}

/// Stop words beside others are only highlighted: as a part of the score they cost more than they bring.
Query Compiler::wanted_parts(const std::vector<const QueryNode*>& parts, bool topmost) {
  std::vector<const QueryNode*> ranked;
  std::vector<const QueryNode*> stops;
  std::vector<Query> needed;
  std::vector<Query> of_stops;
  for (const QueryNode* part : parts) {
    Query query = part->kind == Kind::all ? conjunction(*part, false) : node(*part);
    if (query.empty()) continue;
    const bool stop = is_stop(*part);
    (stop ? stops : ranked).push_back(part);
    (stop ? of_stops : needed).push_back(std::move(query));
  }
  if (needed.empty()) {
    ranked.swap(stops);
    needed.swap(of_stops);
  }
  if (needed.empty()) return Query();
  if (!topmost) return combine(Query::OP_AND, needed);
  result_.ranked = std::move(ranked);
  if (per_share_ > 0) {
    result_.shares = shares_of(result_.ranked, index_);
    for (std::size_t n = 0; n < needed.size(); ++n) needed[n] = covering(needed[n], result_.shares[n]);
  }
  return asked_ == Demand::any ? one_of(std::move(needed)) : combine(Query::OP_AND, needed);
}

Query Compiler::conjunction(const QueryNode& node, bool topmost) {
  const auto [wanted, filters, unwanted] = sort_conditions(node);
  Query query = wanted_parts(wanted, topmost);
  if (query.empty() && filters.empty() && unwanted.empty()) return query;
  if (query.empty()) query = every_article();
  std::vector<Query> needed;
  for (const QueryNode* filter : filters) needed.push_back(this->node(*filter));
  if (!needed.empty()) query = Query(Query::OP_FILTER, query, combine(Query::OP_AND, needed));
  std::vector<Query> excluded;
  ++negations_;
  for (const QueryNode* part : unwanted) excluded.push_back(this->node(*part));
  --negations_;
  return excluded.empty() ? query : Query(Query::OP_AND_NOT, query, combine(Query::OP_OR, excluded));
}

Query Compiler::node(const QueryNode& node) {
  switch (node.kind) {
    case Kind::nothing: return Query();
    case Kind::word:
    case Kind::exact: return word(node);
    case Kind::prefix: return prefix(node);
    case Kind::phrase: return phrase(node);
    case Kind::dates: return dates(node);
    case Kind::near:
    case Kind::before: return proximity(node);
    case Kind::all:
    case Kind::without: return conjunction(node, false);
    case Kind::any: break;
  }
  std::vector<Query> alternatives;
  for (const QueryNode& child : node.children) alternatives.push_back(this->node(child));
  if (is_filter(node)) return any_filter(std::move(alternatives), index_.all());
  return one_of(std::move(alternatives));
}

}  // namespace

CompiledQuery compile_query(const QueryNode& tree, Demand asked, IndexView& index, double per_share) {
  return Compiler(asked, index, per_share).compile(tree);
}

}  // namespace news
