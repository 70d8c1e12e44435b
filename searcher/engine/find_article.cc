// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/find_article.h"

#include <climits>
#include <functional>

#include "common/schema.h"

namespace news {
namespace {

using Wanted = std::function<bool(const Hit&)>;

/// Terms of long ids are shortened: what is found must be looked at.
std::optional<StoredArticle> find_id(const Xapian::Database& database, const std::string& id, const Wanted& wanted) {
  const std::string term = exact_term(fields::id, id);
  for (auto found = database.postlist_begin(term); found != database.postlist_end(term); ++found) {
    StoredArticle article = read_stored_article(database.get_document(*found).get_data());
    if (wanted(article.hit)) return article;
  }
  return std::nullopt;
}

}  // namespace

std::optional<StoredArticle> find_article(const Xapian::Database& database, const std::string& id_or_path) {
  if (auto found = find_id(database, id_or_path, [&](const Hit& hit) { return hit.id == id_or_path; })) return found;
  if (!id_or_path.starts_with('/') || id_or_path.size() > PATH_MAX) return std::nullopt;
  const auto has_path = [&](const Hit& hit) { return hit.path == id_or_path; };
  for (std::size_t slash = 0; slash != std::string::npos; slash = id_or_path.find('/', slash + 1)) {
    if (auto found = find_id(database, id_or_path.substr(slash + 1), has_path)) return found;
  }
  return std::nullopt;
}

}  // namespace news
