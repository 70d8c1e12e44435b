// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_paragraphs.h"

#include <unordered_map>
#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/html/boilerplate_lines.h"

namespace news {
namespace {

using std::string_view;

class Collector {
 public:
  Collector(const HtmlTree& tree, const std::vector<std::uint32_t>& blocks) : tree_(tree), blocks_(blocks) {}

  std::vector<HtmlParagraph> collect(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (tree_[i].dropped) {
        i = tree_[i].end - 1;
      } else if (tree_[i].tag == HtmlTag::text) {
        if (blocks_[i] != block_) finish();
        block_ = blocks_[i];
        add(i);
      } else if (tree_[i].tag == HtmlTag::br) {
        if (++breaks_ == 2) finish();
        text_ += ' ';
      } else if (is_block(tree_[i].tag)) {
        finish();
        block_ = static_cast<std::uint32_t>(i);
      }
    }
    finish();
    return std::move(found_);
  }

 private:
  void add(std::size_t node) {
    const string_view raw = tree_.raw_text(node);
    if (!text::trim(raw).empty()) breaks_ = 0;
    text_ += raw;
    for (std::size_t up = tree_[node].parent; up > block_; up = tree_[up].parent) {
      if (tree_[up].tag != HtmlTag::a) continue;
      in_links_ += text::trim(raw).size();
      break;
    }
  }

  void finish() {
    std::string line = text::collapse_space(text_);
    if (!line.empty()) found_.push_back({std::move(line), tree_[block_].tag, block_, in_links_});
    text_.clear();
    in_links_ = 0;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& blocks_;
  std::vector<HtmlParagraph> found_;
  std::string text_;
  std::size_t in_links_ = 0;
  std::uint32_t block_ = 0;
  int breaks_ = 0;
};

bool is_mostly_links(const HtmlParagraph& p, std::size_t percent) noexcept {
  return p.in_links * 100 > p.text.size() * percent;
}

// "Related" and the short lines behind it.
void drop_related(std::vector<HtmlParagraph>& all) {
  constexpr std::size_t shortest_prose = 140;
  bool related = false;
  std::erase_if(all, [&related](const HtmlParagraph& p) {
    if (opens_related_links(p.text)) {
      related = is_heading(p.tag) || p.text.size() < 50;
      return true;
    }
    if (related && (p.text.size() >= shortest_prose && !is_mostly_links(p, 30))) related = false;
    return related;
  });
}

// Outside paragraphs stand buttons and labels.
bool is_label(const HtmlParagraph& p) noexcept {
  constexpr std::size_t longest = 25;
  const bool block = p.tag == HtmlTag::div || p.tag == HtmlTag::section || p.tag == HtmlTag::article;
  return block && p.text.size() < longest && std::string_view(".!?:;,").find(p.text.back()) == std::string_view::npos;
}

}  // namespace

std::vector<HtmlParagraph> find_paragraphs(const HtmlTree& tree, const std::vector<std::uint32_t>& blocks,
                                           std::size_t begin, std::size_t end) {
  std::vector<HtmlParagraph> all = Collector(tree, blocks).collect(begin, end);
  std::unordered_map<std::size_t, std::pair<std::size_t, std::size_t>> lists;
  const auto list_of = [&tree](const HtmlParagraph& p) -> std::size_t {
    return p.tag == HtmlTag::li ? tree[p.node].parent : 0;
  };
  for (const HtmlParagraph& p : all)
    if (const std::size_t list = list_of(p); list != 0) {
      lists[list].first += p.text.size();
      lists[list].second += p.in_links;
    }
  std::erase_if(all, [&](const HtmlParagraph& p) {
    const std::size_t list = list_of(p);
    if (list != 0 && lists[list].second * 10 <= lists[list].first * 8) return false;
    return !is_heading(p.tag) && p.in_links * 10 > p.text.size() * 8 && p.text.size() < 300;
  });
  drop_related(all);
  std::erase_if(all, [](const HtmlParagraph& p) { return is_label(p) || is_boilerplate_line(p.text); });
  return all;
}

std::vector<HtmlParagraph> find_lead(const HtmlTree& tree, const std::vector<std::uint32_t>& blocks,
                                     std::size_t headline, std::size_t main) {
  constexpr std::size_t shortest = 50;
  constexpr std::size_t longest = 1500;
  if (headline == 0 || tree[headline].end > main) return {};
  std::vector<HtmlParagraph> lead = Collector(tree, blocks).collect(tree[headline].end, main);
  std::erase_if(lead,
                [](const HtmlParagraph& p) { return p.text.size() < shortest || p.in_links * 3 > p.text.size(); });
  std::size_t size = 0;
  for (const HtmlParagraph& paragraph : lead) size += paragraph.text.size();
  if (size > longest) lead.clear();
  return lead;
}

std::string make_body(const std::vector<HtmlParagraph>& paragraphs, std::size_t headline, string_view title) {
  std::size_t end = paragraphs.size();
  while (end > 0 && is_heading(paragraphs[end - 1].tag)) --end;
  if (end == 0) end = paragraphs.size();  // a page that prints everything large
  const std::string folded_title = fold(title);
  std::string body;
  for (std::size_t i = 0; i < end; ++i) {
    const HtmlParagraph& paragraph = paragraphs[i];
    const bool is_title =
        (headline != 0 && paragraph.node == headline) || (body.empty() && fold(paragraph.text) == folded_title);
    if (is_title) continue;
    if (!body.empty()) body += '\n';
    body += paragraph.text;
  }
  return text::without_controls(body);
}

}  // namespace news
