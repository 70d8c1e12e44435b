// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/text_sums.h"

#include <string_view>

namespace news {
namespace {

using std::string_view;

constexpr std::uint32_t shortest_prose = 30;

void count(string_view text, TextSums& sums) noexcept {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    sums.text += static_cast<unsigned char>(c) > ' ';
    sums.commas += c == ',';
    if (static_cast<unsigned char>(c) < 0xD8) continue;
    const string_view mark = text.substr(i, 3);
    sums.commas += mark == "、" || mark == "，" || mark == "。" || mark.starts_with("،");
  }
}

bool is_prose(HtmlTag block, const TextSums& own) noexcept {
  return own.text >= shortest_prose && own.links * 2 < own.text && !is_heading(block) && block != HtmlTag::figcaption;
}

}  // namespace

std::vector<std::uint32_t> find_blocks(const HtmlTree& tree) {
  std::vector<std::uint32_t> blocks(tree.size());
  for (std::size_t i = 1; i < tree.size(); ++i)
    blocks[i] = is_block(tree[i].tag) ? static_cast<std::uint32_t>(i) : blocks[tree[i].parent];
  return blocks;
}

std::vector<TextSums> sum_text(const HtmlTree& tree, const std::vector<std::uint32_t>& blocks) {
  std::vector<TextSums> sums(tree.size());
  std::vector<TextSums> own(tree.size());  // of blocks: what stands in no block within
  std::vector<bool> in_link(tree.size());
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].dropped) {
      i = tree[i].end - 1;
      continue;
    }
    in_link[i] = tree[i].tag == HtmlTag::a || in_link[tree[i].parent];
    if (tree[i].tag != HtmlTag::text) continue;
    count(tree.raw_text(i), sums[i]);
    if (in_link[i]) sums[i].links = sums[i].text;
    own[blocks[i]].text += sums[i].text;
    own[blocks[i]].links += sums[i].links;
  }
  for (std::size_t i = tree.size(); i-- > 1;) {
    if (is_prose(tree[i].tag, own[i])) sums[i].prose += own[i].text;
    TextSums& parent = sums[tree[i].parent];
    parent.text += sums[i].text;
    parent.links += sums[i].links;
    parent.prose += sums[i].prose;
    parent.commas += sums[i].commas;
  }
  return sums;
}

}  // namespace news
