// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_page.h"

#include "indexer/readers/html/html_marks.h"

namespace news {

HtmlPage::HtmlPage(std::string_view utf8)
    : tree(utf8), marks(mark_nodes(tree)), blocks(tree.size()), in_link(tree.size()) {
  for (std::size_t i = 1; i < tree.size(); ++i) {
    const std::uint32_t parent = tree[i].parent;
    blocks[i] = is_block(tree[i].tag) ? static_cast<std::uint32_t>(i) : blocks[parent];
    in_link[i] = tree[i].tag == HtmlTag::a || in_link[parent];
  }
}

bool HtmlPage::is_of_readers(std::size_t node) const noexcept {
  return (marks[node] & mark::of_readers) != 0 && tree[node].end - node < tree.size() / 2;
}

bool HtmlPage::is_dropped(std::size_t node) const noexcept {
  for (; node != 0; node = tree[node].parent)
    if (tree[node].dropped) return true;
  return false;
}

}  // namespace news
