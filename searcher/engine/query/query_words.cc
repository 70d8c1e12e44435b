// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/query_words.h"

#include "common/schema.h"
#include "searcher/engine/query/conditions.h"

namespace news {

std::vector<TypedWord> typed_words(QueryNode& tree, IndexView& index, std::size_t most) {
  using Kind = QueryNode::Kind;
  std::vector<TypedWord> found;
  Words analysis;
  visit_wanted(tree, [&](QueryNode& node) {
    const bool is_text = node.kind == Kind::word || node.kind == Kind::exact || node.kind == Kind::phrase;
    if (!is_text || (node.field != nullptr && node.field->match != Match::words)) return true;
    const bool is_free = is_free_text(node.field);
    for (analysis.reset(node.text); found.size() < most && analysis.next();) {
      const Word& word = analysis.word();
      if (word.span != 1) continue;
      TypedWord typed{.leaf = &node, .begin = word.begin, .end = word.end};
      if (!is_free) typed.prefix = node.field->prefix;
      const bool has_forms = node.kind == Kind::word && is_free;
      typed.forms = has_forms ? index.family(word) : std::vector{std::string(word.term)};
      for (const std::string& form : typed.forms) {
        typed.articles += index.articles_with(make_term(typed.prefix, form));
      }
      found.push_back(std::move(typed));
    }
    return true;
  });
  return found;
}

}  // namespace news
