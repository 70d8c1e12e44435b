// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/unique_ids.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "common/stored_article.h"

namespace news {
namespace {

/// Empty when it has none.
std::string id_term(const Xapian::Document& document) {
  const std::string prefix(fields::id.prefix);
  auto term = document.termlist_begin();
  term.skip_to(prefix);
  return term == document.termlist_end() || !(*term).starts_with(prefix) ? std::string() : *term;
}

}  // namespace

void UniqueIds::note(const Xapian::Document& document) {
  if (std::string term = id_term(document); !term.empty() && database_.term_exists(term))
    shared_.insert(std::move(term));
}

void UniqueIds::note_all() {
  const std::string prefix(fields::id.prefix);
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    if (term.get_termfreq() > 1) shared_.insert(*term);
  }
}

void UniqueIds::settle() {
  for (const std::string& term : shared_) {
    const std::vector<Xapian::docid> articles(database_.postlist_begin(term), database_.postlist_end(term));
    std::size_t number = 1;
    for (std::size_t at = 1; at < articles.size(); ++at) {
      Xapian::Document document = database_.get_document(articles[at]);
      const std::string text = document.get_data();
      const std::string id = read_stored_article(text).id;
      std::string other;
      do {
        other = id + '#' + std::to_string(++number);
      } while (database_.term_exists(exact_term(fields::id, other)));
      document.remove_term(term);
      document.add_boolean_term(exact_term(fields::id, other));
      document.set_data(with_id(text, other));
      database_.replace_document(articles[at], document);
    }
  }
  shared_.clear();
}

}  // namespace news
