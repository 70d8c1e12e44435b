// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/stored_article.h"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/schema.h"
#include "news/error.h"

namespace news {
namespace json = boost::json;
namespace {

std::string string_at(const json::object& data, std::string_view name) {
  const json::value* value = data.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return {value->get_string().data(), value->get_string().size()};
}

std::vector<std::string> list_at(const json::object& data, std::string_view name) {
  std::vector<std::string> result;
  if (const json::value* value = data.if_contains(name); value != nullptr && value->is_array()) {
    for (const json::value& entry : value->get_array()) result.emplace_back(json::value_to<std::string>(entry));
  }
  return result;
}

/// A JSON string's content as text; absent where that takes a closer look.
std::optional<std::string> unescaped(std::string_view content) {
  std::string text;
  text.reserve(content.size());
  while (true) {
    const std::size_t escape = std::min(content.find('\\'), content.size());
    const std::string_view plain = content.substr(0, escape);
    if (plain.find('"') != std::string_view::npos) return std::nullopt;
    text += plain;
    if (escape == content.size()) return text;
    constexpr std::string_view codes = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t code = escape + 1 < content.size() ? codes.find(content[escape + 1]) : std::string_view::npos;
    if (code == std::string_view::npos) return std::nullopt;
    text += meanings[code];
    content.remove_prefix(escape + 2);
  }
}

/// Takes the body from the end of the document data, where news-index puts it, and leaves the rest: most of an article
/// need not go through the parser. Absent where it is not there or not simple.
std::optional<std::string> take_body(std::string& data) {
  static const std::string mark =
      ",\"" + std::string(stored::body) + "\":\"";  // no string has it: a " in one has a \ before
  constexpr std::string_view end = "\"}";
  const std::size_t begin = data.find(mark);
  if (begin == std::string::npos || !data.ends_with(end) || begin + mark.size() + end.size() > data.size()) return {};
  const std::size_t first = begin + mark.size();
  auto body = unescaped(std::string_view(data).substr(first, data.size() - end.size() - first));
  if (body) data.replace(begin, std::string::npos, "}");
  return body;
}

}  // namespace

StoredArticle read_stored_article(std::string data) {
  auto body = take_body(data);
  json::monotonic_resource memory;
  json::parse_options options;
  options.allow_invalid_utf8 = true;  // paths are bytes
  boost::system::error_code error;
  const json::value parsed = json::parse(data, error, &memory, options);
  if (error || !parsed.is_object()) {
    throw Error("an article in the index is damaged", "build the index anew: news-index --rebuild");
  }
  const json::object& fields = parsed.get_object();
  StoredArticle article;
  Hit& hit = article.hit;
  hit.id = string_at(fields, stored::id);
  hit.title = string_at(fields, stored::title);
  hit.date = string_at(fields, stored::date);
  hit.date_source = hit.date.empty() ? "none" : string_at(fields, stored::date_source);
  hit.source = string_at(fields, stored::source);
  hit.authors = list_at(fields, stored::authors);
  hit.section = string_at(fields, stored::section);
  hit.tags = list_at(fields, stored::tags);
  hit.place = string_at(fields, stored::place);
  hit.language = string_at(fields, stored::language);
  hit.url = string_at(fields, stored::url);
  hit.path = string_at(fields, stored::path);
  if (const json::value* words = fields.if_contains(stored::words)) {
    hit.words = words->to_number<std::size_t>();
  }
  article.body = body ? std::move(*body) : string_at(fields, stored::body);
  return article;
}

}  // namespace news
