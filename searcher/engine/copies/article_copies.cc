// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/article_copies.h"

#include <utility>
#include <vector>

#include "searcher/engine/copies/copy_groups.h"
#include "searcher/engine/copies/differences.h"
#include "searcher/engine/copies/page_copies.h"
#include "searcher/engine/find_article.h"

namespace news {

std::optional<ArticleCopies> article_copies(const std::string& id, const IndexView& index) {
  auto found = find_article(index, id);
  if (!found) return std::nullopt;
  ArticleCopies result{.article = std::move(static_cast<ArticleFields&>(*found))};
  const auto group = index.copy_groups().group_of(found->number);
  if (group == CopyGroups::none) return result;
  const auto members = index.copy_groups().members(group);
  result.count = members.size() - 1;
  for (const Xapian::docid member : by_date({members.begin(), members.end()}, most_listed_copies + 1, index)) {
    if (member == found->number || result.copies.size() == most_listed_copies) continue;
    StoredArticle other = index.article(member);
    CopyDifference& copy = result.copies.emplace_back();
    compare_texts(other.body, found->body, copy);
    static_cast<ArticleFields&>(copy) = std::move(static_cast<ArticleFields&>(other));
  }
  return result;
}

}  // namespace news
