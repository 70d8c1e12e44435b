// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_paragraphs.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "common/analysis/folding.h"
#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/html/boilerplate_lines.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/lines/byline.h"

namespace news {
namespace {

using std::string_view;

class Collector {
 public:
  explicit Collector(const HtmlPage& page) : page_(page) {}

  std::vector<HtmlParagraph> collect(std::size_t begin, std::size_t end) {
    const HtmlTree& tree = page_.tree;
    for (std::size_t i = begin; i < end; ++i) {
      if (tree[i].dropped) {
        i = tree[i].end - 1;
      } else if (tree[i].tag == HtmlTag::text) {
        start_in(page_.blocks[i]);
        add(i);
      } else if (tree[i].tag == HtmlTag::br) {
        if (++breaks_ == 2) finish();
        text_ += ' ';
      } else if (is_block(tree[i].tag)) {
        finish();
        block_ = static_cast<std::uint32_t>(i);
      }
    }
    finish();
    return std::move(found_);
  }

 private:
  void start_in(std::uint32_t block) {
    if (block != block_) finish();
    block_ = block;
  }

  void add(std::size_t node) {
    const string_view raw = page_.tree.raw_text(node);
    const std::size_t length = text::trim(raw).size();
    if (length > 0) breaks_ = 0;
    if (page_.in_link[node]) in_links_ += length;
    text_ += raw;
  }

  void finish() {
    std::string line = one_line(text_);
    if (!line.empty()) found_.push_back({std::move(line), page_.tree[block_].tag, block_, in_links_});
    text_.clear();
    in_links_ = 0;
    breaks_ = 0;
  }

  const HtmlPage& page_;
  std::vector<HtmlParagraph> found_;
  std::string text_;
  std::size_t in_links_ = 0;
  std::uint32_t block_ = 0;
  int breaks_ = 0;
};

bool is_mostly_links(std::size_t in_links, std::size_t text, std::size_t percent) noexcept {
  return in_links * 100 > text * percent;
}

// Short ones that are links and no more. Items of a list go only where most of the list is links.
void drop_links(const HtmlTree& tree, std::vector<HtmlParagraph>& all) {
  constexpr std::size_t percent = 80;
  constexpr std::size_t long_text = 300;
  struct List {
    std::size_t text = 0;
    std::size_t in_links = 0;
  };
  std::unordered_map<std::size_t, List> lists;
  for (const HtmlParagraph& p : all) {
    List& list = lists[p.tag == HtmlTag::li ? tree[p.node].parent : p.node];
    list.text += p.text.size();
    list.in_links += p.in_links;
  }
  std::erase_if(all, [&](const HtmlParagraph& p) {
    if (is_heading(p.tag) || p.text.size() >= long_text || !is_mostly_links(p.in_links, p.text.size(), percent))
      return false;
    if (p.tag != HtmlTag::li) return true;
    const List& list = lists[tree[p.node].parent];
    return is_mostly_links(list.in_links, list.text, percent);
  });
}

bool ends_sentence(string_view text) {
  constexpr auto ends =
      std::to_array<string_view>({".", "!", "?", "…", "\"", "”", "“", "»", "。", "！", "？", "」", "।"});
  return std::ranges::any_of(ends, [text](string_view end) { return text.ends_with(end); });
}

// "Related" and the headlines behind it, until a sentence comes.
void drop_related(std::vector<HtmlParagraph>& all) {
  constexpr std::size_t shortest_sentence = 60;
  bool related = false;
  std::erase_if(all, [&related](const HtmlParagraph& p) {
    const bool links = is_mostly_links(p.in_links, p.text.size(), 30);
    const bool prose = !links && !is_heading(p.tag);
    if (opens_related_links(p.text, prose)) return related = true;
    if (prose && p.text.size() >= shortest_sentence && ends_sentence(p.text)) related = false;
    return related;
  });
}

// Outside paragraphs stand buttons and labels.
bool is_label(const HtmlParagraph& p) noexcept {
  constexpr std::size_t longest = 25;
  const bool block = p.tag == HtmlTag::div || p.tag == HtmlTag::section || p.tag == HtmlTag::article;
  return block && p.text.size() < longest && std::string_view(".!?:;,").find(p.text.back()) == std::string_view::npos;
}

// The day and the byline, where they stand as paragraphs above the text.
void drop_head_lines(std::vector<HtmlParagraph>& all) {
  constexpr std::size_t looked_at = 5;
  std::size_t at = 0;
  std::erase_if(all, [&at](const HtmlParagraph& p) {
    if (at++ >= looked_at || is_heading(p.tag)) return false;
    return parse_date(p.text).has_value() || parse_byline(p.text).has_value();
  });
}

}  // namespace

std::vector<HtmlParagraph> find_paragraphs(const HtmlPage& page, std::size_t node) {
  std::vector<HtmlParagraph> all = Collector(page).collect(node, page.tree[node].end);
  drop_links(page.tree, all);
  drop_related(all);
  drop_head_lines(all);
  std::erase_if(all, [](const HtmlParagraph& p) { return is_label(p) || is_boilerplate_line(p.text); });
  return all;
}

std::vector<HtmlParagraph> find_lead(const HtmlPage& page, std::size_t headline, std::size_t main) {
  constexpr std::size_t shortest = 50;
  constexpr std::size_t longest = 1500;
  if (headline == 0 || page.tree[headline].end > main) return {};
  std::vector<HtmlParagraph> lead = Collector(page).collect(page.tree[headline].end, main);
  std::size_t size = 0;
  std::erase_if(lead, [](const HtmlParagraph& p) {
    return p.text.size() < shortest || is_mostly_links(p.in_links, p.text.size(), 33);
  });
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
  return body;
}

}  // namespace news
