// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_text.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>

#include "common/text.h"
#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/article/field_text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t most_lines = 100;

string_view view(const json::string& text) noexcept { return {text.data(), text.size()}; }

bool member_is(const json::object& object, string_view name, string_view wanted) {
  const json::value* const value = json_member(object, name);
  return value != nullptr && value->is_string() && view(value->get_string()) == wanted;
}

/// The part of a list that is an object with this member; null when there is none.
const json::value* part_with(const json::array& list, string_view name, string_view wanted) {
  const auto* const part = std::ranges::find_if(
      list, [&](const json::value& one) { return one.is_object() && member_is(one.get_object(), name, wanted); });
  return part == list.end() ? nullptr : part;
}

std::string number_line(const json::value& value) {
  if (value.is_int64() || value.is_uint64()) return json::serialize(value);
  if (value.is_double() && std::abs(value.get_double()) < 1e18)
    return std::to_string(static_cast<std::int64_t>(value.get_double()));
  return {};
}

std::string object_line(const json::object& object) {
  // The names under which objects keep what they stand for; those with a $ are of database dumps.
  constexpr auto names = std::to_array<string_view>({"main", "name", "value", "rendered", "original", "content", "text",
                                                     "default", "url", "$date", "$oid", "$numberLong"});
  for (const string_view name : names) {
    const json::value* const inner = json_member(object, name);
    if (inner == nullptr) continue;
    if (std::string line = json_line(*inner); !line.empty()) return line;
  }
  return {};
}

/// What a block holds; null when it is nothing to read.
const json::value* content_of(const json::object& block) {
  for (const string_view name : {"content", "text", "value", "children", "items", "rendered", "data"})
    if (const json::value* const content = json_member(block, name)) return content;
  return nullptr;
}

std::string type_of(const json::object& block) {
  const json::value* const type = json_member(block, "type");
  return type == nullptr || !type->is_string() ? std::string() : plain_key(view(type->get_string()));
}

bool is_no_text(string_view type) {
  constexpr auto types =
      std::to_array<string_view>({"title",   "headline", "kicker",        "byline",  "date",    "authorinfo", "image",
                                  "picture", "photo",    "video",         "audio",   "gallery", "script",     "embed",
                                  "iframe",  "ad",       "advertisement", "related", "promo",   "newsletter"});
  return std::ranges::find(types, type) != types.end();
}

/// The parts of one paragraph, which are marked up apart: {"type": "text", "text": "…", "marks": …}.
void append_inline(const json::value& value, std::string& line) {
  if (const auto* string = value.if_string()) {
    line += view(*string);
  } else if (const auto* list = value.if_array()) {
    for (const json::value& part : *list) append_inline(part, line);
  } else if (const auto* object = value.if_object()) {
    if (const json::value* const content = content_of(*object)) append_inline(*content, line);
  }
}

void append(std::string& body, string_view paragraphs) {
  if (paragraphs.empty()) return;
  if (!body.empty()) body += '\n';
  body += paragraphs;
}

void append_paragraphs_of(const json::value& value, std::string& body);

void append_block(const json::object& block, std::string& body) {
  const json::value* const content = content_of(block);
  if (content == nullptr) return;
  const std::string type = type_of(block);
  if (is_no_text(type)) return;
  if (content->is_array() && (type == "paragraph" || type == "heading")) {
    std::string line;
    append_inline(*content, line);
    append(body, field_line(line));
  } else {
    append_paragraphs_of(*content, body);
  }
}

void append_paragraphs_of(const json::value& value, std::string& body) {
  if (const auto* string = value.if_string()) {
    const std::vector<std::string> paragraphs = listed_strings(view(*string));
    for (const std::string& paragraph : paragraphs) append(body, field_paragraphs(paragraph));
    if (paragraphs.empty()) append(body, field_paragraphs(view(*string)));
  } else if (const auto* list = value.if_array()) {
    const json::value* plain = part_with(*list, "contenttype", "text/plain");
    if (plain == nullptr) plain = part_with(*list, "contentType", "text/plain");
    if (plain != nullptr) return append_paragraphs_of(*plain, body);
    for (const json::value& part : *list) append_paragraphs_of(part, body);
  } else if (const auto* object = value.if_object()) {
    append_block(*object, body);
  }
}

}  // namespace

const json::value* json_member(const json::object& object, string_view name) {
  return object.if_contains({name.data(), name.size()});
}

std::string json_line(const json::value& value) {
  if (const auto* string = value.if_string()) return field_line(view(*string));
  if (const auto* object = value.if_object()) return object_line(*object);
  const auto* const list = value.if_array();
  if (list == nullptr) return number_line(value);
  if (const json::value* const main = part_with(*list, "role", "main"))
    if (std::string line = json_line(*main); !line.empty()) return line;
  for (const json::value& part : *list)
    if (std::string line = json_line(part); !line.empty()) return line;
  return {};
}

std::vector<std::string> json_lines(const json::value& value) {
  std::vector<std::string> lines;
  const auto add = [&lines](std::string line) {
    if (!line.empty() && lines.size() < most_lines) lines.push_back(std::move(line));
  };
  if (const auto* list = value.if_array()) {
    for (const json::value& part : *list) add(json_line(part));
  } else if (const auto* string = value.if_string()) {
    for (const std::string& part : listed_strings(view(*string))) add(field_line(part));
    if (lines.empty()) add(field_line(view(*string)));
  } else {
    add(json_line(value));
  }
  return lines;
}

std::string json_paragraphs(const json::value& value) {
  std::string body;
  append_paragraphs_of(value, body);
  return body;
}

JsonBlocks find_json_blocks(const json::value& value) {
  JsonBlocks blocks;
  const auto* const list = value.if_array();
  if (list == nullptr) return blocks;
  for (const json::value& part : *list) {
    const auto* const block = part.if_object();
    if (block == nullptr) continue;
    const std::string type = type_of(*block);
    const json::value** place = nullptr;
    if (type == "kicker") place = &blocks.kicker;
    if (type == "byline") place = &blocks.byline;
    if (type == "date") place = &blocks.date;
    if (place != nullptr && *place == nullptr) *place = content_of(*block);
  }
  return blocks;
}

}  // namespace news
