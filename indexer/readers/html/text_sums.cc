// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/text_sums.h"

#include <algorithm>
#include <string_view>

namespace news {
namespace {

constexpr std::uint32_t shortest_prose = 30;

std::uint32_t count_text(std::string_view text) noexcept {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

bool is_prose(HtmlTag block, const TextSums& own) noexcept {
  return own.text >= shortest_prose && own.links * 2 < own.text && !is_heading(block) && block != HtmlTag::figcaption;
}

}  // namespace

std::vector<TextSums> sum_text(const HtmlPage& page) {
  const HtmlTree& tree = page.tree;
  std::vector<TextSums> sums(tree.size());
  std::vector<TextSums> own(tree.size());  // of blocks: what stands in no block within
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].dropped) {
      i = tree[i].end - 1;
      continue;
    }
    if (tree[i].tag != HtmlTag::text) continue;
    sums[i].text = count_text(tree.raw_text(i));
    if (page.in_link[i]) sums[i].links = sums[i].text;
    own[page.blocks[i]].text += sums[i].text;
    own[page.blocks[i]].links += sums[i].links;
  }
  for (std::size_t i = tree.size(); i-- > 1;) {
    if (is_prose(tree[i].tag, own[i])) sums[i].prose += own[i].text;
    TextSums& parent = sums[tree[i].parent];
    parent.text += sums[i].text;
    parent.links += sums[i].links;
    parent.prose += sums[i].prose;
  }
  return sums;
}

}  // namespace news
