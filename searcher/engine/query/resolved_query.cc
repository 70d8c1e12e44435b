// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/resolved_query.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/analysis/folding.h"
#include "common/analysis/function_words.h"
#include "common/analysis/numbers.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/field_terms.h"
#include "searcher/engine/query/other_words.h"
#include "searcher/engine/query/run_leaves.h"
#include "searcher/engine/query/spellings.h"
#include "searcher/engine/query/wildcard.h"

namespace news {
namespace {

using Kind = QueryNode::Kind;

/// Bytes of the longest word that is left out as elided, like "l" in "l’Europe".
constexpr std::size_t longest_elided = 2;

std::vector<Form> forms_of(const std::vector<std::string>& terms) {
  std::vector<Form> forms;
  for (const std::string& term : terms) forms.push_back({.term = term});
  return forms;
}

/// Calls `visit` for the leaves below `node` and their alternatives, with false for those that NOT excludes.
void visit_leaves(QueryNode& node, bool wanted, const std::function<void(QueryNode&, bool)>& visit) {
  if (node.children.empty()) {
    visit(node, wanted);
    for (QueryNode& other : node.alternatives) visit(other, wanted);
    return;
  }
  for (std::size_t n = 0; n < node.children.size(); ++n) {
    visit_leaves(node.children[n], wanted && (n == 0 || node.kind != Kind::without), visit);
  }
}

/// Whether no article has a word of a resolved leaf.
bool finds_nothing(const QueryNode& leaf) {
  return std::ranges::any_of(leaf.words, [](const QueryWord& word) {
    return std::ranges::all_of(word.forms, [](const Form& form) { return form.in_field == 0; });
  });
}

class Resolver {
 public:
  explicit Resolver(IndexView& index) : index_(index) {}

  bool has_all_synonyms() const { return has_all_synonyms_; }

  void resolve(QueryNode& tree) {
    visit_leaves(tree, true, [this](QueryNode& leaf, bool) {
      if (!leaf.is_resolved) find_words(leaf);
    });
    has_all_synonyms_ = add_other_words(tree, index_);
    std::vector<std::pair<QueryNode*, bool>> leaves;
    visit_leaves(tree, true, [&](QueryNode& leaf, bool wanted) {
      if (leaf.is_resolved) return;
      if (leaf.stands_for != 0) find_words(leaf);
      leaves.emplace_back(&leaf, wanted);
    });
    fetch_frequencies(leaves);
    for (const auto& [leaf, wanted] : leaves) {
      set_frequencies(*leaf);
      if (wanted && is_free_text(leaf->field)) find_surface_forms(*leaf);
      leaf->is_resolved = true;
    }
    visit_leaves(tree, true, [](QueryNode& leaf, bool) { std::erase_if(leaf.alternatives, finds_nothing); });
  }

 private:
  void find_words(QueryNode& leaf);
  void analyse(QueryNode& leaf);
  std::vector<std::string> inflected(const Word& word, const QueryNode& leaf);
  void find_beginnings(QueryNode& leaf, const std::string& start);
  void fetch_frequencies(const std::vector<std::pair<QueryNode*, bool>>& leaves);
  void set_frequencies(QueryNode& leaf);
  void find_surface_forms(QueryNode& leaf);

  static std::string term_in_field(const QueryNode& leaf, const Form& form) {
    if (leaf.field == nullptr) return make_term("", form.term);
    return leaf.field->match == Match::exact ? exact_term(*leaf.field, form.term) : make_term(*leaf.field, form.term);
  }
  static std::string term_in_text(const QueryNode& leaf, const Form& form) {
    return is_free_text(leaf.field) ? make_term("", form.term) : term_in_field(leaf, form);
  }

