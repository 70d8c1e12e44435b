// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/agency/newsml_item.h"
#include "indexer/readers/agency/nitf_reader.h"
#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/article/field_text.h"
#include "indexer/readers/json/json_envelope.h"
#include "indexer/readers/lines/byline.h"
#include "indexer/readers/xml/xml_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_tags = 100;

/// "text" of "ninat:text".
string_view code(string_view qcode) { return qcode.substr(qcode.rfind(':') + 1); }

class Item {
 public:
  Item(const XmlTree& tree, std::size_t node)
      : tree_(tree), node_(node), about_(tree.child(node, "itemmeta")), content_(tree.child(node, "contentmeta")) {}

  Draft draft() const {
    Draft draft = text();
    set_headlines(draft);
    set_bylines(draft);
    set_subjects(draft);
    set_source(draft);
    for (const auto& [node, name] : {std::pair(about_, "firstcreated"), std::pair(content_, "contentcreated"),
                                     std::pair(about_, "versioncreated")})
      if (std::string date = xml_line(tree_, tree_.child(node, name)); !date.empty())
        draft.dates.push_back({.text = std::move(date)});
    if (draft.language.empty()) draft.language = tree_.attribute(tree_.child(content_, "language"), "tag");
    if (draft.language.empty()) draft.language = tree_.attribute(node_, "xml:lang");
    if (draft.place.empty()) set_place(xml_line(tree_, tree_.child(content_, "dateline")), draft);
    if (draft.place.empty()) draft.place = name_of(tree_.child(content_, "located"));
    return draft;
  }

 private:
  /// NITF, XHTML, or ninjs; HTML or plain text written as characters.
  Draft text() const {
    Draft draft;
    const std::size_t set = tree_.child(node_, "contentset");
    for (const std::size_t content : tree_.children(set, "inlinexml")) {
      if (!draft.body.empty()) return draft;
      const std::size_t nitf = tree_.child(content, "nitf");
      if (nitf != 0)
        draft = read_nitf(tree_, nitf);
      else
        draft.body = xml_paragraphs(tree_, content);
    }
    for (const std::size_t data : tree_.children(set, "inlinedata")) {
      if (!draft.body.empty()) return draft;
      if (tree_.attribute(data, "contenttype").find("json") == string_view::npos)
        draft.body = xml_paragraphs(tree_, data);
      else
        draft = read_ninjs(tree_.text(data));
    }
    return draft;
  }

  static Draft read_ninjs(string_view text) {
    boost::json::error_code fault;
    const boost::json::value value = boost::json::parse({text.data(), text.size()}, fault);
    if (fault) return {};
    std::vector<Draft> found = read_json_articles(value, KeyMap());
    return found.empty() ? Draft() : std::move(found.front());
  }

  /// A <name>, the one for display if there are several, or a literal.
  std::string name_of(std::size_t node) const {
    if (node == 0) return {};
    std::string found;
    for (const std::size_t name : tree_.children(node, "name")) {
      const string_view role = code(tree_.attribute(name, "role"));
      if (found.empty() || role == "display" || role == "full") found = xml_line(tree_, name);
    }
    return found.empty() ? field_line(tree_.attribute(node, "literal")) : found;
  }

  void set_headlines(Draft& draft) const {
    std::string main;
    std::string second;
    for (const std::size_t headline : tree_.children(content_, "headline")) {
      const string_view role = code(tree_.attribute(headline, "role"));
      const bool is_second = role == "sub" || role == "subhead" || role == "subHeadline" || role == "subtitle";
      std::string& place = is_second ? second : main;
      if (place.empty()) place = xml_line(tree_, headline);
    }
    if (main.empty() && draft.title.empty()) main = xml_line(tree_, tree_.child(about_, "title"));
    if (!main.empty()) draft.title = std::move(main);
    if (!second.empty()) draft.subtitle = std::move(second);
    for (const std::size_t description : tree_.children(content_, "description"))
      if (draft.subtitle.empty() && code(tree_.attribute(description, "role")) == "summary")
        draft.subtitle = xml_line(tree_, description);
  }

  /// Agencies name programs and user names as creators.
  void set_bylines(Draft& draft) const {
    if (!draft.bylines.empty()) return;
    draft.bylines = xml_lines(tree_, tree_.children(content_, "by"));
    if (!draft.bylines.empty()) return;
    for (const std::size_t creator : tree_.children(content_, "creator"))
      if (std::string name = name_of(creator); is_person_name(name)) draft.bylines.push_back(std::move(name));
  }

  /// The first subject that has a name is the section.
  void set_subjects(Draft& draft) const {
    for (const std::size_t subject : tree_.children(content_, "subject")) {
      const string_view type = code(tree_.attribute(subject, "type"));
      if (draft.section.empty() && (type.empty() || type == "abstract")) draft.section = name_of(subject);
    }
    for (std::string& tag : xml_lines(tree_, tree_.children(content_, "keyword")))
      if (draft.tags.size() < most_tags) draft.tags.push_back(std::move(tag));
  }

  void set_source(Draft& draft) const {
    std::string name = name_of(tree_.child(about_, "provider"));
    if (name.empty()) name = name_of(tree_.child(content_, "infosource"));
    if (!name.empty()) draft.source = std::move(name);
  }

  const XmlTree& tree_;
  std::size_t node_;
  std::size_t about_;
  std::size_t content_;
};

}  // namespace

NewsmlItem look_at_g2(const XmlTree& tree, std::size_t node) {
  NewsmlItem item{.node = node, .id = field_line(tree.attribute(node, "guid"))};
  item.version = field_number(tree.attribute(node, "version")).value_or(0);
  const std::size_t about = tree.child(node, "itemmeta");
  item.is_withdrawn = is_withdrawn(tree.attribute(tree.child(about, "pubstatus"), "qcode"));
  const string_view kind = code(tree.attribute(tree.child(about, "itemclass"), "qcode"));
  if (tree.name(node) != "newsitem")
    item.refusal = "a " + std::string(tree.name(node).substr(0, tree.name(node).find("item"))) + ", not an article";
  else if (!kind.empty() && kind != "text")
    item.refusal = "an item of the class " + field_line(kind) + ", not an article";
  return item;
}

Draft read_g2(const XmlTree& tree, const NewsmlItem& item) {
  Draft draft = Item(tree, item.node).draft();
  if (!item.id.empty()) draft.id = item.id;
  draft.version = item.version;
  return draft;
}

}  // namespace news
