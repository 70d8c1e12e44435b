// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/feeds/feed_reader.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/article/field_text.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/xml/xml_articles.h"
#include "indexer/readers/xml/xml_root.h"
#include "indexer/readers/xml/xml_text.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_subtitle = 600;
constexpr std::size_t longest_id = 1000;
constexpr std::size_t most_tags = 100;

bool is_web_address(string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// What all entries share.
struct Feed {
  std::string title;
  std::string language;
  std::vector<std::string> authors;
};

/// One line of a field that may hold HTML of its own.
std::string line_of(const XmlTree& tree, std::size_t node) {
  const std::string line = xml_line(tree, node);
  const string_view text = tree.text(node);
  bool has_tags = false;
  for (std::size_t at = text.find('<'); at != string_view::npos && !has_tags; at = text.find('<', at + 1))
    has_tags = at + 1 < text.size() && text::is_ascii_letter(text[at + 1]);
  return node != 0 && has_tags ? HtmlTree(text).line(0) : line;
}

/// "jane@example.com (Jane Doe)" is "Jane Doe"; an address alone is no name.
std::string name_of(string_view author) {
  author = text::trim(author);
  const std::size_t at = author.find('@');
  if (at == string_view::npos) return std::string(author);
  const std::size_t open = author.find_first_of("(<");
  if (open != string_view::npos && open < at) return std::string(text::trim(author.substr(0, open)));
  const std::size_t close = author.rfind(')');
  if (open != string_view::npos && close != string_view::npos && open < close)
    return std::string(text::trim(author.substr(open + 1, close - open - 1)));
  return {};
}

/// WordPress adds "The post … appeared first on …" to each entry.
void drop_last_note(std::string& body) {
  const std::size_t begin = body.rfind('\n');
  if (begin == std::string::npos) return;
  const string_view last = string_view(body).substr(begin + 1);
  if (last.starts_with("The post ") && last.find(" appeared first on ") != string_view::npos) body.resize(begin);
}

class Entry {
 public:
  Entry(const XmlTree& tree, std::size_t node, const Feed& feed) : tree_(tree), node_(node), feed_(feed) {}

  /// Why it is no article; empty when it is one.
  std::string refusal() const {
    const std::string type = line("wp:post_type");
    if (!type.empty() && type != "post") return "WordPress calls it '" + type + "', not a post";
    const std::string status = line("wp:status");
    if (!status.empty() && status != "publish") return "a post that is not published (" + status + ")";
    return {};
  }

  Draft draft() const {
    Draft draft;
    draft.title = first({"title", "dc:title", "media:title"});
    draft.url = address();
    draft.id = first({"guid", "id"});
    if (draft.id.empty() || draft.id.size() > longest_id) draft.id = draft.url;
    draft.bylines = authors();
    set_text(draft);
    set_dates(draft);
    set_categories(draft);
    draft.source = source();
    draft.language = first({"dc:language", "language"});
    if (draft.language.empty()) draft.language = tree_.attribute(node_, "xml:lang");
    if (draft.language.empty()) draft.language = feed_.language;
    return draft;
  }

 private:
  std::string line(string_view name) const { return xml_line(tree_, tree_.child(node_, name)); }

  std::string first(std::initializer_list<string_view> names) const {
    for (const string_view name : names)
      for (const std::size_t node : tree_.children(node_, name))
        if (std::string found = line_of(tree_, node); !found.empty()) return found;
    return {};
  }

  std::string address() const {
    std::string original = line("feedburner:origlink");
    if (is_web_address(original)) return original;
    std::string found;
    for (const std::size_t link : tree_.children(node_, "link")) {
      const string_view rel = tree_.attribute(link, "rel");
      std::string href = field_line(tree_.attribute(link, "href"));
      if (is_web_address(href) && (rel.empty() || rel == "alternate")) return href;
      std::string text = xml_line(tree_, link);
      if (found.empty() && is_web_address(text)) found = std::move(text);
    }
    if (!found.empty()) return found;
    const std::size_t guid = tree_.child(node_, "guid");
    std::string text = xml_line(tree_, guid);
    if (is_web_address(text) && tree_.attribute(guid, "ispermalink") != "false") return text;
    std::string href = field_line(tree_.attribute(node_, "href"));
    return is_web_address(href) ? href : std::string();
  }

  std::vector<std::string> authors() const {
    std::vector<std::string> names = authors_of(tree_, node_);
    return names.empty() ? feed_.authors : names;
  }

  std::string paragraphs(std::initializer_list<string_view> names) const {
    for (const string_view name : names)
      for (const std::size_t node : tree_.children(node_, name))
        if (std::string found = xml_paragraphs(tree_, node); !found.empty()) return found;
    return {};
  }

  void set_text(Draft& draft) const {
    draft.body = paragraphs({"content:encoded", "content", "body", "fullitem"});
    std::string summary =
        paragraphs({"description", "summary", "excerpt:encoded", "media:description", "itunes:summary"});
    drop_last_note(draft.body);
    drop_last_note(summary);
    if (draft.body.empty()) {
      draft.body = std::move(summary);
      draft.body_is_summary = true;
    } else if (summary.size() <= longest_subtitle && summary != draft.title) {
      std::ranges::replace(summary, '\n', ' ');
      draft.subtitle = std::move(summary);
    }
  }

  void set_dates(Draft& draft) const {
    const auto add = [&](string_view name, DateOrigin origin) {
      if (std::string date = line(name); !date.empty())
        draft.dates.push_back({.text = std::move(date), .origin = origin});
    };
    for (const string_view name : {"pubdate", "dc:date", "published", "issued", "dc:issued", "dc:created", "date"})
      add(name, DateOrigin::field);
    for (const string_view name : {"updated", "modified", "dc:modified", "created"}) add(name, DateOrigin::modified);
  }

  /// The first one is the section, the others are tags, as are those that WordPress calls so.
  void set_categories(Draft& draft) const {
    for (const std::size_t node : tree_.children(node_, "category")) {
      std::string name = line_of(tree_, node);
      for (const string_view attribute : {"label", "term"})
        if (name.empty()) name = field_line(tree_.attribute(node, attribute));
      if (name.empty()) continue;
      if (draft.section.empty() && tree_.attribute(node, "domain") != "post_tag")
        draft.section = std::move(name);
      else if (draft.tags.size() < most_tags)
        draft.tags.push_back(std::move(name));
    }
    for (std::string& name : xml_lines(tree_, tree_.children(node_, "dc:subject")))
      if (draft.tags.size() < most_tags) draft.tags.push_back(std::move(name));
  }

  /// Of an entry that a feed took from another.
  std::string source() const {
    const std::size_t node = tree_.child(node_, "source");
    if (node == 0) return feed_.title;
    const std::size_t title = tree_.child(node, "title");
    std::string name = title != 0 ? line_of(tree_, title) : tree_.child(node, "id") == 0 ? line_of(tree_, node) : "";
    return name.empty() ? feed_.title : name;
  }

  const XmlTree& tree_;
  std::size_t node_;
  const Feed& feed_;

 public:
  static std::vector<std::string> authors_of(const XmlTree& tree, std::size_t node) {
    std::vector<std::string> names;
    for (const string_view kind : {"dc:creator", "author", "dc:author", "itunes:author"}) {
      for (const std::size_t author : tree.children(node, kind)) {
        const std::size_t name = tree.child(author, "name");
        const bool is_person = name != 0 || tree.child(author, "email") != 0;
        std::string found = name_of(xml_line(tree, is_person ? name : author));
        if (!found.empty()) names.push_back(std::move(found));
      }
      if (!names.empty()) break;
    }
    return names;
  }
};

Feed read_feed(const XmlTree& tree) {
  const std::size_t root = tree.size() > 1 ? tree.child(0, tree.name(1)) : 0;
  const std::size_t channel = tree.child(root, "channel");
  const std::size_t node = channel != 0 ? channel : root;
  Feed feed{.title = line_of(tree, tree.child(node, "title")), .authors = Entry::authors_of(tree, node)};
  for (const string_view name : {"language", "dc:language"})
    if (feed.language.empty()) feed.language = xml_line(tree, tree.child(node, name));
  for (const std::size_t element : {node, root})
    if (feed.language.empty()) feed.language = tree.attribute(element, "xml:lang");
  return feed;
}

}  // namespace

void FeedReader::read(const SourceFile& file, ArticleSink& sink) {
  XmlArticles articles(file, sink);
  if (const XmlTree* tree = articles.tree()) {
    const Feed feed = read_feed(*tree);
    for (std::size_t node = 1; node < tree->size(); ++node) {
      if (tree->name(node) != "item" && tree->name(node) != "entry") continue;
      const Entry entry(*tree, node, feed);
      if (std::string refusal = entry.refusal(); !refusal.empty())
        articles.reject(node, std::move(refusal));
      else
        articles.accept(node, entry.draft());
    }
  }
  articles.finish("a feed without entries");
}

bool looks_like_feed(string_view head, string_view /*name*/) {
  constexpr auto roots = std::to_array<string_view>({"rss", "feed", "channel"});
  const std::string root = xml_root(head);
  return root == "rdf:rdf" || std::ranges::find(roots, string_view(root).substr(root.find(':') + 1)) != roots.end();
}

}  // namespace news
