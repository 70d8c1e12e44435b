// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/readers/article/field_text.h"

namespace news {
namespace {

using std::string_view;

struct Tag {
  string_view name;
  string_view as;  ///< in HTML; empty: nothing of it is text
};

/// What divides or holds text. Elements that are not here are names and the like within a line.
constexpr auto tags = std::to_array<Tag>({
    {"p", "p"},         {"br", "br"},         {"div", "div"},
    {"section", "div"}, {"article", "div"},   {"block", "div"},
    {"note", "div"},    {"bq", "blockquote"}, {"blockquote", "blockquote"},
    {"h1", "h1"},       {"h2", "h2"},         {"h3", "h3"},
    {"h4", "h4"},       {"h5", "h5"},         {"h6", "h6"},
    {"hl1", "h1"},      {"hl2", "h2"},        {"ul", "ul"},
    {"ol", "ol"},       {"li", "li"},         {"dl", "dl"},
    {"dt", "dt"},       {"dd", "dd"},         {"table", "table"},
    {"tr", "tr"},       {"td", "td"},         {"th", "th"},
    {"pre", "pre"},     {"hr", "hr"},         {"a", "a"},
    {"head", ""},       {"script", ""},       {"style", ""},
    {"media", ""},      {"figure", ""},       {"figcaption", ""},
    {"object", ""},     {"iframe", ""},       {"video", ""},
    {"audio", ""},      {"header", ""},       {"footer", ""},
    {"nav", ""},        {"aside", ""},
});

bool has_elements(const XmlTree& tree, std::size_t node) {
  for (std::size_t i = node + 1; i < tree[node].end; ++i)
    if (!tree.is_text(i)) return true;
  return false;
}

/// Some agencies write HTML of others as characters into their own elements: that stays HTML.
bool is_markup(string_view text) {
  const std::size_t end_tag = text.find("</");
  return end_tag != string_view::npos && text.find('>', end_tag) != string_view::npos;
}

void append_escaped(string_view text, std::string& html) {
  if (is_markup(text)) {
    html += text;
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = std::min(text.find_first_of("&<", at), text.size());
    html += text.substr(at, plain - at);
    if (plain < text.size()) html += text[plain] == '&' ? "&amp;" : "&lt;";
    at = plain + 1;
  }
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const XmlTree& tree) : tree_(tree) {}

  /// Writes what a node holds. The tree is no deeper than xml_input.h says.
  void write(std::size_t node) {
    for (std::size_t i = node + 1; i < tree_[node].end; i = tree_[i].end) {
      if (tree_.is_text(i))
        append_escaped(tree_.text(i), html);
      else
        element(i);
    }
  }

  std::string html;

 private:
  void element(std::size_t node) {
    const auto tag = std::ranges::find(tags, tree_.name(node), &Tag::name);
    if (tag != tags.end() && tag->as.empty()) return;
    if (tag != tags.end()) html.append("<").append(tag->as).append(">");
    write(node);
    if (tag != tags.end() && tag->as != "br" && tag->as != "hr") html.append("</").append(tag->as).append(">");
  }

  const XmlTree& tree_;
};

}  // namespace

std::string xml_line(const XmlTree& tree, std::size_t node) {
  return node == 0 ? std::string() : field_line(tree.text(node));
}

std::vector<std::string> xml_lines(const XmlTree& tree, const std::vector<std::size_t>& nodes) {
  std::vector<std::string> lines;
  for (const std::size_t node : nodes)
    if (std::string line = xml_line(tree, node); !line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string xml_paragraphs(const XmlTree& tree, std::size_t node) {
  if (node == 0) return {};
  if (!has_elements(tree, node)) return field_paragraphs(tree.text(node));
  HtmlWriter writer(tree);
  writer.write(node);
  return field_paragraphs(writer.html);
}

}  // namespace news
