// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/agency/newsml_item.h"
#include "indexer/readers/agency/nitf_reader.h"
#include "indexer/readers/article/field_text.h"
#include "indexer/readers/xml/xml_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t most_tags = 100;

std::string lower(string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), text::lower_ascii);
  return out;
}

class Item {
 public:
  Item(const XmlTree& tree, std::size_t node) : tree_(tree), node_(node) {}

  Draft draft() {
    Draft draft = text();
    const auto override_with = [](std::string& field, std::string found) {
      if (!found.empty()) field = std::move(found);
    };
    override_with(draft.title, line("headline"));
    override_with(draft.subtitle, line("subheadline"));
    if (std::string byline = line("byline"); !byline.empty()) draft.bylines = {std::move(byline)};
    if (std::string dateline = line("dateline"); !dateline.empty()) set_place(dateline, draft);
    const std::size_t management = tree_.child(node_, "newsmanagement");
    for (const string_view name : {"firstcreated", "thisrevisioncreated"})
      if (std::string date = xml_line(tree_, tree_.child(management, name)); !date.empty())
        draft.dates.push_back({.text = std::move(date)});
    override_with(draft.source, source());
    if (draft.language.empty()) draft.language = language();
    for (const std::size_t component : above_)
      for (std::string& tag : keywords(component))
        if (draft.tags.size() < most_tags) draft.tags.push_back(std::move(tag));
    return draft;
  }

 private:
  string_view formal_name(std::size_t node) const { return tree_.attribute(node, "formalname"); }

  /// Parts of an item that are no text of it: a component says so by its role.
  bool is_text_role(string_view role) const {
    constexpr auto others =
        std::to_array<string_view>({"caption", "headline", "subheadline", "contact", "logo", "photo", "picture",
                                    "stylesheet", "byline", "keywords", "quicklook", "thumbnail", "graphic", "video"});
    return std::ranges::find(others, lower(role)) == others.end();
  }

  bool is_text(std::size_t content) const {
    const std::string media = lower(formal_name(tree_.child(content, "mediatype")));
    const std::string mime = lower(formal_name(tree_.child(content, "mimetype")));
    const bool is_readable = mime.empty() || mime.starts_with("text/") || mime.find("xml") != std::string::npos;
    return (media.empty() || media.find("text") != std::string::npos) && is_readable && mime != "text/css";
  }

  /// The component whose role says that it is the text, else the first that holds one.
  std::size_t find_content() const {
    std::size_t found = 0;
    for (const std::size_t content : tree_.all(node_, "contentitem")) {
      const string_view role = formal_name(tree_.child(tree_[content].parent, "role"));
      if (tree_.child(content, "datacontent") == 0 || !is_text_role(role) || !is_text(content)) continue;
      const std::string plain = lower(role);
      if (plain == "main" || plain == "body" || plain == "main text") return content;
      if (found == 0) found = content;
    }
    return found;
  }

  Draft text() {
    const std::size_t content = find_content();
    for (std::size_t at = content == 0 ? tree_.child(node_, "newscomponent") : tree_[content].parent;
         at != node_ && at != 0; at = tree_[at].parent)
      above_.push_back(at);
    const std::size_t data = tree_.child(content, "datacontent");
    Draft draft;
    const std::vector<std::size_t> stories = data == 0 ? std::vector<std::size_t>() : tree_.all(data, "nitf");
    if (!stories.empty())
      draft = read_nitf(tree_, stories.front());
    else
      draft.body = xml_paragraphs(tree_, data);
    return draft;
  }

  /// Of the innermost component around the text that has it: a caption has lines of its own.
  std::string line(string_view name) const {
    for (const std::size_t component : above_)
      if (std::string found = xml_line(tree_, tree_.child(component, {"newslines", name})); !found.empty())
        return found;
    return {};
  }

  std::string source() const {
    for (const string_view kind : {"provider", "source"}) {
      for (const std::size_t component : above_) {
        const std::size_t party = tree_.child(component, {"administrativemetadata", kind, "party"});
        if (std::string name = field_line(formal_name(party)); !name.empty()) return name;
      }
      if (kind == "provider")
        if (std::string credit = line("creditline"); !credit.empty()) return credit;
    }
    return xml_line(tree_, tree_.child(node_, {"identification", "newsidentifier", "providerid"}));
  }

  std::string language() const {
    for (const std::size_t component : above_)
      if (std::string found = lower(formal_name(tree_.child(component, {"descriptivemetadata", "language"})));
          !found.empty())
        return found;
    return std::string(tree_.attribute(node_, "xml:lang"));
  }

  std::vector<std::string> keywords(std::size_t component) const {
    std::vector<std::string> found =
        xml_lines(tree_, tree_.children(tree_.child(component, "newslines"), "keywordline"));
    for (const std::size_t property : tree_.children(tree_.child(component, "descriptivemetadata"), "property"))
      if (lower(formal_name(property)) == "keyword")
        if (std::string tag = field_line(tree_.attribute(property, "value")); !tag.empty())
          found.push_back(std::move(tag));
    return found;
  }

  const XmlTree& tree_;
  std::size_t node_;
  std::vector<std::size_t> above_;  ///< the components around the text, the innermost first
};

}  // namespace

NewsmlItem look_at_newsml1(const XmlTree& tree, std::size_t node) {
  NewsmlItem item{.node = node};
  const std::size_t names = tree.child(node, {"identification", "newsidentifier"});
  for (const string_view part : {"providerid", "dateid", "newsitemid"})
    if (std::string value = xml_line(tree, tree.child(names, part)); !value.empty())
      item.id.append(item.id.empty() ? "urn:newsml:" : ":").append(value);
  const std::string version = xml_line(tree, tree.child(names, "revisionid"));
  item.version = field_number(version).value_or(0);
  const std::size_t management = tree.child(node, "newsmanagement");
  item.is_withdrawn = is_withdrawn(tree.attribute(tree.child(management, "status"), "formalname"));
  return item;
}

Draft read_newsml1(const XmlTree& tree, const NewsmlItem& item) {
  Draft draft = Item(tree, item.node).draft();
  if (draft.body.empty()) return {};  // of a picture there are headlines, too
  if (!item.id.empty()) draft.id = item.id;
  draft.version = item.version;
  return draft;
}

}  // namespace news
