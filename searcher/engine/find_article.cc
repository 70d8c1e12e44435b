// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/find_article.h"

#include <climits>
#include <functional>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

using Wanted = std::function<bool(const StoredArticle&)>;

/// Gives up after this many articles whose ids share a start and a hash.
constexpr int most_candidates = 1000;

/// Terms of long ids are shortened, so each article found is checked.
std::optional<FoundArticle> find_id(const IndexView& index, const std::string& id, const Wanted& wanted) {
  const std::string term = exact_term(fields::id, id);
  int candidates = 0;
  for (auto [found, end] = index.postings(term); found != end && candidates < most_candidates; ++found) {
    StoredArticle article = index.article(*found);
    if (wanted(article)) return FoundArticle{std::move(article), *found};
    ++candidates;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FoundArticle> find_article(const IndexView& index, const std::string& id_or_path) {
  if (auto found = find_id(index, id_or_path, [&](const StoredArticle& article) { return article.id == id_or_path; }))
    return found;
  if (!id_or_path.starts_with('/') || id_or_path.size() > PATH_MAX) return std::nullopt;
  const auto has_path = [&](const StoredArticle& article) { return article.path == id_or_path; };
  for (std::size_t slash = 0; slash != std::string::npos; slash = id_or_path.find('/', slash + 1)) {
    if (auto found = find_id(index, id_or_path.substr(slash + 1), has_path)) return found;
  }
  return std::nullopt;
}

}  // namespace news
