// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/stored_article.h"

#include <boost/json.hpp>

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

}  // namespace

StoredArticle read_stored_article(std::string_view data) {
  json::monotonic_resource memory;
  json::parse_options options;
  options.allow_invalid_utf8 = true;  // paths are bytes
  json::error_code error;
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
  article.body = string_at(fields, stored::body);
  return article;
}

}  // namespace news
