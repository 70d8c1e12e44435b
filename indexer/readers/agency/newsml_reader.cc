// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/newsml_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/readers/agency/newsml_item.h"
#include "indexer/readers/xml/xml_articles.h"
#include "indexer/readers/xml/xml_root.h"

namespace news {
namespace {

using std::string_view;

/// All items of the file, those of packages that hold items included.
std::vector<NewsmlItem> find_items(const XmlTree& tree) {
  constexpr auto others =
      std::to_array<string_view>({"packageitem", "conceptitem", "planningitem", "knowledgeitem", "catalogitem"});
  std::vector<NewsmlItem> items;
  for (std::size_t node = 1; node < tree.size();) {
    const string_view name = tree.name(node);
    const bool is_other = std::ranges::find(others, name) != others.end();
    if (name != "newsitem" && !is_other) {
      ++node;
      continue;
    }
    const bool is_first = !is_other && tree.child(node, "newsmanagement") != 0;
    items.push_back(is_first ? look_at_newsml1(tree, node) : look_at_g2(tree, node));
    node = tree[node].end;
  }
  return items;
}

/// The last version of each item; of two that are equal the one that stands behind.
std::unordered_map<std::string, const NewsmlItem*> last_versions(const std::vector<NewsmlItem>& items) {
  std::unordered_map<std::string, const NewsmlItem*> last;
  for (const NewsmlItem& item : items) {
    if (item.id.empty()) continue;
    const NewsmlItem*& known = last[item.id];
    if (known == nullptr || known->version <= item.version) known = &item;
  }
  return last;
}

}  // namespace

void NewsmlReader::read(const SourceFile& file, ArticleSink& sink) {
  XmlArticles articles(file, sink);
  if (const XmlTree* tree = articles.tree()) {
    const std::vector<NewsmlItem> items = find_items(*tree);
    const auto last = last_versions(items);
    for (const NewsmlItem& item : items) {
      const auto known = last.find(item.id);
      const bool is_g2 = tree->child(item.node, "newsmanagement") == 0;
      if (known != last.end() && known->second != &item)
        articles.reject(item.node, "replaced by a later version in the same file");
      else if (item.is_withdrawn)
        articles.withdraw(item.node, item.id, item.version == 0 ? std::nullopt : std::optional(item.version));
      else if (!item.refusal.empty())
        articles.reject(item.node, item.refusal);
      else
        articles.accept(item.node, is_g2 ? read_g2(*tree, item) : read_newsml1(*tree, item));
    }
  }
  articles.finish("no item in it");
}

bool looks_like_newsml(string_view head, string_view /*name*/) {
  constexpr auto roots = std::to_array<string_view>(
      {"newsml", "newsmessage", "newsitem", "packageitem", "conceptitem", "planningitem", "knowledgeitem"});
  const std::string root = xml_root(head);
  const string_view plain = string_view(root).substr(root.find(':') + 1);
  return std::ranges::find(roots, plain) != roots.end();
}

}  // namespace news
