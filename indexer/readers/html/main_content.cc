// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/main_content.h"

#include <algorithm>

#include "indexer/readers/html/html_marks.h"

namespace news {
namespace {

// Down to where the prose parts: an element none of whose children holds `share` percent of it.
std::size_t descend(const HtmlTree& tree, const std::vector<TextSums>& sums, std::size_t node, std::uint64_t share) {
  for (std::size_t child = node + 1; child < tree[node].end;) {
    const bool holds = sums[child].prose > 0 && sums[child].prose * 100ULL >= sums[node].prose * share;
    if (holds && !tree[child].dropped && tree[child].tag != HtmlTag::p) {
      node = child;
      child = node + 1;
    } else {
      child = tree[child].end;
    }
  }
  return node;
}

std::uint32_t level_of(const HtmlNode& node, std::uint32_t marks) noexcept {
  if ((marks & mark::article_body) != 0) return 3;
  if (node.tag == HtmlTag::article || (marks & mark::article) != 0) return 2;
  if (node.tag == HtmlTag::main || (marks & mark::content) != 0) return 1;
  return 0;
}

// The parts of a text that stands in several elements of one name: up to the one around all.
std::size_t widen(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const std::vector<TextSums>& sums,
                  std::size_t main) {
  constexpr std::uint32_t enough = 200;
  const std::string_view name = tree.attribute(main, HtmlAttribute::class_);
  std::size_t first = main;
  std::size_t last = main;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].dropped) {
      i = tree[i].end - 1;
      continue;
    }
    if (i == main || (marks[i] & mark::article_body) == 0 || tree[i].tag != tree[main].tag || sums[i].prose < enough)
      continue;
    if (name.empty() || tree.attribute(i, HtmlAttribute::class_) != name) continue;
    first = std::min(first, i);
    last = std::max(last, i);
  }
  std::size_t around = main;
  while (around != 0 && (around > first || tree[around].end <= last)) around = tree[around].parent;
  return around;
}

// The innermost element of a level that holds nearly as much prose as any.
std::size_t find_level(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const std::vector<TextSums>& sums,
                       std::uint32_t level) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].dropped) {
      i = tree[i].end - 1;
      continue;
    }
    if (tree[i].tag == HtmlTag::text || is_heading(tree[i].tag) || level_of(tree[i], marks[i]) != level) continue;
    const bool within = best != 0 && i < tree[best].end;
    const bool better = within ? sums[i].prose * 10ULL >= sums[best].prose * 9ULL : sums[i].prose > sums[best].prose;
    if (best == 0 || better) best = i;
  }
  return best;
}

}  // namespace

std::size_t find_main_content(const HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                              const std::vector<TextSums>& sums) {
  const std::uint64_t all = sums[0].prose;
  for (const std::uint32_t level : {3U, 2U, 1U}) {
    std::size_t best = find_level(tree, marks, sums, level);
    if (best != 0 && level == 3) best = widen(tree, marks, sums, best);
    if (best != 0 && sums[best].prose * 10ULL >= all * 3 && sums[best].prose > 100) return best;
  }
  return descend(tree, sums, 0, 80);
}

}  // namespace news
