// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/unique_ids.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/stored_article.h"
#include "common/schema.h"
#include "indexer/files/followed_folders.h"

namespace news {
namespace {

/// Empty when it has none.
std::string term_with(const Xapian::Document& document, std::string_view prefix) {
  auto term = document.termlist_begin();
  term.skip_to(std::string(prefix));
  return term == document.termlist_end() || !(*term).starts_with(prefix) ? std::string() : *term;
}

/// Without the "#2" at its end; empty when it has none.
std::string without_number(const std::string& id) {
  const std::size_t digits = id.find_last_not_of("0123456789") + 1;
  return digits == id.size() || digits == 0 || id[digits - 1] != '#' ? std::string() : id.substr(0, digits - 1);
}

/// An article to which its source gave an id.
struct Claim {
  Xapian::docid article = 0;
  std::size_t file = 0;  ///< number, in order of appearance
};

/// The files of some articles, numbered in order of appearance, sorted as the manifest has them.
class Files {
 public:
  std::size_t number_of(const std::string& term) { return numbers_.try_emplace(term, numbers_.size()).first->second; }

  void learn_order(const Manifest& manifest) {
    scopes_.resize(numbers_.size());
    manifest.each([&](const std::string& file, const FileRecord&) {
      const auto known = numbers_.find(file_term(file));
      if (known != numbers_.end()) scopes_[known->second] = FollowedFolders::scope(file);
    });
  }

  void sort(std::vector<Claim>& claims) const {
    std::ranges::sort(claims, {}, [&](const Claim& claim) { return std::tie(scopes_[claim.file], claim.article); });
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;  // by term
  std::vector<Scope> scopes_;                             // by number
};

/// Gives ids to the articles of a database.
class Naming {
 public:
  explicit Naming(Xapian::WritableDatabase& database) : database_(database) {}

  /// All articles whose own id is that one, whatever id they have now.
  std::vector<Claim> claims(const std::string& id_term, Files& files) const {
    std::vector<Claim> claims;
    for (const Xapian::docid article : UniqueIds::articles_with(database_, id_term))
      claims.push_back({article, files.number_of(term_with(database_.get_document(article), file_prefix))});
    return claims;
  }

  /// The first article keeps the id, the others get numbers.
  void assign(const std::string& id_term, const std::vector<Claim>& claims) {
    if (claims.empty()) return;
    const std::string id = own_id(claims.front().article);
    name(claims.front().article, id_term, id);
    std::size_t number = 1;
    for (const Claim& claim : std::span(claims).subspan(1)) {
      std::string other;
      do {
        other = id + '#' + std::to_string(++number);
      } while (is_own_id(exact_term(fields::id, other)));
      name(claim.article, id_term, other);
    }
  }

 private:
  std::string own_id(Xapian::docid article) const {
    const Xapian::Document document = database_.get_document(article);
    const std::string id = read_stored_article(document.get_data()).id;
    return term_with(document, shared_id_prefix).empty() ? id : without_number(id);
  }

  bool is_own_id(const std::string& id_term) const {
    Files files;
    return !claims(id_term, files).empty();
  }

  /// `own_term` is that of the article's own id.
  void name(Xapian::docid article, const std::string& own_term, const std::string& id) {
    Xapian::Document document = database_.get_document(article);
    const std::string before = term_with(document, fields::id.prefix);
    const std::string term = exact_term(fields::id, id);
    if (before == term) return;
    document.remove_term(before);
    document.add_boolean_term(term);
    if (term == own_term)
      document.remove_term(shared_id_term(own_term));
    else
      document.add_boolean_term(shared_id_term(own_term));
    const auto published = published_of_value(document.get_value(slots::oldest));
    document.add_value(slots::newest, newest_value(published, id));
    document.add_value(slots::oldest, oldest_value(published, id));
    document.set_data(with_id(document.get_data(), id));
    database_.replace_document(article, document);
  }

  Xapian::WritableDatabase& database_;
};

}  // namespace

UniqueIds::UniqueIds(Xapian::WritableDatabase& database) : database_(database) {
  const std::string prefix(shared_id_prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    renamed_.insert(id_term_of_shared(*term));
  }
}

std::string UniqueIds::id_term(const Xapian::Document& document) { return term_with(document, fields::id.prefix); }

std::string UniqueIds::own_id_term(const Xapian::Document& document) {
  const std::string shared = term_with(document, shared_id_prefix);
  return shared.empty() ? id_term(document) : id_term_of_shared(shared);
}

std::vector<Xapian::docid> UniqueIds::articles_with(const Xapian::Database& database, const std::string& own_id_term) {
  std::vector<Xapian::docid> found;
  for (auto at = database.postlist_begin(own_id_term); at != database.postlist_end(own_id_term); ++at)
    if (term_with(database.get_document(*at), shared_id_prefix).empty()) found.push_back(*at);
  const std::string others = shared_id_term(own_id_term);
  found.insert(found.end(), database.postlist_begin(others), database.postlist_end(others));
  return found;
}

void UniqueIds::note_added(const Xapian::Document& document) {
  const std::string term = term_with(document, fields::id.prefix);
  if (term.empty()) return;
  if (database_.term_exists(term)) noted_.insert(term);
  note_if_renamed(term);
}

void UniqueIds::note_removed(Xapian::docid article) {
  if (renamed_.empty()) return;
  note_if_renamed(own_id_term(database_.get_document(article)));
}

void UniqueIds::note_all() {
  noted_.insert(renamed_.begin(), renamed_.end());
  const std::string prefix(fields::id.prefix);
  for (auto term = database_.allterms_begin(prefix); term != database_.allterms_end(prefix); ++term) {
    if (term.get_termfreq() > 1) noted_.insert(*term);
  }
}

void UniqueIds::assign(const Manifest& manifest) {
  if (noted_.empty()) return;
  Naming naming(database_);
  Files files;
  std::vector<std::pair<std::string, std::vector<Claim>>> ids;
  for (const std::string& term : std::exchange(noted_, {})) ids.emplace_back(term, naming.claims(term, files));
  files.learn_order(manifest);
  for (auto& [term, claims] : ids) {
    files.sort(claims);
    naming.assign(term, claims);
  }
}

/// The id may be shared, or be one that an article with a shared id was given.
void UniqueIds::note_if_renamed(const std::string& term) {
  if (renamed_.empty()) return;
  for (const std::string& id : {term, without_number(term)}) {
    if (renamed_.contains(id)) noted_.insert(id);
  }
}

}  // namespace news