  IndexView& index_;
  Words analysis_;
  bool has_all_synonyms_ = true;
};

void Resolver::find_words(QueryNode& leaf) {
  leaf.words.clear();
  leaf.alternatives.clear();
  if (leaf.kind == Kind::nothing || leaf.kind == Kind::every || leaf.kind == Kind::dates) return;
  if (leaf.kind == Kind::prefix) return find_beginnings(leaf, fold(leaf.text));
  if (leaf.field != nullptr && leaf.field->match == Match::exact) {
    leaf.words.push_back(
        {.term = leaf.text, .lower = leaf.text, .end = leaf.text.size(), .forms = {{.term = leaf.text}}});
    return;
  }
  analyse(leaf);
  if (leaf.words.size() == 1 && is_half_a_pair(leaf.words.front().term))
    find_beginnings(leaf, fold(leaf.words.front().term));
}

/// The forms of a word, itself first. A word of Thai also stands for those that begin with it: ICU cuts a text by its
/// dictionary, which has compounds too.
std::vector<std::string> Resolver::inflected(const Word& word, const QueryNode& leaf) {
  constexpr std::size_t fewest_letters = 3;
  const CharKind kind = char_info(text::decode(word.term, 0).code_point).kind;
  if (kind == CharKind::ideograph) return index_.family(word);
  if (kind != CharKind::dictionary) return leaf.is_literal ? index_.family(word) : forms_in_all_spellings(word, index_);
  std::vector<std::string> forms{std::string(word.term)};
  if (text::count_code_points(word.term) < fewest_letters) return forms;
  std::vector<std::string> longer = expand_wildcard(forms.front(), leaf.field, index_).words;
  std::erase(longer, forms.front());
  std::ranges::move(longer, std::back_inserter(forms));
  return forms;
}

/// £1.5m also stands for £1.5 million.
void add_words_of_units(QueryNode& leaf) {
  for (std::size_t n = 1; n < leaf.words.size(); ++n) {
    const QueryWord& number = leaf.words[n - 1];
    QueryWord& unit = leaf.words[n];
    if (unit.begin != number.end || !text::is_ascii_digit(number.term.front())) continue;
    for (const std::string_view word : words_of_unit(unit.term)) unit.forms.push_back({.term = std::string(word)});
  }
}

/// Keeps the joined form of a compound before its parts. Drops the lone last character of a run of Chinese, because the
/// run may continue in an article. A Korean word is asked for without its particle.
void Resolver::analyse(QueryNode& leaf) {
  const bool is_plain = leaf.kind == Kind::word && is_free_text(leaf.field);
  const std::size_t asked = is_plain ? without_particle(leaf.text).size() : leaf.text.size();
  const bool has_forms = leaf.kind == Kind::word && is_inflected(leaf.field);
  bool is_compound = false;
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  for (analysis_.reset(leaf.text); analysis_.next();) {
    const Word& word = analysis_.word();
    if (word.end > asked) {
      leaf.bridge.term = word.term;
      break;
    }
    const bool inside_last =
        !leaf.words.empty() && leaf.words.back().span == 1 && word.begin > last_begin && word.end <= last_end;
    last_begin = word.begin;
    last_end = word.end;
    if (inside_last) {
      if (is_plain && is_korean(word.term)) leaf.bridge.term = word.term;
      continue;
    }
    is_compound = is_compound || word.span != 1;
    leaf.words.push_back({.term = std::string(word.term),
                          .lower = std::string(word.lower),
                          .begin = word.begin,
                          .end = word.end,
                          .position = word.position,
                          .span = word.span,
                          .is_stop = index_.is_stop(word.term),
                          .forms = forms_of(has_forms ? inflected(word, leaf) : std::vector{std::string(word.term)})});
  }
  if (is_compound && has_forms) add_words_of_units(leaf);
  if (is_compound || leaf.kind == Kind::phrase) return;
  while (leaf.words.size() > 1 && leaf.words.front().term.size() <= longest_elided && leaf.words.front().is_stop) {
    leaf.words.erase(leaf.words.begin());  // l’Europe asks for Europe
  }
}

/// If the index has no word that begins so, what was typed stands for itself and finds nothing. The rarest pairs that a
/// character begins are not worth a notice.
void Resolver::find_beginnings(QueryNode& leaf, const std::string& start) {
  Expansion found = expand_wildcard(start, leaf.field, index_);
  if (found.words.empty() && !start.empty()) found.words.push_back(start);
  QueryWord word{.term = start,
                 .lower = leaf.kind == Kind::prefix ? leaf.text : start,
                 .end = leaf.text.size(),
                 .is_stop = leaf.kind == Kind::word && index_.is_stop(start),
                 .is_beginning = true,
                 .is_cut = found.is_cut && leaf.kind == Kind::prefix,
                 .forms = forms_of(found.words)};
  leaf.words.clear();
  leaf.words.push_back(std::move(word));
}

void Resolver::fetch_frequencies(const std::vector<std::pair<QueryNode*, bool>>& leaves) {
  std::vector<std::string> terms;
  for (const auto& [leaf, wanted] : leaves) {
    for (const QueryWord& word : leaf->words) {
      for (const Form& form : word.forms) {
        terms.push_back(term_in_text(*leaf, form));
        if (zone_of(leaf->field) == Zone::title) terms.push_back(term_in_field(*leaf, form));
      }
    }
    if (!leaf->bridge.term.empty()) terms.push_back(term_in_field(*leaf, leaf->bridge));
  }
  index_.fetch_frequencies(std::move(terms));
}

void Resolver::set_frequencies(QueryNode& leaf) {
  if (!leaf.bridge.term.empty()) leaf.bridge.in_field = index_.articles_with(term_in_field(leaf, leaf.bridge));
  for (QueryWord& word : leaf.words) {
    for (Form& form : word.forms) {
      form.articles = index_.articles_with(term_in_text(leaf, form));
      form.in_field = index_.articles_with(term_in_field(leaf, form));
    }
  }
}

void Resolver::find_surface_forms(QueryNode& leaf) {
  const std::string_view prefix = leaf.field == nullptr ? std::string_view() : leaf.field->prefix;
  for (QueryWord& word : leaf.words) {
    if (word.span != 1 || word.is_beginning) continue;
    if (word.lower == word.term && text::is_ascii_digit(word.term.front())) continue;  // in any currency
    if (word.lower == word.term) {
      word.surface_forms = index_.surface_forms(prefix, word.term);
    } else if (index_.articles_with(surface_form_term(prefix, word.term, word.lower)) != 0) {
      word.surface_forms = {word.lower};
    }
  }
}

}  // namespace

ResolvedQuery::ResolvedQuery(const QueryNode& tree, IndexView& index)
    : ResolvedQuery(index.settled([&] {
        ResolvedQuery query;
        query.tree_ = tree;
        query.is_whole_ =
            cut_run_leaves(query.tree_, [&](const std::string& pair) { return index.articles_with(pair) != 0; });
        Resolver resolver(index);
        resolver.resolve(query.tree_);
        query.has_all_synonyms_ = resolver.has_all_synonyms();
        return query;
      })) {}

bool asks_for_stop_word(const QueryNode& leaf) {
  const auto is_stop = [](const QueryWord& word) { return word.is_stop; };
  return leaf.kind == Kind::word && is_free_text(leaf.field) && !leaf.words.empty() &&
         std::ranges::all_of(leaf.words, is_stop);
}

void visit_typed_words(const QueryNode& tree, const std::function<void(const QueryNode&, const QueryWord&)>& visit) {
  const std::size_t end = tree.kind == Kind::without ? 1 : tree.children.size();
  for (std::size_t n = 0; n < end; ++n) visit_typed_words(tree.children[n], visit);
  if (!tree.children.empty() || (tree.field != nullptr && tree.field->match != Match::words)) return;
  for (const QueryWord& word : tree.words) {
    if (word.span == 1 && !word.is_beginning) visit(tree, word);
  }
}

bool is_half_a_pair(std::string_view term) {
  const auto [c, length] = text::decode(term, 0);
  return length == term.size() && ((c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c >= 0x20000);
}

}  // namespace news
