// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/office/office_text.h"

#include <algorithm>
#include <array>

#include "common/text.h"
#include "indexer/readers/xml/xml_text.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {
namespace {

using std::string_view;

/// What the elements of a format are to its text.
struct Elements {
  std::array<string_view, 2> paragraphs;
  std::array<string_view, 1> cells;
  std::array<string_view, 4> blanks;   ///< a tab, the end of a line, a run of blanks
  std::array<string_view, 6> dropped;  ///< with all that is in them
  string_view run;                     ///< holds characters; empty: every element does
};

constexpr Elements open_xml{
    .paragraphs = {"w:p"},
    .cells = {"w:tc"},
    .blanks = {"w:tab", "w:br", "w:cr", "w:nobreakhyphen"},
    .dropped = {"mc:fallback", "w:instrtext", "w:deltext", "w:footnotereference", "w:movefrom", "w:pict"},
    .run = "w:t"};
constexpr Elements open_document{
    .paragraphs = {"text:p", "text:h"},
    .cells = {"table:table-cell"},
    .blanks = {"text:tab", "text:line-break", "text:s"},
    .dropped = {"text:note", "office:annotation", "text:tracked-changes", "text:table-of-content", "office:forms"},
    .run = ""};

template <std::size_t size>
bool has(const std::array<string_view, size>& names, string_view name) {
  return !name.empty() && std::ranges::find(names, name) != names.end();
}

/// The paragraphs below a node, one a line.
std::string text_of(const XmlTree& tree, std::size_t top, const Elements& elements) {
  std::string text;
  for (std::size_t node = top; node < tree[top].end; ++node) {
    const string_view name = tree.name(node);
    if (tree.is_text(node)) {
      const bool is_shown = elements.run.empty() || tree.name(tree[node].parent) == elements.run;
      if (is_shown) text += tree.text(node);
    } else if (has(elements.dropped, name)) {
      node = tree[node].end - 1;
    } else if (has(elements.paragraphs, name)) {
      if (!text.empty() && !text.ends_with('\t')) text += '\n';
    } else if (has(elements.cells, name)) {
      if (!text.empty() && !text.ends_with('\n')) text += '\t';
    } else if (has(elements.blanks, name)) {
      text += ' ';
    }
  }
  return text::without_controls(text);
}

/// The node of that name wherever it stands; 0: none.
std::size_t find(const XmlTree& tree, string_view name) {
  const auto all = tree.all(0, name);
  return all.empty() ? 0 : all.front();
}

std::string line_of(const XmlTree& tree, std::initializer_list<string_view> names) {
  for (const string_view name : names) {
    if (std::string line = xml_line(tree, find(tree, name)); !line.empty()) return line;
  }
  return {};
}

/// Both formats use the terms of Dublin Core, and prefixes of their own.
void read_properties(string_view xml, DocumentText& document) {
  const XmlTree tree{text::repair(xml)};
  document.title = line_of(tree, {"dc:title", "title"});
  document.author = line_of(tree, {"meta:initial-creator", "dc:creator", "creator"});
  document.comment = line_of(tree, {"dc:description", "description"});
  document.created = line_of(tree, {"dcterms:created", "meta:creation-date"});
  document.keywords = line_of(tree, {"cp:keywords"});
  for (const std::size_t keyword : tree.all(0, "meta:keyword"))
    document.keywords.append(document.keywords.empty() ? "" : ", ").append(xml_line(tree, keyword));
}

}  // namespace

std::optional<DocumentText> read_office_text(const ZipMembers& members) {
  DocumentText document;
  if (const string_view xml = members.of("word/document.xml"); !xml.empty()) {
    const XmlTree tree{text::repair(xml)};
    document.text = text_of(tree, find(tree, "w:body"), open_xml);
    read_properties(members.of("docProps/core.xml"), document);
  } else if (const string_view content = members.of("content.xml"); !content.empty()) {
    const XmlTree tree{text::repair(content)};
    document.text = text_of(tree, find(tree, "office:text"), open_document);
    read_properties(members.of("meta.xml"), document);
  } else {
    return std::nullopt;
  }
  return document;
}

}  // namespace news
