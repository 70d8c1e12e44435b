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
    case html_template:
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
  constexpr std::size_t looked_at = 200;
  if (tree[node].tag != HtmlTag::figure) return false;
  const std::size_t end = std::min<std::size_t>(tree[node].end, node + looked_at);
  for (std::size_t i = node + 1; i < end; ++i) {
    const HtmlTag tag = tree[i].tag;
    if (tag == HtmlTag::table || tag == HtmlTag::blockquote || tag == HtmlTag::pre) return false;
  }
  return true;
}

void drop_only_textless(HtmlTree& tree) {
  for (std::size_t i = 1; i < tree.size(); ++i) tree[i].dropped = holds_no_text(tree[i].tag);
}

class Boilerplate {
 public:
  explicit Boilerplate(HtmlPage& page) : page_(page), tree_(page.tree), sums_(sum_text(page)) {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (!is_candidate(i)) continue;
      by_name_[name_of(i)] += sums_[i].prose;
      i = tree_[i].end - 1;
    }
  }

  void drop() {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (!is_candidate(i) || is_common_name(i)) continue;
      tree_[i].dropped = true;
      i = tree_[i].end - 1;
    }
  }

  std::uint64_t prose() const noexcept { return sums_[0].prose; }

 private:
  // Two fifths of the page are no boilerplate.
  bool is_much(std::uint64_t part) const noexcept { return part > 0 && part * 5 >= prose() * 2; }

  bool is_candidate(std::size_t i) const noexcept {
    if (tree_[i].tag == HtmlTag::text || tree_[i].dropped || is_much(sums_[i].prose)) return false;
    return is_boilerplate(tree_[i], page_.marks[i], sums_[i]) || is_picture(tree_, i);
  }

  std::string_view name_of(std::size_t i) const noexcept { return tree_.attribute(i, HtmlAttribute::css_class); }

  // Comments may well be most of a page.
  bool is_common_name(std::size_t i) const {
    if (name_of(i).empty() || (page_.marks[i] & mark::of_readers) != 0) return false;
    const auto named = by_name_.find(name_of(i));
    return named != by_name_.end() && is_much(named->second);
  }

  HtmlPage& page_;
  HtmlTree& tree_;
  std::vector<TextSums> sums_;
  std::unordered_map<std::string_view, std::uint64_t> by_name_;  // prose of all outer candidates of one name
};

}  // namespace

void drop_boilerplate(HtmlPage& page) {
  drop_only_textless(page.tree);
  Boilerplate boilerplate(page);
  boilerplate.drop();
  // Where nearly all went, the names mean something else.
  if (sum_text(page)[0].prose * 20ULL < boilerplate.prose()) drop_only_textless(page.tree);
}

}  // namespace news
