// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/agency/nitf_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "common/text.h"
#include "indexer/readers/article/field_text.h"
#include "indexer/readers/lines/dateline.h"
#include "indexer/readers/xml/xml_articles.h"
#include "indexer/readers/xml/xml_root.h"
#include "indexer/readers/xml/xml_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_place = 80;
constexpr std::size_t most_tags = 100;

/// Some agencies put key words where others have a second headline: "HONDURAS GOVERNMENT".
bool is_slug(string_view line) {
  return std::ranges::all_of(line, [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '-'; });
}

std::string nitf_id(const XmlTree& tree, std::size_t nitf) {
  return field_line(tree.attribute(tree.child(nitf, {"head", "docdata", "doc-id"}), "id-string"));
}

std::optional<std::uint64_t> nitf_version(const XmlTree& tree, std::size_t nitf) {
  return field_number(tree.attribute(tree.child(nitf, {"head", "docdata", "du-key"}), "version"));
}

class Story {
 public:
  Story(const XmlTree& tree, std::size_t nitf)
      : tree_(tree),
        nitf_(nitf),
        head_(tree.child(nitf, "head")),
        data_(tree.child(head_, "docdata")),
        above_(tree.child(nitf, {"body", "body.head"})),
        content_(tree.child(nitf, {"body", "body.content"})) {}

  Draft draft() const {
    Draft draft;
    draft.id = nitf_id(tree_, nitf_);
    draft.version = nitf_version(tree_, nitf_);
    set_headlines(draft);
    set_bylines(draft);
    set_dates(draft);
    set_source(draft);
    set_subjects(draft);
    draft.language = tree_.attribute(nitf_, "baselang");
    if (draft.language.empty()) draft.language = tree_.attribute(nitf_, "xml:lang");
    draft.body = body();
    set_place(dateline(), draft);
    return draft;
  }

 private:
  std::string value(string_view element, string_view attribute) const {
    return field_line(tree_.attribute(tree_.child(data_, element), attribute));
  }

  std::string meta(string_view name) const {
    for (const std::size_t node : tree_.children(head_, "meta"))
      if (tree_.attribute(node, "name") == name) return field_line(tree_.attribute(node, "content"));
    return {};
  }

  void set_headlines(Draft& draft) const {
    const std::size_t headlines = tree_.child(above_, "hedline");
    draft.title = xml_line(tree_, tree_.child(headlines, "hl1"));
    if (draft.title.empty()) draft.title = xml_line(tree_, tree_.child(head_, "title"));
    draft.subtitle = xml_line(tree_, tree_.child(headlines, "hl2"));
    if (draft.subtitle == draft.title || is_slug(draft.subtitle))
      draft.subtitle = xml_line(tree_, tree_.child(above_, "abstract"));
    if (draft.subtitle == draft.title) draft.subtitle.clear();
  }

  /// Of the New York Times the line as printed, which comes first.
  void set_bylines(Draft& draft) const {
    for (const std::size_t byline : tree_.children(above_, "byline")) {
      draft.bylines = xml_lines(tree_, tree_.children(byline, "person"));
      if (!draft.bylines.empty()) return;
      const std::size_t title = tree_.child(byline, "byttl");
      string_view line = tree_.text(byline);
      if (title != 0) line = line.substr(0, tree_[title].text_begin - tree_[byline].text_begin);
      if (std::string said = field_line(line); !said.empty()) draft.bylines.push_back(std::move(said));
      if (!draft.bylines.empty()) return;
    }
  }

  void set_dates(Draft& draft) const {
    const auto add = [&](std::string date) {
      if (!date.empty()) draft.dates.push_back({.text = std::move(date)});
    };
    add(value("date.issue", "norm"));
    add(field_line(tree_.attribute(tree_.child(head_, "pubdata"), "date.publication")));
    const std::string year = meta("publication_year");
    const auto two_digits = [](const std::string& number) { return (number.size() == 1 ? "-0" : "-") + number; };
    if (!year.empty()) add(year + two_digits(meta("publication_month")) + two_digits(meta("publication_day_of_month")));
    add(value("date.release", "norm"));
    add(field_line(tree_.attribute(tree_.child(above_, {"dateline", "story.date"}), "norm")));
  }

