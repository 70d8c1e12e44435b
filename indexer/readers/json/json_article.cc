// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_article.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/article/field_text.h"
#include "indexer/readers/json/json_names.h"
#include "indexer/readers/json/json_text.h"
#include "indexer/readers/lines/byline.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t most_names = 100;  // of authors and of tags
constexpr std::size_t longest_id = 1000;
constexpr std::size_t longest_date = 200;

bool is_web_address(string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// "en", "pt-BR"; a language's name is left to the guess from the text.
bool may_be_language_tag(string_view text) {
  const std::size_t primary = std::min(text.find_first_of("-_"), text.size());
  return primary == 2 || primary == 3;
}

/// Data sets for classifiers put the class of an article where others have the section.
bool is_section(string_view text) {
  constexpr auto classes =
      std::to_array<string_view>({"fake", "real", "true", "false", "unreliable", "reliable", "bias", "positive",
                                  "negative", "neutral", "spam", "ham", "clickbait"});
  if (text.find_first_not_of("0123456789.") == string_view::npos || is_web_address(text)) return false;
  return std::ranges::find(classes, plain_key(text)) == classes.end();
}

/// "Smith, John" is one name; "Jane Doe, Reuters" and "Smith, Staff Writer" are not such.
std::string given_name_first(const std::string& name) {
  const std::size_t comma = name.find(", ");
  if (comma == std::string::npos || name.find_first_of(",;&|", comma + 1) != std::string::npos) return name;
  const string_view family = string_view(name).substr(0, comma);
  const string_view given = string_view(name).substr(comma + 2);
  const auto words = [](string_view text) { return 1 + std::ranges::count(text, ' '); };
  const bool has_particle = family.find_first_of("abcdefghijklmnopqrstuvwxyz") == 0;  // "van der Berg, Jan"
  if ((words(family) > 1 && !has_particle) || words(given) > 3 || given.empty()) return name;
  for (const string_view part : {family, given}) {
    const Byline byline = parse_authors(part);
    if (byline.authors.size() != 1 || !byline.agency.empty()) return name;
  }
  return std::string(given) + ' ' + std::string(family);
}

/// NewsAPI cuts texts: "… said on Monday [+2000 chars]".
bool drop_cut_mark(std::string& text) {
  if (!text.ends_with(" chars]")) return false;
  const std::size_t begin = text.rfind("[+");
  if (begin == std::string::npos || text.size() - begin > 20) return false;
  text.resize(begin);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  return true;
}

class Maker {
 public:
  Maker(const json::object& object, const KeyMap& map) : object_(object), map_(map), parts_(object, map) {}

  /// `body` is the text when that stands elsewhere; empty: it is in the object.
  Draft make(std::string body = {}) {
    draft_.body = std::move(body);
    draft_.title = first(ArticleKey::title, [](const json::value& value) { return !is_list_of_codes(value); });
    set_body();
    set_authors();
    const auto with = [this](ArticleKey key, bool (*test)(string_view)) {
      return first(
          key, [](const json::value&) { return true; }, test);
    };
    draft_.section = blocks_.kicker != nullptr ? json_line(*blocks_.kicker) : with(ArticleKey::section, is_section);
    draft_.url = with(ArticleKey::url, is_web_address);
    draft_.source = with(ArticleKey::source, [](string_view text) { return !is_web_address(text); });
    draft_.language = with(ArticleKey::language, may_be_language_tag);
    draft_.id = with(ArticleKey::id, [](string_view text) { return text.size() <= longest_id; });
    if (is_ninjs())
      if (const json::value* const version = json_member(object_, "version"))
        draft_.version = field_number(json_line(*version));
    set_tags();
    set_dates();
    return std::move(draft_);
  }

 private:
  /// Only agencies' items have versions that replace each other.
  bool is_ninjs() const {
    return json_member(object_, "pubstatus") != nullptr || json_member(object_, "pubStatus") != nullptr ||
           json_member(object_, "versioncreated") != nullptr || json_member(object_, "versionCreated") != nullptr;
  }

  template <class ValueTest>
  std::string first(ArticleKey key, ValueTest value_test, bool (*test)(string_view) = nullptr) const {
    for (const json::value* value : parts_.all(key)) {
      if (!value_test(*value)) continue;
      std::string line = json_line(*value);
      if (!line.empty() && (test == nullptr || test(line))) return line;
    }
    return {};
  }

  /// ninjs keeps its subjects where mails keep their headline: [{"code": "04005004", "name": "oil"}].
  static bool is_list_of_codes(const json::value& value) {
    const auto* const list = value.if_array();
    if (list == nullptr || list->empty() || !list->front().is_object()) return false;
    return !list->front().get_object().contains("value");
  }

  /// "content" and "news" may hold the articles of an envelope, which are no text of it.
  bool holds_articles(const json::value& value) const {
    const auto* const list = value.if_array();
    const json::value* const first = list == nullptr ? &value : list->empty() ? nullptr : &list->front();
    const auto* const object = first == nullptr ? nullptr : first->if_object();
    if (object == nullptr || object->contains("type")) return false;
    const JsonParts parts(*object, map_);
    const auto has = [&parts](ArticleKey key) { return !parts.all(key).empty(); };
    return has(ArticleKey::title) && (has(ArticleKey::text) || has(ArticleKey::summary) || has(ArticleKey::url));
  }

  std::string first_text(ArticleKey key, const json::value*& from) const {
    for (const json::value* value : parts_.all(key)) {
      if (holds_articles(*value)) continue;
      from = value;
      if (std::string text = json_paragraphs(*value); !text.empty()) return text;
    }
    return {};
  }

  void set_body() {
    const json::value* from = nullptr;
    if (draft_.body.empty()) draft_.body = first_text(ArticleKey::text, from);
    if (from != nullptr) blocks_ = find_json_blocks(*from);
    draft_.body_is_summary = drop_cut_mark(draft_.body);
    draft_.subtitle = first(ArticleKey::subtitle, [](const json::value&) { return true; });
    if (draft_.body.empty()) {
      draft_.body = first_text(ArticleKey::summary, from);
      draft_.body_is_summary = !draft_.body.empty();
    } else if (draft_.subtitle.empty()) {
      draft_.subtitle = summary();
    }
    if (draft_.body.empty()) std::swap(draft_.body, draft_.subtitle);
    if (draft_.subtitle == draft_.title) draft_.subtitle.clear();
  }

  /// Only where it says more than the text: many are its beginning, cut.
  std::string summary() const {
    std::string line = first(ArticleKey::summary, [](const json::value&) { return true; });
    string_view said = line;
    while (said.ends_with('.') || said.ends_with("…")) said.remove_suffix(said.ends_with('.') ? 1 : 3);
    const bool repeats = draft_.body.find(text::trim(said)) != std::string::npos;
    return repeats ? std::string() : line;
  }

  void set_authors() {
    for (const json::value* value : parts_.all(ArticleKey::authors)) add_authors(*value);
    if (draft_.bylines.empty() && blocks_.byline != nullptr) add_authors(*blocks_.byline);
  }

  void add_authors(const json::value& value) {
    if (!draft_.bylines.empty()) return;
    std::vector<std::string> lines = json_lines(value);
    const bool is_list = lines.size() > 1 || value.is_array() || value.is_object();
    for (std::string& line : lines) {
      if (is_list) line = given_name_first(line);
      const Byline byline = parse_authors(line);
      if (!byline.authors.empty() || !byline.agency.empty()) draft_.bylines.push_back(std::move(line));
    }
  }

  void set_tags() {
    for (const json::value* value : parts_.all(ArticleKey::tags)) {
      for (const std::string& line : json_lines(*value)) {
        for (std::size_t begin = 0; begin <= line.size() && draft_.tags.size() < most_names;) {
          const std::size_t end = std::min(line.find_first_of(",;", begin), line.size());
          if (const string_view tag = text::trim(string_view(line).substr(begin, end - begin)); !tag.empty())
            draft_.tags.emplace_back(tag);
          begin = end + 1;
        }
      }
      if (!draft_.tags.empty()) return;
    }
  }

  void add_date(const json::value& value) {
    std::string line = json_line(value);
    if (!line.empty() && line.size() <= longest_date) draft_.dates.push_back({.text = std::move(line)});
  }

  void set_dates() {
    for (const json::value* value : parts_.all(ArticleKey::date)) add_date(*value);
    if (blocks_.date != nullptr) add_date(*blocks_.date);
    std::string columns;
    for (const ArticleKey key : {ArticleKey::year, ArticleKey::month, ArticleKey::day}) {
      const std::string number = first(key, [](const json::value&) { return true; });
      if (number.empty()) break;
      columns.append(columns.empty() ? "" : number.size() == 1 ? "-0" : "-").append(number);
    }
    if (!columns.empty()) draft_.dates.push_back({.text = std::move(columns)});
  }

  const json::object& object_;
  const KeyMap& map_;
  JsonParts parts_;
  JsonBlocks blocks_;
  Draft draft_;
};

}  // namespace

std::optional<Draft> read_json_article(const json::object& object, const KeyMap& map) {
  Draft draft = Maker(object, map).make();
  if (draft.title.empty() && draft.body.empty()) return std::nullopt;
  return draft;
}

Draft read_json_fields(const json::object& object, std::string body, const KeyMap& map) {
  return Maker(object, map).make(std::move(body));
}

}  // namespace news
