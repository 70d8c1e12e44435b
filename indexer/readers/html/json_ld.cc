// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/json_ld.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <optional>
#include <string_view>

#include "common/text.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/json/json_repair.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_script = 2'000'000;
constexpr std::size_t most_objects = 2000;
constexpr std::size_t most_values = 100;
constexpr int deepest = 6;

std::optional<json::value> parse_whole(string_view text) {
  json::error_code fault;
  json::parse_options options;
  options.max_depth = 32;
  options.allow_invalid_utf8 = true;
  json::value value = json::parse({text.data(), text.size()}, fault, {}, options);
  if (fault) return std::nullopt;
  return value;
}

std::optional<json::value> parse_script(string_view text) {
  constexpr string_view cdata = "<![CDATA[";
  if (const std::size_t at = text.find(cdata); at < text.find('{'))
    text = text.substr(at + cdata.size(), text.rfind("]]>") - at - cdata.size());
  const std::size_t begin = std::min(text.find_first_of("{["), text.size());
  const std::size_t end = text.find_last_of("}]");
  if (end == string_view::npos || end < begin || end - begin > longest_script) return std::nullopt;
  text = text.substr(begin, end + 1 - begin);
  if (auto value = parse_whole(text)) return value;
  const std::string repaired = repair_json(text).text;
  if (auto value = parse_whole(repaired)) return value;
  return parse_whole("[" + repaired + "]");
}

string_view view(const json::string& text) noexcept { return {text.data(), text.size()}; }

const json::value* member(const json::object& object, string_view name) {
  return object.if_contains({name.data(), name.size()});
}

// A text, or what an object is called; of a list the first.
std::string line_of(const json::value* value, int depth = 0) {
  if (value == nullptr || depth > deepest) return {};
  if (const auto* text = value->if_string()) return plain_line(view(*text));
  if (const auto* list = value->if_array()) return list->empty() ? std::string() : line_of(&list->front(), depth + 1);
  const auto* object = value->if_object();
  if (object == nullptr) return value->is_int64() ? std::to_string(value->get_int64()) : std::string();
  for (const string_view name : {"name", "@value", "headline", "@id"})
    if (std::string line = line_of(member(*object, name), depth + 1); !line.empty()) return line;
  return {};
}

bool has_type(const json::object& object, bool (*test)(string_view)) {
  const json::value* type = member(object, "@type");
  if (type == nullptr) return false;
  if (const auto* text = type->if_string()) return test(view(*text));
  const auto* list = type->if_array();
  return list != nullptr && std::ranges::any_of(*list, [test](const json::value& one) {
           return one.is_string() && test(view(one.get_string()));
         });
}

bool is_article_type(string_view type) {
  type = type.substr(type.rfind('/') + 1);
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
}
bool is_work_type(string_view type) {
  type = type.substr(type.rfind('/') + 1);
  return type == "CreativeWork" || type == "Recipe" || type == "Review" || type == "VideoObject";
}
bool is_page_type(string_view type) { return type.ends_with("WebPage") || type == "ItemPage"; }
bool is_person_type(string_view type) { return type.ends_with("Person"); }

class Finder {
 public:
  void add(const json::value& value, int depth = 0) {
    if (depth > deepest || objects_.size() >= most_objects) return;
    if (const auto* list = value.if_array()) {
      for (const json::value& part : *list) add(part, depth + 1);
    } else if (const auto* object = value.if_object()) {
      objects_.push_back(object);
      for (const string_view name : {"@graph", "mainEntity", "mainEntityOfPage", "author"})
        if (const json::value* inner = member(*object, name)) add(*inner, depth + 1);
      if (const json::value* id = member(*object, "@id"); id != nullptr && id->is_string() && object->size() > 1)
        by_id_.try_emplace(std::string(view(id->get_string())), &value);
    }
  }

  JsonLd read() const {
    JsonLd found;
    for (bool (*const test)(string_view) : {is_article_type, is_work_type, is_page_type}) {
      const bool is_article = test == is_article_type;
      for (const json::object* object : objects_) {
        if (!has_type(*object, test)) continue;
        if (found.headline.empty() && found.published.empty()) {
          fill(*object, found);
          found.is_article = is_article;
        } else if (found.body.empty() && is_article) {
          found.body = body_of(*object);
        }
      }
      if (!found.headline.empty() || !found.published.empty()) break;
    }
    return found;
  }

