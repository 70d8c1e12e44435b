// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/boilerplate.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

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

constexpr std::size_t looked_at = 200;  // nodes of a figure

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
  for (std::size_t i = node + 1; i < std::min<std::size_t>(tree[node].end, node + looked_at); ++i)
    if (tree[i].tag == HtmlTag::table || tree[i].tag == HtmlTag::blockquote || tree[i].tag == HtmlTag::pre)
      return false;
  return true;
}

void drop_only_textless(HtmlTree& tree) {
  for (std::size_t i = 1; i < tree.size(); ++i) tree[i].dropped = holds_no_text(tree[i].tag);
}

}  // namespace

void drop_boilerplate(HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                      const std::vector<std::uint32_t>& blocks) {
  drop_only_textless(tree);
  const std::vector<TextSums> sums = sum_text(tree, blocks);
  const std::uint64_t all = sums[0].prose;
  std::unordered_map<std::string_view, std::uint64_t> of_class;
  const auto is_candidate = [&](std::size_t i) {
    return tree[i].tag != HtmlTag::text && !tree[i].dropped &&
           (is_picture(tree, i) || is_boilerplate(tree[i], marks[i], sums[i])) &&
           (sums[i].prose * 5ULL < all * 2 || sums[i].prose == 0);
  };
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (!is_candidate(i)) continue;
    if ((marks[i] & mark::opinion) == 0) of_class[tree.attribute(i, HtmlAttribute::class_)] += sums[i].prose;
    i = tree[i].end - 1;
  }
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (!is_candidate(i)) continue;
    const auto name = tree.attribute(i, HtmlAttribute::class_);
    if (!name.empty() && (marks[i] & mark::opinion) == 0 &&
        of_class[name] * 100ULL >= all * (getenv("OC") ? static_cast<unsigned>(atoi(getenv("OC"))) : 40U) &&
        of_class[name] > 0)
      continue;
    tree[i].dropped = true;
    i = tree[i].end - 1;
  }
  // Where nearly all went in small parts, the names mean something else.
  if (sum_text(tree, blocks)[0].prose * 20ULL >= all) return;
  drop_only_textless(tree);
}

}  // namespace news
