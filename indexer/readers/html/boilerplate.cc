// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/boilerplate.h"

#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/text_sums.h"

namespace news {
namespace {

bool holds_no_text(HtmlTag tag) noexcept {
  switch (tag) {
    using enum HtmlTag;
    case head:
    case script:
    case style:
    case noscript:
    case template_:
    case iframe:
    case object:
    case embed:
    case svg:
    case canvas:
    case audio:
    case video:
    case map:
    case button:
    case input:
    case select:
    case option:
    case textarea: return true;
    default: return false;
  }
}

bool is_boilerplate_tag(HtmlTag tag) noexcept {
  return tag == HtmlTag::nav || tag == HtmlTag::footer || tag == HtmlTag::aside || tag == HtmlTag::figcaption ||
         tag == HtmlTag::form;
}

bool is_boilerplate(const HtmlNode& node, std::uint32_t marks, const TextSums& sums) noexcept {
  if (is_heading(node.tag)) return (marks & mark::hidden) != 0;
  if ((marks & (mark::boilerplate | mark::hidden | mark::caption)) != 0 || is_boilerplate_tag(node.tag)) return true;
  return (marks & mark::doubtful) != 0 && sums.links * 3 > sums.text;
}

// A figure may frame a table or a quotation.
bool is_picture(const HtmlTree& tree, std::size_t node) noexcept {
  if (tree[node].tag != HtmlTag::figure) return false;
  for (std::size_t i = node + 1; i < tree[node].end; ++i)
    if (tree[i].tag == HtmlTag::table || tree[i].tag == HtmlTag::blockquote || tree[i].tag == HtmlTag::pre)
      return false;
  return true;
}

}  // namespace

void drop_boilerplate(HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                      const std::vector<std::uint32_t>& blocks) {
  for (std::size_t i = 1; i < tree.size(); ++i) tree[i].dropped = holds_no_text(tree[i].tag);
  const std::vector<TextSums> sums = sum_text(tree, blocks);
  const std::uint64_t all = sums[0].prose;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].tag == HtmlTag::text || tree[i].dropped) continue;
    if (!is_picture(tree, i) && !is_boilerplate(tree[i], marks[i], sums[i])) continue;
    if (sums[i].prose * 5ULL >= all * 2 && sums[i].prose > 0) continue;
    tree[i].dropped = true;
    i = tree[i].end - 1;
  }
  // Where nearly all went in small parts, the names mean something else.
  if (sum_text(tree, blocks)[0].prose * 20ULL >= all) return;
  for (std::size_t i = 1; i < tree.size(); ++i) tree[i].dropped = holds_no_text(tree[i].tag);
}

}  // namespace news
