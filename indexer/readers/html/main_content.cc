// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/main_content.h"

#include <algorithm>
#include <string_view>

#include "indexer/readers/html/html_marks.h"

namespace news {
namespace {

// How well names say that an element is the article: "article-body", then "article", then "content".
enum Level { none, vague, telling, sharp };

Level level_of(const HtmlNode& node, std::uint32_t marks) noexcept {
  if (node.tag == HtmlTag::text || is_heading(node.tag)) return none;
  if ((marks & mark::article_body) != 0) return sharp;
  if (node.tag == HtmlTag::article || (marks & mark::article) != 0) return telling;
  if (node.tag == HtmlTag::main || (marks & mark::content) != 0) return vague;
  return none;
}

class Search {
 public:
  Search(const HtmlPage& page, const std::vector<TextSums>& sums) : page_(page), tree_(page.tree), sums_(sums) {}

  std::size_t find() const {
    for (const Level level : {sharp, telling, vague}) {
      std::size_t best = find_level(level);
      if (level == sharp && best != 0) best = widen(best);
      if (best != 0 && holds_enough(best)) return best;
    }
    return descend();
  }

 private:
  // A short "content" beside much text is no article.
  bool holds_enough(std::size_t node) const noexcept {
    constexpr std::uint32_t shortest = 100;
    return sums_[node].prose > shortest && sums_[node].prose * 10ULL >= sums_[0].prose * 3ULL;
  }

  // The innermost element of a level that holds nearly as much prose as any.
  std::size_t find_level(Level level) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (tree_[i].dropped) {
        i = tree_[i].end - 1;
        continue;
      }
      if (level_of(tree_[i], page_.marks[i]) != level) continue;
      const bool within = best != 0 && i < tree_[best].end;
      const bool better =
          within ? sums_[i].prose * 10ULL >= sums_[best].prose * 9ULL : sums_[i].prose > sums_[best].prose;
      if (best == 0 || better) best = i;
    }
    return best;
  }

  // Where a text stands in several elements of one name, the one around them all.
  std::size_t widen(std::size_t main) const {
    std::size_t first = main;
    std::size_t last = main;
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (tree_[i].dropped) {
        i = tree_[i].end - 1;
      } else if (is_like(i, main)) {
        first = std::min(first, i);
        last = std::max(last, i);
      }
    }
    std::size_t around = main;
    while (around > first || tree_[around].end <= last) around = tree_[around].parent;
    return around;
  }

  bool is_like(std::size_t node, std::size_t main) const noexcept {
    constexpr std::uint32_t enough = 200;
    if ((page_.marks[node] & mark::article_body) == 0 || sums_[node].prose < enough) return false;
    const std::string_view name = tree_.attribute(main, HtmlAttribute::css_class);
    return tree_[node].tag == tree_[main].tag && !name.empty() &&
           tree_.attribute(node, HtmlAttribute::css_class) == name;
  }

  // Down to where the prose parts: an element none of whose children holds four fifths of it.
  std::size_t descend() const {
    std::size_t node = 0;
    for (std::size_t child = 1; child < tree_[node].end;) {
      const bool holds = sums_[child].prose > 0 && sums_[child].prose * 5ULL >= sums_[node].prose * 4ULL;
      if (holds && !tree_[child].dropped && tree_[child].tag != HtmlTag::p) {
        node = child;
        child = node + 1;
      } else {
        child = tree_[child].end;
      }
    }
    return node;
  }

  const HtmlPage& page_;
  const HtmlTree& tree_;
  const std::vector<TextSums>& sums_;
};

}  // namespace

std::size_t find_main_content(const HtmlPage& page, const std::vector<TextSums>& sums) {
  return Search(page, sums).find();
}

}  // namespace news
