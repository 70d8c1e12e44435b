// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/query_compiler.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/matching/address_query.h"
#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/any_filter.h"
#include "searcher/engine/matching/choice.h"
#include "searcher/engine/matching/date_filter.h"
#include "searcher/engine/matching/lead_query.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/matching/nearly_near.h"
#include "searcher/engine/matching/position_budget.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/query/compound.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/field_terms.h"
#include "searcher/engine/query/filter_remarks.h"
#include "searcher/engine/query/query_refusal.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/query/run_leaves.h"
#include "searcher/engine/query/synonym_table.h"
#include "searcher/engine/ranking/coverage.h"
#include "searcher/engine/ranking/idf.h"
#include "searcher/engine/ranking/typed_form.h"

namespace news {
namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;
/// What a compound gains over its words, as a share of what it scores alone. See tests/bench/relevance/results.md.
constexpr double compound_share = 0.3;

/// What an alternative to a leaf weighs at most, as a share of its own weight and of that of the leaf.
constexpr double alternative_weight = 0.8;

constexpr const char* words_may_stand_apart = "too many phrases of common words: those of some may stand apart";

class Compiler {
 public:
  explicit Compiler(const IndexView& index) : index_(index), positions_(index.article_count()) {}

  CompiledQuery compile(const QueryNode& tree) {
    is_one_word_ = has_one_word(tree);
    if (tree.kind == Kind::all || tree.kind == Kind::without) {
      static_cast<Conjunction&>(result_) = conjunction(tree);
    } else {
      result_.parts.push_back(part(tree));
    }
    return std::move(result_);
  }

 private:
  Query node(const QueryNode& node);
  Conjunction::Part part(const QueryNode& node);
  Conjunction conjunction(const QueryNode& node);
  Query alternatives(const QueryNode& node);
  Query words(const QueryNode& leaf);
  Query word(const QueryWord& word, const Field* field);
  Query apart(const QueryNode& leaf, const Query& whole);
  Query or_else(const QueryNode& leaf, const Query& found);
  Query sequence(const QueryNode& leaf);
  Query forms(const Forms& forms, const Field* field, Query::op op);
  Query proximity(const QueryNode& node);

  void highlight(const Places& words, const Field* field, bool is_beginning = false);
  void highlight_near(const std::vector<Choice>& parts, const QueryNode& node);
  bool may_read_positions(const Places& places, bool near);
  bool may_look_in_lead(const Forms& forms);
  Query placed_by_source(const Query& words, Nearness nearness);
  void note_cut(const QueryWord& word);
  void note_once(std::string notice);

