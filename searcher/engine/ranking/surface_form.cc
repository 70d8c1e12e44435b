// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/surface_form.h"

#include <numbers>
#include <set>
#include <utility>

#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/field_terms.h"
#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/idf.h"

namespace news {
namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;

/// The boost as a share of the word's information in bits (a match scores about twice that). See
/// tests/bench/relevance/results.md.
constexpr double share = 0.1;

/// The same for the currency of a number, and for the pair of characters that joins two words of a run.
constexpr double currency_share = 0.5;
constexpr double bridge_share = 0.5;

constexpr const char* as_typed = "as it was typed";
constexpr std::size_t most_boosts = 32;

class Boosts {
 public:
  explicit Boosts(std::size_t all) : all_(all) {}

  void add(const QueryWord& word, const Field* field) {
    if (word.surface_forms.empty()) return;
    const std::string_view prefix = field == nullptr ? std::string_view() : field->prefix;
    const bool is_accented = word.lower != word.term;
    const std::string term = make_term(prefix, word.term);
    std::vector<Query> written;
    for (const std::string& surface_form : word.surface_forms) {
      written.emplace_back(surface_form_term(prefix, word.term, surface_form));
    }
    const Query any(Query::OP_OR, written.begin(), written.end());
    add(word, term, is_accented ? any : Query(Query::OP_AND_NOT, Query(term), any),
        is_accented ? "with its accents" : "without accents");
  }

  /// For a word that goes on in its run as it was typed.
  void add_bridge(const QueryNode& leaf) {
    if (leaf.bridge.in_field == 0 || boosts_.size() == most_boosts) return;
    const std::string_view prefix = leaf.field == nullptr ? std::string_view() : leaf.field->prefix;
    add(leaf.bridge, bridge_share, '"' + leaf.text + "\" " + as_typed, Query(make_term(prefix, leaf.bridge.term)));
  }

  std::vector<Boost> take() { return std::move(boosts_); }

 private:
  void add(const QueryWord& word, const std::string& term, const Query& articles, const char* how) {
    if (boosts_.size() == most_boosts || !seen_.insert(term + ' ' + word.lower).second) return;
    const bool is_number = text::is_ascii_digit(word.term.front());
    add(word.forms.front(), is_number ? currency_share : share, '"' + word.lower + "\" " + (is_number ? as_typed : how),
        articles);
  }

  void add(const Form& form, double part, std::string text, const Query& articles) {
    const double bits = inverse_document_frequency(form.in_field, all_) / std::numbers::ln2;
    boosts_.push_back(make_boost(std::move(text), part * bits, articles));
  }

  std::size_t all_;
  std::set<std::string> seen_;
  std::vector<Boost> boosts_;
};

}  // namespace

std::vector<Boost> surface_form_boosts(const QueryNode& tree, std::size_t all) {
  Boosts boosts(all);
  Boosts stops(all);  // stop words count if there are no other words
  bool only_stops = true;
  visit_typed_words(tree, [&](const QueryNode& leaf, const QueryWord& word) {
    if (!is_free_text(leaf.field)) return;
    if (&word == &leaf.words.back()) boosts.add_bridge(leaf);
    only_stops = only_stops && word.is_stop;
    (word.is_stop ? stops : boosts).add(word, leaf.field);
  });
  return (only_stops ? stops : boosts).take();
}

}  // namespace news
