// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/markdown_text.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text.h"
#include "indexer/readers/html/boilerplate.h"
#include "indexer/readers/html/html_paragraphs.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/text/text_paragraphs.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_tag = 2000;
constexpr std::size_t most_cells = 1'000'000;  // short rows are filled up to the width of their table

/// What opens and closes a tag of a site generator, an attribute list or an embedded file.
struct Marks {
  string_view open;
  string_view close;
};
constexpr auto tags = std::to_array<Marks>({
    {"{{", "}}"},
    {"{%", "%}"},
    {"{:", "}"},
    {"{#", "}"},
    {"![[", "]]"},
});

/// The length of the tag that the text begins with; 0 for none.
std::size_t tag_length(string_view text) {
  for (const auto& [open, close] : tags) {
    if (!text.starts_with(open)) continue;
    const string_view head = text.substr(0, longest_tag);
    const std::size_t end = head.find(close, open.size());
    if (end != string_view::npos) return end + close.size();
  }
  if (!text.starts_with("[^")) return 0;
  constexpr std::size_t longest_note = 40;
  const std::size_t end = text.substr(0, longest_note).find_first_of("] \n");
  if (end == string_view::npos || end == 2 || text[end] != ']') return 0;
  return end + (text.substr(end + 1).starts_with(':') ? 2 : 1);
}

std::string without_tags(string_view markdown) {
  std::string out;
  out.reserve(markdown.size());
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t next = std::min(markdown.find_first_of("{[!:", at), markdown.size());
    out += markdown.substr(at, next - at);
    at = next;
    if (at == markdown.size()) break;
    const bool fence = markdown.substr(at).starts_with(":::") && (at == 0 || markdown[at - 1] == '\n');
    if (fence) {
      at = std::min(markdown.find('\n', at), markdown.size());
    } else if (const std::size_t length = tag_length(markdown.substr(at)); length > 0) {
      at += length;
    } else {
      out += markdown[at++];
    }
  }
  return out;
}

/// "&amp;", "&#8217;".
std::string decode_entity(string_view entity) {
  const std::string fenced = plain_line("|" + std::string(entity) + "|");
  return fenced.substr(1, fenced.size() - 2);
}

class Collector {
 public:
  MarkdownText take() {
    flush();
    flush_html();
    if (heading_index_ != none) {
      text_.heading = std::move(text_.paragraphs[heading_index_]);
      text_.paragraphs.erase(text_.paragraphs.begin() + static_cast<std::ptrdiff_t>(heading_index_));
    }
    return std::move(text_);
  }

  int enter(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TD && ++cells_ > most_cells) text_.cut = true;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) return text_.cut ? 1 : 0;
    flush();
    in_html_ = type == MD_BLOCK_HTML;
    in_code_ = type == MD_BLOCK_CODE;
    return 0;
  }

  int leave(MD_BLOCKTYPE type, unsigned level) {
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
      line_ += ' ';
      return 0;
    }
    const std::size_t before = text_.paragraphs.size();
    flush();
    in_html_ = false;
    in_code_ = false;
    const bool is_heading = type == MD_BLOCK_H && text_.paragraphs.size() > before;
    if (is_heading && (heading_level_ == 0 || (level == 1 && heading_level_ != 1)) && (level == 1 || before == 0)) {
      heading_level_ = level;
      heading_index_ = text_.paragraphs.size() - 1;
    }
    return 0;
  }

  void enter_span(MD_SPANTYPE type) { images_ += type == MD_SPAN_IMG; }
  void leave_span(MD_SPANTYPE type) { images_ -= type == MD_SPAN_IMG; }

  void add(MD_TEXTTYPE type, string_view text) {
    if (images_ > 0) return;
    if (in_html_) {
      html_ += text;
    } else if (type == MD_TEXT_HTML) {
      if (text.starts_with("<br")) line_ += ' ';
    } else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      line_ += ' ';
    } else if (type == MD_TEXT_ENTITY) {
      line_ += decode_entity(text);
    } else if (type != MD_TEXT_NULLCHAR) {
      line_ += text;
    }
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  /// The line, or the lines of a block of code.
  void flush() {
    if (line_.empty()) return;
    flush_html();
    if (in_code_) {
      for (const string_view line : split_lines(line_)) add_paragraph(one_line(line));
    } else {
      add_paragraph(one_line(line_));
    }
    line_.clear();
  }

  /// Blocks of HTML that follow each other are one: a blank line ends each.
  void flush_html() {
    if (html_.empty()) return;
    const std::string html = std::exchange(html_, {});
    if (plain_line(html).empty()) return;
    HtmlPage page(html);
    drop_boilerplate(page);
    for (HtmlParagraph& paragraph : find_paragraphs(page, 0)) add_paragraph(std::move(paragraph.text));
  }

  void add_paragraph(std::string paragraph) {
    if (!paragraph.empty()) text_.paragraphs.push_back(std::move(paragraph));
  }

  MarkdownText text_;
  std::string line_;
  std::string html_;
  bool in_html_ = false;
  bool in_code_ = false;
  int images_ = 0;
  unsigned heading_level_ = 0;
  std::size_t heading_index_ = none;
  std::size_t cells_ = 0;
};

Collector& collector(void* user) { return *static_cast<Collector*>(user); }

int enter_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) { return collector(user).enter(type); }
int leave_block(MD_BLOCKTYPE type, void* detail, void* user) {
  return collector(user).leave(type, type == MD_BLOCK_H ? static_cast<MD_BLOCK_H_DETAIL*>(detail)->level : 0);
}
int enter_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  collector(user).enter_span(type);
  return 0;
}
int leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  collector(user).leave_span(type);
  return 0;
}
int add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  collector(user).add(type, {text, size});
  return 0;
}

}  // namespace

MarkdownText read_markdown(string_view utf8) {
  constexpr unsigned flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_WIKILINKS;
  const std::string markdown = without_tags(utf8);
  const MD_PARSER parser{.abi_version = 0,
                         .flags = flags,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = add_text,
                         .debug_log = nullptr,
                         .syntax = nullptr};
  Collector found;
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &found);
  return found.take();
}

}  // namespace news
