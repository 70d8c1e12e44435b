// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_tree.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <memory>

#include "indexer/readers/html/html_input.h"
#include "indexer/readers/html/html_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_nodes = 3'000'000;
constexpr std::size_t most_work = 300'000'000;  // steps through open elements that pages with faults cost
constexpr std::size_t longest_value = 1 << 16;  // of an attribute; longer ones are pictures

string_view view(const xmlChar* text) noexcept { return reinterpret_cast<const char*>(text); }

bool is_data_script(string_view type) noexcept { return type.find("ld+json") != string_view::npos; }

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const noexcept { htmlFreeParserCtxt(parser); }
};

}  // namespace

/// Receives the parser's events.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(HtmlTree& tree) : tree_(tree) {}

  void parse(const std::string& page);

 private:
  static HtmlTreeBuilder& self(void* data) noexcept {
    return *static_cast<HtmlTreeBuilder*>(static_cast<htmlParserCtxtPtr>(data)->_private);
  }
  static void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
    self(data).start(html_tag(view(name)), attributes);
  }
  static void on_end(void* data, const xmlChar* name) { self(data).end(html_tag(view(name))); }
  static void on_text(void* data, const xmlChar* text, int length) {
    self(data).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }
  // Its second parameter is const in newer versions of the parser.
  template <class Fault>
  static void on_fault(void* data, Fault) {
    self(data).count_fault();
  }

  void start(HtmlTag tag, const xmlChar** attributes);
  void end(HtmlTag tag);
  void add_text(string_view text);
  void add_attributes(HtmlNode& node, const xmlChar** attributes);
  void count_fault();
  void close_to(std::size_t depth);
  void stop();

  HtmlTree& tree_;
  htmlParserCtxtPtr parser_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::size_t work_ = 0;
};

void HtmlTreeBuilder::parse(const std::string& page) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(ready ? htmlNewParserCtxt() : nullptr);
  if (!parser) throw std::bad_alloc();
  parser_ = parser.get();
  parser_->_private = this;
  htmlSAXHandler& handler = *parser_->sax;
  handler = {};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;  // scripts
  handler.serror = on_fault;
  handler.initialized = XML_SAX2_MAGIC;
  tree_.nodes_.push_back({.tag = HtmlTag::other});
  open_.push_back(0);
  tree_.text_.reserve(page.size() / 2);
  htmlDocPtr document = htmlCtxtReadMemory(parser_, page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                                           HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  if (document != nullptr) xmlFreeDoc(document);
  close_to(0);
}

void HtmlTreeBuilder::stop() {
  tree_.cut_ = true;
  xmlStopParser(parser_);
}

// A stray end tag makes the parser look through all open elements.
void HtmlTreeBuilder::count_fault() {
  work_ += open_.size();
  if (work_ > most_work) stop();
}

void HtmlTreeBuilder::close_to(std::size_t depth) {
  while (open_.size() > depth) {
    HtmlNode& node = tree_.nodes_[open_.back()];
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
    node.text_end = static_cast<std::uint32_t>(tree_.text_.size());
    open_.pop_back();
  }
}

void HtmlTreeBuilder::start(HtmlTag tag, const xmlChar** attributes) {
  if (tree_.nodes_.size() >= most_nodes) return stop();
  // The parser lets elements newer than itself stay in a head that has no end tag.
  if (is_block(tag) && tree_.nodes_[open_.back()].tag == HtmlTag::head) close_to(open_.size() - 1);
  const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
  const auto at = static_cast<std::uint32_t>(tree_.text_.size());
  HtmlNode& node = tree_.nodes_.emplace_back(
      HtmlNode{.tag = tag, .parent = open_.back(), .end = index + 1, .text_begin = at, .text_end = at});
  if (attributes != nullptr) add_attributes(node, attributes);
  if (!is_void(tag)) open_.push_back(index);
}

void HtmlTreeBuilder::add_attributes(HtmlNode& node, const xmlChar** attributes) {
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  for (; *attributes != nullptr; attributes += 2) {
    const HtmlAttribute name = html_attribute(view(attributes[0]));
    if (name == HtmlAttribute::none || node.attribute_count == UINT16_MAX) continue;
    const string_view value = attributes[1] == nullptr ? string_view() : view(attributes[1]);
    if (value.size() > longest_value) continue;
    tree_.attributes_.push_back(
        {name, static_cast<std::uint32_t>(tree_.values_.size()), static_cast<std::uint32_t>(value.size())});
    tree_.values_ += value;
    ++node.attribute_count;
  }
}

void HtmlTreeBuilder::end(HtmlTag tag) {
  if (is_void(tag)) return;
  for (std::size_t depth = open_.size(); depth-- > 1;) {
    if (tree_.nodes_[open_[depth]].tag != tag) continue;
    return close_to(depth);
  }
}

void HtmlTreeBuilder::add_text(string_view text) {
  const std::uint32_t parent = open_.back();
  const HtmlTag tag = tree_.nodes_[parent].tag;
  if (tag == HtmlTag::style) return;
  if (tag == HtmlTag::script && !is_data_script(tree_.attribute(parent, HtmlAttribute::type))) return;
  HtmlNode& last = tree_.nodes_.back();
  tree_.text_ += text;
  const auto text_end = static_cast<std::uint32_t>(tree_.text_.size());
  if (last.tag == HtmlTag::text && last.parent == parent) {  // runs come in pieces
    last.text_end = text_end;
    return;
  }
  if (tree_.nodes_.size() >= most_nodes) return stop();
  tree_.nodes_.push_back({.tag = HtmlTag::text,
                          .parent = parent,
                          .end = static_cast<std::uint32_t>(tree_.nodes_.size()) + 1,
                          .text_begin = text_end - static_cast<std::uint32_t>(text.size()),
                          .text_end = text_end});
}

HtmlTree::HtmlTree(string_view utf8) { HtmlTreeBuilder(*this).parse(clean_html_input(utf8)); }

string_view HtmlTree::attribute(std::size_t node, HtmlAttribute name) const noexcept {
  const HtmlNode& element = nodes_[node];
  for (std::size_t i = 0; i < element.attribute_count; ++i) {
    const Attribute& found = attributes_[element.first_attribute + i];
    if (found.name == name) return string_view(values_).substr(found.begin, found.length);
  }
  return {};
}

bool HtmlTree::has(std::size_t node, HtmlAttribute name) const noexcept {
  const auto first = attributes_.begin() + nodes_[node].first_attribute;
  return std::any_of(first, first + nodes_[node].attribute_count,
                     [name](const Attribute& a) { return a.name == name; });
}

std::string HtmlTree::line(std::size_t node) const {
  std::string joined;
  for (std::size_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].dropped && i != node) {
      i = nodes_[i].end - 1;
    } else if (nodes_[i].tag == HtmlTag::text) {
      joined += raw_text(i);
    } else if (is_block(nodes_[i].tag) || nodes_[i].tag == HtmlTag::br) {
      joined += ' ';
    }
  }
  return one_line(joined);
}

}  // namespace news