  const IndexView& index_;
  CompiledQuery result_;
  int negations_ = 0;         ///< depth of exclusions; nothing inside is highlighted
  int choices_ = 0;           ///< depth of alternatives
  bool is_one_word_ = false;  ///< the whole query
  PositionBudget positions_;
};

Query Compiler::forms(const Forms& forms, const Field* field, Query::op op) {
  std::vector<std::string> terms = field_terms(forms, field);
  if (op == Query::OP_SYNONYM && !any_exists(forms)) terms.resize(1);
  Query words = joined(op, {terms.begin(), terms.end()});
  if (zone_of(field) != Zone::lead || !may_look_in_lead(forms)) return words;
  return {Query::OP_FILTER, words, lead_query(terms)};
}

/// Whether positions may be read to find `places`. Otherwise their words may stand anywhere, and a notice says so.
bool Compiler::may_read_positions(const Places& places, bool near) {
  std::vector<PositionBudget::Place> costs;
  for (const Forms& forms : places) costs.push_back({forms.front().term, articles_with_any(forms)});
  if (index_.capabilities().positions && positions_.take(costs, near)) return true;
  note_once(words_may_stand_apart);
  return false;
}

/// The articles of `words` in which they stand near each other. Shards find more, and all matches are looked at again;
/// where that cannot be, as in an alternative, a notice says so.
Query Compiler::placed_by_source(const Query& words, Nearness nearness) {
  if (index_.capabilities().own_code) return {Query::OP_FILTER, words, near_query(std::move(nearness))};
  const Query nearly = nearly_near(nearness);
  if (negations_ != 0 || choices_ != 0) {
    note_once(shards_are_not_sure);
    result_.is_sure = false;
  } else {
    result_.checks.push_back(std::move(nearness));
  }
  return nearly.empty() ? words : Query(Query::OP_FILTER, words, nearly);
}

/// Whether positions may be read to find words in the lead. Otherwise they may stand anywhere in the text.
bool Compiler::may_look_in_lead(const Forms& forms) {
  if (index_.capabilities().positions && positions_.take_first(articles_with_any(forms))) return true;
  note_once("too many common words with lead: some may stand anywhere in the text");
  return false;
}

void Compiler::note_cut(const QueryWord& word) {
  if (!word.is_cut) return;
  result_.notices.push_back(word.lower + "* stands for the " + std::to_string(word.forms.size()) +
                            " most frequent of its words only");
}

void Compiler::note_once(std::string notice) {
  if (std::ranges::find(result_.notices, notice) == result_.notices.end()) result_.notices.push_back(std::move(notice));
}

void Compiler::highlight(const Places& words, const Field* field, bool is_beginning) {
  if (negations_ != 0 || !is_free_text(field) || words.empty()) return;
  HighlightPattern pattern{.prefix = is_beginning};
  for (const Forms& forms : words) {
    const double rarity = inverse_document_frequency(articles_with_any(forms), index_.article_count());
    pattern.weight = std::max(pattern.weight, rarity);
    auto& place = pattern.words.emplace_back();
    for (const Form& form : forms) place.push_back(form.term);
  }
  pattern.weight *= static_cast<double>(words.size());
  pattern.zone = zone_of(field);
  result_.patterns.push_back(std::move(pattern));
}

/// The words side by side, in order. The parts of a compound stand for its joined form.
Query Compiler::sequence(const QueryNode& leaf) {
  TermSequence placed;
  Places places;
  for (const QueryWord& word : leaf.words) {
    if (word.span != 1) continue;
    placed.push_back(positional_terms(word.forms, leaf.field));
    places.push_back(word.forms);
  }
  if (places.empty()) return Query();
  const bool is_parts = leaf.field != nullptr && leaf.field->match == Match::parts;
  const bool anywhere = is_parts || !may_read_positions(places, false);
  if (anywhere && leaf.stands_for != 0) return Query();
  const Zone within = zone_of(leaf.field);
  const bool by_source = within != Zone::all && !anywhere && places.size() > 1;
  // The source looks where the words stand: each need not be looked for in the lead before.
  const bool is_looked_for_once = by_source && within == Zone::lead && index_.capabilities().own_code;
  std::vector<Query> parts;
  for (const Forms& forms : places)
    parts.push_back(this->forms(forms, is_looked_for_once ? nullptr : leaf.field, Query::OP_OR));
  highlight(places, leaf.field);
  if (parts.size() == 1) return parts.front();
  Query in_any_order(Query::OP_AND, parts.begin(), parts.end());
  if (anywhere) return in_any_order;
  if (by_source) return placed_by_source(in_any_order, {.parts = {{std::move(placed)}}, .within = within});
  return {Query::OP_PHRASE, parts.begin(), parts.end(), static_cast<Xapian::termcount>(parts.size())};
}

Query Compiler::word(const QueryWord& word, const Field* field) {
  if (word.forms.empty()) return Query();
  note_cut(word);
  if (word.is_beginning) {
    const std::size_t before = result_.patterns.size();
    highlight({{{.term = word.term, .articles = articles_with_any(word.forms)}}}, field, true);
    if (result_.patterns.size() != before) result_.patterns.back().first_character = is_half_a_pair(word.term);
  } else {
    highlight({word.forms}, field);
  }
  return favouring_typed_form(forms(word.forms, field, Query::OP_SYNONYM), word, field, is_one_word_,
                              addend_for(field, index_));
}

/// A compound, or else its words.
Query Compiler::apart(const QueryNode& leaf, const Query& whole) {
  const bool is_compound = leaf.kind == Kind::word && leaf.words.size() > 1 && is_free_text(leaf.field);
  if (!is_compound || zone_of(leaf.field) == Zone::lead) return whole;
  std::vector<Query> words;
  const std::size_t first_pattern = result_.patterns.size();
  for (const QueryWord& word : leaf.words) {
    if (stands_for_compound(word, leaf)) words.push_back(this->word(word, leaf.field));
  }
  for (std::size_t n = first_pattern; n < result_.patterns.size(); ++n) result_.patterns[n].apart = true;
  if (words.empty()) return whole;
  if (!whole.empty()) words.emplace_back(Query::OP_SCALE_WEIGHT, whole, compound_share);
  return one_of(std::move(words));
}

/// A leaf, or else one of its alternatives. One that is rarer must not weigh more: "eurozone" beside `euro zone`. What
/// rare words weigh beside frequent ones grows faster than their information.
Query Compiler::or_else(const QueryNode& leaf, const Query& found) {
  std::vector<Query> others;
  ++choices_;
  for (const QueryNode& other : leaf.alternatives) {
    const Query query = words(other);
    if (query.empty()) continue;
    const double ratio =
        information_of(leaf, index_.article_count()) / std::max(1e-9, information_of(other, index_.article_count()));
    const double share = std::min(1.0 / static_cast<double>(other.stands_for), ratio * ratio);
    others.emplace_back(Query::OP_SCALE_WEIGHT, query, alternative_weight * share);
  }
  --choices_;
  if (others.empty() || found.empty()) return found;
  return first_of(found, one_of(std::move(others)));
}

/// Xapian weighs a synonym by its estimated number of articles, which must not be 0. For a phrase alone it may be, and
/// the weight infinite.
Query Compiler::words(const QueryNode& leaf) {
  if (leaf.words.empty()) return Query();
  if (std::string remark = value_remark(leaf, index_); !remark.empty()) note_once(std::move(remark));
  if (leaf.field == &fields::url && leaf.kind != Kind::prefix) return address_query(leaf.text, index_);
  if (leaf.field != nullptr && leaf.field->match == Match::exact && leaf.kind != Kind::prefix)
    return Query(exact_term(*leaf.field, leaf.text));
  if (leaf.kind == Kind::phrase && !leaf.words.front().is_beginning) return sequence(leaf);
  if (leaf.words.size() == 1) return word(leaf.words.front(), leaf.field);
  const bool has_joined_form = std::ranges::any_of(leaf.words, [](const QueryWord& word) { return word.span != 1; });
  choices_ += has_joined_form ? 1 : 0;
  std::vector<Query> readings{sequence(leaf)};
  choices_ -= has_joined_form ? 1 : 0;
  for (const QueryWord& joined : leaf.words) {
    if (joined.span == 1) continue;
    highlight({joined.forms}, leaf.field);
    if (any_exists(joined.forms)) readings.push_back(forms(joined.forms, leaf.field, Query::OP_SYNONYM));
  }
  if (zone_of(leaf.field) == Zone::all) return joined(Query::OP_SYNONYM, readings);
  // A synonym must contain neither filters nor posting sources of ours, and zones do.
  return readings.size() == 1 ? readings.front()
                              : first_of(readings.front(), one_of({readings.begin() + 1, readings.end()}));
}

/// Highlights words near each other. If phrases are among the alternatives, highlights each alternative by itself,
/// because a window holds only words.
void Compiler::highlight_near(const std::vector<Choice>& parts, const QueryNode& node) {
  if (std::ranges::any_of(parts, [](const Choice& choice) { return choice.size() > 1; })) {
    for (const Choice& choice : parts) {
      for (const Places& sequence : choice) highlight(sequence, nullptr);
    }
    return;
  }
  if (negations_ != 0) return;
  Places words;
  for (const Choice& choice : parts) std::ranges::copy(choice.front(), std::back_inserter(words));
  const std::size_t beside = words.size() - parts.size();
  highlight(words, nullptr);
  result_.patterns.back().window = node.distance + static_cast<unsigned>(beside);
  result_.patterns.back().ordered = node.kind == Kind::before;
}

/// Each part stands at positions of its own. Xapian's windows hold single words only, and unordered ones miss articles
/// in which two of the words share a position; ordered ones are always right. A posting source of ours does the rest.
Query Compiler::proximity(const QueryNode& node) {
  const QueryNode& first = node.children.front();
  const Field* const field = first.kind == Kind::any ? first.children.front().field : first.field;
  Nearness nearness{.distance = node.distance, .ordered = node.kind == Kind::before, .within = zone_of(field)};
  std::vector<Choice> parts;
  std::vector<Query> queries;
  Places read;
  bool words_only = nearness.within == Zone::all;
  for (const QueryNode& child : node.children) {
    for (const QueryNode& leaf : child.kind == Kind::any ? child.children : std::vector{child}) {
      for (const QueryWord& word : leaf.words) note_cut(word);
    }
    Choice choice = choice_of(child);
    if (choice.empty()) continue;
    auto& part = nearness.parts.emplace_back();
    std::vector<Query> alternatives;
    for (const Places& sequence : choice) {
      auto& terms = part.emplace_back();
      std::vector<Query> places;
      for (const Forms& place : sequence) {
        terms.push_back(positional_terms(place, field));
        places.push_back(forms(place, field, Query::OP_OR));
      }
      alternatives.push_back(joined(Query::OP_AND, places));
      words_only = words_only && sequence.size() == 1;
    }
    queries.push_back(joined(Query::OP_OR, alternatives));
    if (choice.size() == 1) {
      std::ranges::copy(choice.front(), std::back_inserter(read));
    } else {
      read.push_back(all_forms(choice));
    }
    parts.push_back(std::move(choice));
  }
  if (parts.empty()) return Query();
  highlight_near(parts, node);
  Query words = joined(Query::OP_AND, queries);
  if (!may_read_positions(read, true)) return words;
  if (parts.size() == 1 && read.size() == 1) return words;
  const bool either_order = words_only && !nearness.ordered && may_share_positions(nearness);
  if (!words_only || (either_order && parts.size() > 2)) {
    return placed_by_source(words, std::move(nearness));
  }
  const auto window = static_cast<Xapian::termcount>(std::max<std::size_t>(node.distance + 1, parts.size()));
  if (!either_order)
    return {nearness.ordered ? Query::OP_PHRASE : Query::OP_NEAR, queries.begin(), queries.end(), window};
  return first_of(Query(Query::OP_PHRASE, queries.begin(), queries.end(), window),
                  Query(Query::OP_PHRASE, queries.rbegin(), queries.rend(), window));
}

Conjunction::Part Compiler::part(const QueryNode& node) {
  Conjunction::Part part{.text = with_alternatives(node),
                         .query = Query(),
                         .information = information_of(node, index_.article_count()),
                         .first_pattern = result_.patterns.size()};
  part.query = this->node(node);
  part.apart = apart(node, part.query);
  part.end_pattern = result_.patterns.size();
  return part;
}

/// Stop words beside other words are only highlighted: scoring them costs more than it gains.
Conjunction Compiler::conjunction(const QueryNode& node) {
  const auto [wanted, filters, unwanted] = sort_conditions(node);
  Conjunction pieces;
  std::vector<Conjunction::Part> stops;
  for (const QueryNode* one : wanted) {
    Conjunction::Part compiled = part(*one);
    if (!compiled.query.empty()) (asks_for_stop_word(*one) ? stops : pieces.parts).push_back(std::move(compiled));
  }
  if (pieces.parts.empty()) pieces.parts = std::move(stops);
  for (const QueryNode* filter : filters) pieces.filters.push_back(this->node(*filter));
  ++negations_;
  for (const QueryNode* one : unwanted) pieces.unwanted.push_back(this->node(*one));
  --negations_;
  return pieces;
}

/// Leaves out filters that no article can meet; if none can be met, keeps one of them.
Query Compiler::alternatives(const QueryNode& node) {
  std::vector<Query> found;
  const bool filters = is_filter(node);
  ++choices_;
  for (const QueryNode& child : node.children) {
    if (!filters || !no_article_meets(child)) found.push_back(this->node(child));
  }
  --choices_;
  if (found.empty()) return this->node(node.children.front());
  return filters ? any_filter(std::move(found)) : one_of(std::move(found));
}

Query Compiler::node(const QueryNode& node) {
  switch (node.kind) {
    case Kind::nothing: return Query();
    case Kind::every: return every_article();
    case Kind::word:
    case Kind::exact:
    case Kind::prefix:
    case Kind::phrase: return or_else(node, words(node));
    case Kind::dates: return node.field == &fields::added ? added_filter(node.dates) : date_filter(node.dates);
    case Kind::near:
    case Kind::before: return proximity(node);
    case Kind::any: return alternatives(node);
    case Kind::all:
    case Kind::without: break;
  }
  return conjunction(node).joined(Demand::all);
}

}  // namespace

CompiledQuery compile_query(const ResolvedQuery& query, const IndexView& index) {
  CompiledQuery compiled = index.settled([&] { return Compiler(index).compile(query.tree()); });
  std::ranges::move(date_remarks(query.tree(), index), std::back_inserter(compiled.notices));
  if (!query.is_whole()) {
    compiled.notices.insert(compiled.notices.begin(), "only the first " + std::to_string(most_run_words) +
                                                          " words of text without blanks are searched for");
  }
  if (!query.has_all_synonyms()) {
    compiled.notices.push_back("only the first " + std::to_string(most_synonyms_of_query) +
                               " synonyms of the query are searched for");
  }
  return compiled;
}

}  // namespace news
