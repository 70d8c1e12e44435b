// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/xml/xml_tree.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t end_bytes = 1000;
constexpr std::size_t most_nodes = 4'000'000;
constexpr std::size_t most_work = 300'000'000;  // steps through the namespaces in scope

string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? string_view() : string_view(reinterpret_cast<const char*>(text));
}

struct Vocabulary {
  string_view part;    ///< of the name of the namespace
  string_view prefix;  ///< empty: names stand without
};

/// The first that matches counts.
constexpr auto vocabularies = std::to_array<Vocabulary>({
    {"purl.org/dc/", "dc"},
    {"purl.org/rss/1.0/modules/content", "content"},
    {"purl.org/rss/1.0/modules/", "module"},
    {"search.yahoo.com/mrss", "media"},
    {"itunes.com/dtds/podcast", "itunes"},
    {"wordpress.org/export/", "wp"},
    {"1999/02/22-rdf-syntax-ns", "rdf"},
    {"2005/Atom", ""},
    {"purl.org/atom/", ""},
    {"purl.org/rss/", ""},
    {"purl.org/net/rss", ""},
    {"my.netscape.com/", ""},
    {"backend.userland.com/", ""},
    {"blogs.law.harvard.edu/", ""},
    {"iptc.org/", ""},
    {"nitf", ""},
    {"www.w3.org/1999/xhtml", ""},
    {"www.w3.org/XML/1998", "xml"},
});

string_view plain_prefix(string_view prefix, string_view space) {
  if (space.empty()) return prefix;
  const auto known = std::ranges::find_if(
      vocabularies, [space](const Vocabulary& one) { return space.find(one.part) != string_view::npos; });
  if (known == vocabularies.end()) return prefix;
  return known->prefix == "wp" && space.find("excerpt") != string_view::npos ? "excerpt" : known->prefix;
}

/// The parser gives "&amp;" in an attribute as "&#38;".
std::string plain_value(string_view value) {
  constexpr string_view mark = "&#38;";
  std::string plain;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t next = std::min(value.find(mark, at), value.size());
    plain += value.substr(at, next - at);
    if (next < value.size()) plain += '&';
    at = next < value.size() ? next + mark.size() : next + 1;
  }
  return plain;
}

struct FreeParser {
  void operator()(xmlParserCtxtPtr parser) const noexcept { xmlFreeParserCtxt(parser); }
};

}  // namespace

/// Receives the parser's events.
class XmlTreeBuilder {
 public:
  explicit XmlTreeBuilder(XmlTree& tree) : tree_(tree) {}

  void parse(std::string document);

 private:
  static XmlTreeBuilder& self(void* data) noexcept {
    return *static_cast<XmlTreeBuilder*>(static_cast<xmlParserCtxtPtr>(data)->_private);
  }
  static void on_start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* space, int spaces,
                       const xmlChar** /*declared*/, int attributes, int /*defaulted*/, const xmlChar** values) {
    self(data).start(view(prefix), view(space), view(name), static_cast<std::size_t>(spaces));
    self(data).add_attributes(static_cast<std::size_t>(attributes), values);
  }
  static void on_end(void* data, const xmlChar* /*name*/, const xmlChar* /*prefix*/, const xmlChar* /*space*/) {
    self(data).end();
  }
  static void on_text(void* data, const xmlChar* text, int length) {
    self(data).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }
  // Its second parameter is const in newer versions of the parser. Without it faults would be printed.
  template <class Fault>
  static void on_fault(void* /*data*/, Fault) {}

  void start(string_view prefix, string_view space, string_view name, std::size_t spaces);
  void add_attributes(std::size_t count, const xmlChar** values);
  void end();
  void add_text(string_view text);
  void close_last(bool is_cut);
  void stop(std::string reason);
  std::uint32_t number_of(string_view prefix, string_view name);
  std::uint32_t line() const noexcept {
    return parser_->input == nullptr ? 0 : static_cast<std::uint32_t>(std::max(parser_->input->line, 0));
  }

  XmlTree& tree_;
  xmlParserCtxtPtr parser_ = nullptr;
  std::vector<std::uint32_t> open_;
  std::vector<std::size_t> spaces_;  // declared, parallel to open_
  std::size_t spaces_in_scope_ = 0;
  std::size_t work_ = 0;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of names
};

void XmlTreeBuilder::parse(std::string document) {
  // The parser halts near the end of more than 10 MB: there must be nothing to lose.
  document.append("<!--").append(end_bytes, ' ').append("-->");
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(ready ? xmlNewParserCtxt() : nullptr);
  if (!parser) throw std::bad_alloc();
  parser_ = parser.get();
  parser_->_private = this;
  xmlSAXHandler& handler = *parser_->sax;
  handler = {};
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.serror = on_fault;
  handler.initialized = XML_SAX2_MAGIC;
  tree_.nodes_.push_back({});
  open_.push_back(0);
  spaces_.push_back(0);
  tree_.text_.reserve(document.size() / 2);
  xmlDocPtr made = xmlCtxtReadMemory(parser_, document.data(), static_cast<int>(document.size()), nullptr, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_IGNORE_ENC);
  if (made != nullptr) xmlFreeDoc(made);
  while (open_.size() > 1) close_last(true);
  close_last(false);
}