  void set_source(Draft& draft) const {
    draft.source = field_line(tree_.attribute(tree_.child(head_, "pubdata"), "name"));
    if (draft.source.empty()) draft.source = xml_line(tree_, tree_.child(above_, "distributor"));
    for (const auto& [element, attribute] :
         {std::pair("doc.copyright", "holder"), std::pair("doc-id", "regsrc"), std::pair("doc.rights", "owner")})
      if (draft.source.empty()) draft.source = value(element, attribute);
    const std::string url = field_line(tree_.attribute(tree_.child(head_, "pubdata"), "ex-ref"));
    if (url.starts_with("http://") || url.starts_with("https://")) draft.url = url;
  }

  void set_subjects(Draft& draft) const {
    draft.section = field_line(tree_.attribute(tree_.child(head_, "pubdata"), "position.section"));
    if (draft.section.empty()) draft.section = meta("online_sections").substr(0, meta("online_sections").find(';'));
    for (std::size_t object : {tree_.child(head_, "tobject"), tree_.child(data_, "tobject")})
      for (const std::size_t subject : tree_.children(object, "tobject.subject"))
        if (draft.section.empty()) draft.section = field_line(tree_.attribute(subject, "tobject.subject.type"));
    for (const std::size_t list : tree_.children(data_, "key-list"))
      for (const std::size_t keyword : tree_.children(list, "keyword")) {
        std::string tag = field_line(tree_.attribute(keyword, "key"));
        if (!tag.empty() && draft.tags.size() < most_tags) draft.tags.push_back(std::move(tag));
      }
  }

  /// The archive of the New York Times prints the lead by itself, and then the text with it.
  std::string body() const {
    for (const std::size_t block : tree_.children(content_, "block"))
      if (tree_.attribute(block, "class") == "full_text") return xml_paragraphs(tree_, block);
    return xml_paragraphs(tree_, content_);
  }

  std::string dateline() const {
    const std::size_t node = tree_.child(above_, "dateline");
    if (const std::size_t city = tree_.child(node, {"location", "city"}); city != 0) return xml_line(tree_, city);
    if (const std::size_t location = tree_.child(node, "location"); location != 0) return xml_line(tree_, location);
    return tree_.child(node, "story.date") != 0 ? std::string() : xml_line(tree_, node);
  }

  const XmlTree& tree_;
  std::size_t nitf_;
  std::size_t head_;
  std::size_t data_;
  std::size_t above_;    ///< body.head
  std::size_t content_;  ///< body.content
};

}  // namespace

Draft read_nitf(const XmlTree& tree, std::size_t nitf) { return Story(tree, nitf).draft(); }

bool is_withdrawn(string_view status) {
  std::string word(status.substr(status.rfind(':') + 1));
  std::ranges::transform(word, word.begin(), text::lower_ascii);
  constexpr auto words = std::to_array<string_view>({"canceled", "cancelled", "withheld", "killed", "kill"});
  return std::ranges::find(words, word) != words.end();
}

void set_place(string_view dateline, Draft& draft) {
  if (const auto parsed = parse_dateline(dateline)) {
    draft.place = parsed->place;
    return;
  }
  const string_view place = text::trim(dateline.substr(0, dateline.find_first_of("(:;0123456789")));
  if (place.size() == dateline.size() && place.size() <= longest_place) draft.place = place;
}

void NitfReader::read(const SourceFile& file, ArticleSink& sink) {
  XmlArticles articles(file, sink);
  if (const XmlTree* tree = articles.tree()) {
    for (const std::size_t nitf : tree->all(0, "nitf")) {
      const std::size_t data = tree->child(nitf, {"head", "docdata"});
      if (is_withdrawn(tree->attribute(data, "management-status")))
        articles.withdraw(nitf, nitf_id(*tree, nitf), nitf_version(*tree, nitf));
      else
        articles.accept(nitf, read_nitf(*tree, nitf));
    }
  }
  articles.finish("no story in it");
}

bool looks_like_nitf(string_view head, string_view /*name*/) { return xml_root(head) == "nitf"; }

}  // namespace news
