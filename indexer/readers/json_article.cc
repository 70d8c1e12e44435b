// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_article.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <string>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/files/decode.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/json_names.h"
#include "indexer/readers/path_date.h"
#include "indexer/readers/text_paragraphs.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t most_names = 100;  // of authors and of tags
constexpr std::size_t longest_id = 1000;

bool says_nothing(string_view text) {
  constexpr std::array<string_view, 6> nothing{"", "none", "null", "nan", "nat", "undefined"};
  return text.size() < 10 && std::ranges::find(nothing, plain_name(text::trim(text))) != nothing.end();
}

/// Clean UTF-8, lines kept; empty when it says nothing.
std::string clean(string_view raw) {
  if (says_nothing(raw)) return {};
  const auto decoded = decode_text(text::without_controls(raw));
  if (!decoded) return {};
  std::string text = decoded->text;
  std::ranges::replace(text, '\t', ' ');
  return text;
}

/// The names under which objects keep what they stand for: {"main": …}, {"name": …}, {"value": …}.
constexpr std::array<string_view, 9> inner_names{"main",    "name", "value",   "rendered", "original",
                                                 "content", "text", "default", "url"};

/// One line of text; of a list the first part that says something.
std::string line_of(const json::value& value) {
  if (const auto* string = value.if_string()) return text::collapse_space(clean({string->data(), string->size()}));
  if (value.is_int64() || value.is_uint64()) return json::serialize(value);
  std::string line;
  if (const auto* list = value.if_array()) {
    const auto* const main = std::ranges::find_if(*list, [](const json::value& part) {
      const auto* object = part.if_object();
      const auto* role = object == nullptr ? nullptr : object->if_contains("role");
      return role != nullptr && role->is_string() && role->get_string() == "main";
    });
    if (main != list->end()) line = line_of(*main);
    for (const json::value* part = list->begin(); part != list->end() && line.empty(); ++part) line = line_of(*part);
  } else if (const auto* object = value.if_object()) {
    for (const string_view name : inner_names) {
      const json::value* const inner = object->if_contains({name.data(), name.size()});
      if (inner != nullptr && line.empty()) line = line_of(*inner);
    }
  }
  return line;
}

/// All the lines of a list, or the only one.
std::vector<std::string> lines_of(const json::value& value) {
  std::vector<std::string> lines;
  const auto add = [&lines](const json::value& part) {
    if (std::string line = line_of(part); !line.empty() && lines.size() < most_names) lines.push_back(std::move(line));
  };
  if (const auto* list = value.if_array()) {
    std::ranges::for_each(*list, add);
  } else {
    add(value);
  }
  return lines;
}

/// Seconds since 1970, or as many milli- or microseconds: no news is from after the year 5000.
std::optional<Date> date_of_epoch(std::int64_t count) {
  using namespace std::chrono;
  constexpr std::int64_t latest = 100'000'000'000;
  while (std::abs(count) > latest && count != 0) count /= 1000;
  return Date{.time = sys_seconds(seconds(count)), .precision = DatePrecision::second, .offset = std::nullopt};
}

std::optional<Date> date_of(const json::value& value) {
  if (value.is_double() && std::abs(value.get_double()) < 1e18)
    return date_of(static_cast<std::int64_t>(value.get_double()));
  const std::string line = line_of(value);
  const bool digits = line.size() > 8 && line.size() < 18 && line.find_first_not_of("0123456789") == std::string::npos;
  // Compact forms (20240305, 20240305143000) are dates to read; longer or other numbers count time.
  if (digits && !(line.size() == 14 && parse_date(line))) return date_of_epoch(std::stoll(line));
  return line.empty() ? std::nullopt : parse_date(line);
}

bool is_web_address(string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

/// "en", "pt-BR"; a language's name is left to the guess from the text.
bool is_language_tag(string_view text) {
  const std::size_t primary = std::min(text.find_first_of("-_"), text.size());
  return (primary == 2 || primary == 3) && text.size() <= 12 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
         });
}

class Maker {
 public:
  explicit Maker(const json::object& object) : parts_(object) {}

  std::optional<Article> make() {
    article_.title = first(JsonPart::title);
    set_body();
    if (article_.title.empty() && article_.body.empty()) return std::nullopt;
    for (const json::value* value : parts_.all(JsonPart::authors)) add_authors(*value);
    if (article_.section.empty()) article_.section = first(JsonPart::section);
    article_.url = first(JsonPart::url, is_web_address);
    article_.source = first(JsonPart::source, [](string_view text) { return !is_web_address(text); });
    article_.language = first(JsonPart::language, is_language_tag);
    article_.id = first(JsonPart::id, [](string_view text) { return text.size() <= longest_id; });
    set_tags();
    set_date();
    if (const auto dateline = parse_dateline(first_paragraph())) {
      article_.place = dateline->place;
      if (article_.agency.empty()) article_.agency = dateline->agency;
    }
    if (article_.source.empty()) article_.source = article_.agency;
    return std::move(article_);
  }

