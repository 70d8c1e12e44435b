// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stored_article.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "common/index/damaged_index.h"
#include "common/schema.h"

namespace news {
namespace json = boost::json;
namespace {

/// An article comes from a few megabytes of input; as JSON it may be six times as large.
constexpr std::size_t most_bytes = 64 * 1024 * 1024;

[[noreturn]] void damaged(std::string_view name, const char* fault) {
  throw DamagedIndex("the " + std::string(name) + " of an article is no " + fault);
}

std::string string_of(const json::value& value, std::string_view name) {
  if (!value.is_string()) damaged(name, "text");
  return {value.get_string().data(), value.get_string().size()};
}

std::string string_at(const json::object& data, std::string_view name) {
  const json::value* const value = data.if_contains(name);
  return value == nullptr ? std::string() : string_of(*value, name);
}

std::vector<std::string> list_at(const json::object& data, std::string_view name) {
  const json::value* const value = data.if_contains(name);
  if (value == nullptr) return {};
  if (!value->is_array()) damaged(name, "list");
  std::vector<std::string> result;
  for (const json::value& entry : value->get_array()) result.push_back(string_of(entry, name));
  return result;
}

std::size_t number_at(const json::object& data, std::string_view name) {
  const json::value* const value = data.if_contains(name);
  if (value == nullptr) return 0;
  boost::system::error_code error;
  const auto number = value->is_number() ? value->to_number<std::uint32_t>(error) : 0;
  if (!value->is_number() || error) damaged(name, "number");
  return number;
}

/// The text of a JSON string's content; absent when only a JSON parser can tell.
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

json::value parse(const std::string& data, json::storage_ptr memory) {
  check_size(data, most_bytes, "an article");
  json::parse_options options;
  options.allow_invalid_utf8 = true;  // paths are bytes
  boost::system::error_code error;
  json::value parsed = json::parse(data, error, std::move(memory), options);
  if (error || !parsed.is_object()) throw DamagedIndex("an article cannot be read");
  return parsed;
}

}  // namespace

/// Strings may hold invalid UTF-8: it is written unchanged and allowed again when it is read.
std::string to_document_data(const StoredArticle& article) {
  json::object data;
  data.reserve(shown_fields().size() + 2);
  for (const Field* field : shown_fields()) {
    if (field->sparse && !has_value(*field, article)) continue;
    if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field->in_hit))
      data[field->key] = article.**number;
    const auto values = values_of(*field, article);
    if (values.empty()) continue;
    if (std::holds_alternative<std::string ArticleFields::*>(field->in_hit))
      data[field->key] = values.front();
    else
      data[field->key] = json::array(values.begin(), values.end());
  }
  if (!article.warnings.empty()) data[stored::warnings] = json::array(article.warnings.begin(), article.warnings.end());
  data[stored::body] = article.body;  // the last: see take_body
  return json::serialize(data);
}

StoredArticle read_stored_article(std::string data) {
  check_size(data, most_bytes, "an article");
  StoredArticle article;
  auto body = take_body(data);
  json::monotonic_resource memory;
  const json::value parsed = parse(data, &memory);
  const json::object& object = parsed.get_object();
  for (const Field* field : shown_fields()) {
    if (const auto* text = std::get_if<std::string ArticleFields::*>(&field->in_hit))
      article.** text = string_at(object, field->key);
    if (const auto* list = std::get_if<std::vector<std::string> ArticleFields::*>(&field->in_hit))
      article.** list = list_at(object, field->key);
    if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field->in_hit))
      article.** number = number_at(object, field->key);
  }
  article.warnings = list_at(object, stored::warnings);
  article.body = body ? std::move(*body) : string_at(object, stored::body);
  return article;
}

std::string without_line(std::string data) {
  static const std::string mark = ",\"" + std::string(fields::line.key) + "\":";  // no string has it: see take_body
  const std::size_t begin = data.find(mark);
  if (begin == std::string::npos) return data;
  const std::size_t end = data.find_first_not_of("0123456789", begin + mark.size());
  return data.erase(begin, end - begin);
}

std::string with_id(const std::string& data, std::string_view id) {
  json::value parsed = parse(data, {});
  parsed.get_object()[stored::id] = id;
  return json::serialize(parsed);
}

}  // namespace news