 private:
  void fill(const json::object& object, JsonLd& found) const {
    const auto line = [&object](string_view name) { return line_of(member(object, name)); };
    found.headline = line("headline");
    if (found.headline.empty()) found.headline = line("name");
    found.subtitle = line("alternativeHeadline");
    if (found.subtitle.empty()) found.subtitle = line("description");
    found.section = line("articleSection");
    found.published = line("datePublished");
    found.created = line("dateCreated");
    if (found.created.empty()) found.created = line("uploadDate");
    found.modified = line("dateModified");
    found.language = line("inLanguage");
    found.url = line("url");
    if (const json::value* publisher = member(object, "publisher")) found.publisher = line_of(&resolve(*publisher));
    if (found.publisher.starts_with("http")) found.publisher.clear();
    for (const string_view name : {"author", "creator"})
      if (found.people.empty() && found.bylines.empty()) add_authors(member(object, name), found, 0);
    add_tags(member(object, "keywords"), found);
    found.body = body_of(object);
  }

  // What {"@id": …} stands for; itself when it stands for nothing known.
  const json::value& resolve(const json::value& value) const {
    const auto* object = value.if_object();
    const json::value* id = object == nullptr || object->size() != 1 ? nullptr : member(*object, "@id");
    if (id == nullptr || !id->is_string()) return value;
    const auto known = by_id_.find(view(id->get_string()));
    return known == by_id_.end() ? value : *known->second;
  }

  void add_authors(const json::value* value, JsonLd& found, int depth) const {
    if (value == nullptr || depth > deepest) return;
    if (const auto* list = value->if_array()) {
      for (const json::value& part : *list)
        if (found.people.size() + found.bylines.size() < most_values) add_authors(&part, found, depth + 1);
      return;
    }
    const json::value& author = resolve(*value);
    const auto* object = author.if_object();
    const json::value* names = object == nullptr ? &author : member(*object, "name");
    if (names == nullptr) return;
    if (names->is_array()) return add_authors(names, found, depth + 1);
    std::string name = line_of(names);
    if (name.empty() || name.starts_with("http") || name.find('@') != std::string::npos) return;
    const bool person = object != nullptr && (has_type(*object, is_person_type) || object->size() == 1);
    (person ? found.people : found.bylines).push_back(std::move(name));
  }

  static void add_tags(const json::value* value, JsonLd& found) {
    if (value == nullptr) return;
    if (const auto* list = value->if_array()) {
      for (const json::value& part : *list)
        if (std::string tag = line_of(&part); !tag.empty() && found.tags.size() < most_values)
          found.tags.push_back(std::move(tag));
      return;
    }
    const std::string line = line_of(value);
    for (std::size_t begin = 0; begin < line.size() && found.tags.size() < most_values;) {
      const std::size_t end = std::min(line.find_first_of(",;", begin), line.size());
      if (const string_view tag = text::trim(string_view(line).substr(begin, end - begin)); !tag.empty())
        found.tags.emplace_back(tag);
      begin = end + 1;
    }
  }

  static std::string body_of(const json::object& object) {
    const json::value* body = member(object, "articleBody");
    if (body == nullptr || !body->is_string()) return {};
    const string_view raw = view(body->get_string());
    std::string lines;
    for (std::size_t begin = 0; begin <= raw.size();) {
      const std::size_t end = std::min(raw.find_first_of("\n\r", begin), raw.size());
      if (const std::string line = plain_line(raw.substr(begin, end - begin)); !line.empty())
        lines.append(lines.empty() ? "" : "\n").append(line);
      begin = end + 1;
    }
    return lines;
  }

  std::vector<const json::object*> objects_;
  std::map<std::string, const json::value*, std::less<>> by_id_;
};

}  // namespace

JsonLd read_json_ld(const HtmlTree& tree) {
  std::vector<json::value> values;
  for (std::size_t i = 1; i < tree.size(); ++i) {
    if (tree[i].tag != HtmlTag::script || tree[i].text_begin == tree[i].text_end) continue;
    if (auto value = parse_script(tree.raw_text(i))) values.push_back(std::move(*value));
  }
  Finder finder;
  for (const json::value& value : values) finder.add(value);
  return finder.read();
}

}  // namespace news