 private:
  template <class Test>
  std::string first(JsonPart part, Test test) const {
    for (const json::value* value : parts_.all(part)) {
      if (std::string line = line_of(*value); !line.empty() && test(line)) return line;
    }
    return {};
  }
  std::string first(JsonPart part) const {
    return first(part, [](string_view) { return true; });
  }

  string_view first_paragraph() const { return string_view(article_.body).substr(0, article_.body.find('\n')); }

  void set_body() {
    for (const JsonPart part : {JsonPart::text, JsonPart::summary}) {
      for (const json::value* value : parts_.all(part)) {
        if (article_.body.empty()) add_text(*value);
      }
    }
    // The headline is no part of the text, though it is often printed above it.
    if (!article_.title.empty() && fold(first_paragraph()) == fold(article_.title))
      article_.body.erase(0, first_paragraph().size() + 1);
  }

  /// A text, or a list of paragraphs, texts or typed blocks.
  void add_text(const json::value& value) {
    if (const auto* string = value.if_string()) {
      const std::string text = clean({string->data(), string->size()});
      const auto lines = split_lines(text);
      append_paragraphs(article_.body, lines);
    } else if (const auto* list = value.if_array()) {
      add_list(*list);
    } else if (const auto* object = value.if_object()) {
      add_block(*object);
    }
  }

  /// Of several renderings of one text the plain one.
  void add_list(const json::array& list) {
    const auto* const plain = std::ranges::find_if(list, [](const json::value& part) {
      const auto* object = part.if_object();
      if (object == nullptr) return false;
      const auto* type = object->if_contains("contenttype");
      if (type == nullptr) type = object->if_contains("contentType");
      return type != nullptr && type->is_string() && type->get_string() == "text/plain";
    });
    if (plain != list.end()) return add_text(*plain);
    for (const json::value& part : list) add_text(part);
  }

  void add_block(const json::object& block) {
    const json::value* content = nullptr;
    for (const char* name : {"content", "text", "value", "children", "items", "rendered"}) {
      if (content == nullptr) content = block.if_contains(name);
    }
    if (content == nullptr) return;
    const auto* const type = block.if_contains("type");
    const std::string kind = type == nullptr ? std::string() : plain_name(line_of(*type));
    if (kind == "kicker") {
      article_.section = line_of(*content);
    } else if (kind == "byline") {
      add_authors(*content);
    } else if (kind == "date") {
      if (!article_.published) set(date_of(*content), DateSource::field);
    } else if (kind != "title" && kind != "authorinfo" && kind != "image" && kind != "video" && kind != "script") {
      add_text(*content);
    }
  }

  void add_authors(const json::value& value) {
    if (!article_.authors.empty()) return;
    for (const std::string& line : lines_of(value)) {
      Byline byline = parse_authors(line);
      for (std::string& name : byline.authors) {
        const bool known = std::ranges::find(article_.authors, name) != article_.authors.end();
        if (!known && article_.authors.size() < most_names) article_.authors.push_back(std::move(name));
      }
      if (article_.agency.empty()) article_.agency = std::move(byline.agency);
    }
  }

  void set_tags() {
    for (const json::value* value : parts_.all(JsonPart::tags)) {
      for (const std::string& line : lines_of(*value)) {
        for (std::size_t begin = 0; begin <= line.size() && article_.tags.size() < most_names;) {
          const std::size_t end = std::min(line.find_first_of(",;", begin), line.size());
          if (const string_view tag = text::trim(string_view(line).substr(begin, end - begin)); !tag.empty())
            article_.tags.emplace_back(tag);
          begin = end + 1;
        }
      }
      if (!article_.tags.empty()) return;
    }
  }

  void set(const std::optional<Date>& date, DateSource source) {
    if (!date) return;
    article_.published = date;
    article_.date_source = source;
  }

  void set_date() {
    for (const json::value* value : parts_.all(JsonPart::date)) {
      if (!article_.published) set(date_of(*value), DateSource::field);
    }
    if (article_.published) return;
    std::string columns;
    for (const JsonPart part : {JsonPart::year, JsonPart::month, JsonPart::day}) {
      const std::string number = first(part);
      if (number.empty()) break;
      columns.append(columns.empty() ? "" : number.size() == 1 ? "-0" : "-").append(number);
    }
    set(parse_date(columns), DateSource::field);
    if (!article_.published) set(find_path_date(article_.url), DateSource::url);
  }

  JsonParts parts_;
  Article article_;
};

}  // namespace

std::optional<Article> read_json_article(const json::object& object) { return Maker(object).make(); }

}  // namespace news