void XmlTreeBuilder::stop(std::string reason) {
  if (!tree_.fault_) tree_.fault_ = {.line = line(), .reason = std::move(reason)};
  xmlStopParser(parser_);
}

std::uint32_t XmlTreeBuilder::number_of(string_view prefix, string_view name) {
  std::string whole(prefix);
  if (!whole.empty()) whole += ':';
  whole += name;
  std::ranges::transform(whole, whole.begin(), text::lower_ascii);
  const auto [found, is_new] = numbers_.try_emplace(std::move(whole), tree_.names_.size());
  if (is_new) tree_.names_.push_back(found->first);
  return found->second;
}

void XmlTreeBuilder::start(string_view prefix, string_view space, string_view name, std::size_t spaces) {
  work_ += spaces_in_scope_;
  if (tree_.nodes_.size() >= most_nodes) stop("more than " + std::to_string(most_nodes) + " elements");
  if (work_ > most_work) stop("too many namespaces");
  const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
  const auto at = static_cast<std::uint32_t>(tree_.text_.size());
  tree_.nodes_.push_back({.name = number_of(plain_prefix(prefix, space), name),
                          .line = line(),
                          .parent = open_.back(),
                          .end = index + 1,
                          .first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size()),
                          .text_begin = at,
                          .text_end = at});
  open_.push_back(index);
  spaces_.push_back(spaces);
  spaces_in_scope_ += spaces;
}

void XmlTreeBuilder::add_attributes(std::size_t count, const xmlChar** values) {
  // Of each: name, prefix, namespace, and where its value begins and ends.
  for (const xmlChar** one = values; count > 0; one += 5, --count) {
    const string_view prefix = view(one[1]) == "xml" ? "xml" : "";
    const std::string value =
        plain_value({reinterpret_cast<const char*>(one[3]), static_cast<std::size_t>(one[4] - one[3])});
    tree_.attributes_.push_back({.name = number_of(prefix, view(one[0])),
                                 .begin = static_cast<std::uint32_t>(tree_.values_.size()),
                                 .length = static_cast<std::uint32_t>(value.size())});
    tree_.values_ += value;
    ++tree_.nodes_.back().attribute_count;
  }
}

void XmlTreeBuilder::end() {
  if (open_.size() > 1) close_last(false);
}

void XmlTreeBuilder::close_last(bool is_cut) {
  XmlNode& node = tree_.nodes_[open_.back()];
  node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
  node.text_end = static_cast<std::uint32_t>(tree_.text_.size());
  node.is_cut = is_cut;
  open_.pop_back();
  spaces_in_scope_ -= spaces_.back();
  spaces_.pop_back();
}

void XmlTreeBuilder::add_text(string_view text) {
  const std::uint32_t parent = open_.back();
  tree_.text_ += text;
  const auto end = static_cast<std::uint32_t>(tree_.text_.size());
  XmlNode& last = tree_.nodes_.back();
  if (last.name == 0 && last.parent == parent && tree_.nodes_.size() > 1) {  // runs come in pieces
    last.text_end = end;
    return;
  }
  tree_.nodes_.push_back({.line = line(),
                          .parent = parent,
                          .end = static_cast<std::uint32_t>(tree_.nodes_.size()) + 1,
                          .text_begin = end - static_cast<std::uint32_t>(text.size()),
                          .text_end = end});
}

XmlTree::XmlTree(string_view utf8) {
  XmlInput input = clean_xml_input(utf8);
  XmlTreeBuilder(*this).parse(std::move(input.text));
  if (input.fault && (!fault_ || input.fault->line < fault_->line)) fault_ = std::move(input.fault);
}

string_view XmlTree::attribute(std::size_t node, string_view name) const noexcept {
  const XmlNode& element = nodes_[node];
  for (std::size_t i = 0; i < element.attribute_count; ++i) {
    const Attribute& found = attributes_[element.first_attribute + i];
    if (names_[found.name] == name) return string_view(values_).substr(found.begin, found.length);
  }
  return {};
}

std::size_t XmlTree::child(std::size_t node, string_view name) const noexcept {
  for (std::size_t i = node + 1; i < nodes_[node].end; i = nodes_[i].end)
    if (this->name(i) == name) return i;
  return 0;
}

std::size_t XmlTree::child(std::size_t node, std::initializer_list<string_view> path) const noexcept {
  for (const string_view name : path) {
    node = child(node, name);
    if (node == 0) return 0;
  }
  return node;
}

std::vector<std::size_t> XmlTree::children(std::size_t node, string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = node + 1; i < nodes_[node].end; i = nodes_[i].end)
    if (this->name(i) == name) found.push_back(i);
  return found;
}

std::vector<std::size_t> XmlTree::all(std::size_t node, string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = node + 1; i < nodes_[node].end;) {
    const bool is_one = this->name(i) == name;
    if (is_one) found.push_back(i);
    i = is_one ? nodes_[i].end : i + 1;
  }
  return found;
}

}  // namespace news
