// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_repeated_keys.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <vector>

#include "common/text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr std::size_t longest_shown = 60;  // bytes of a key

// The place of the quotation mark that ends the string at `at`; the end of the text when none does.
std::size_t string_end(string_view text, std::size_t at) {
  for (std::size_t end = text.find('"', at + 1); end != string_view::npos; end = text.find('"', end + 1)) {
    std::size_t escapes = 0;
    while (text[end - 1 - escapes] == '\\') ++escapes;
    if (escapes % 2 == 0) return end;
  }
  return text.size();
}

// Whether the string that ends at `end` is a key.
bool is_key(string_view text, std::size_t end) {
  const std::size_t next = text.find_first_not_of(" \t\r\n", std::min(end + 1, text.size()));
  return next != string_view::npos && text[next] == ':';
}

std::size_t count_keys(string_view text) {
  std::size_t keys = 0;
  for (std::size_t at = text.find('"'); at < text.size(); at = text.find('"', at)) {
    const std::size_t end = string_end(text, at);
    if (is_key(text, end)) ++keys;
    at = std::min(end + 1, text.size());
  }
  return keys;
}

std::size_t count_members(const json::value& value) {
  std::size_t members = 0;
  if (const json::array* const list = value.if_array()) {
    for (const json::value& element : *list) members += count_members(element);
  } else if (const json::object* const object = value.if_object()) {
    members = object->size();
    for (const auto& member : *object) members += count_members(member.value());
  }
  return members;
}

// Where the first key stands that its object has had before; the end of the text when none is written alike.
std::size_t find_repeated_key(string_view text) {
  std::vector<std::set<string_view>> objects;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') objects.emplace_back();
    if (text[at] == '}' && !objects.empty()) objects.pop_back();
    if (text[at] != '"') continue;
    const std::size_t end = string_end(text, at);
    const bool is_new =
        !is_key(text, end) || objects.empty() || objects.back().insert(text.substr(at + 1, end - at - 1)).second;
    if (!is_new) return at;
    at = end;
  }
  return text.size();
}

}  // namespace

std::string warn_of_repeated_key(string_view text, const json::value& value, std::size_t line) {
  if (count_keys(text) == count_members(value)) return {};
  const std::size_t at = find_repeated_key(text);
  if (at == text.size()) return {};
  const string_view key = text.substr(at + 1, string_end(text, at) - at - 1);
  const auto lines = std::ranges::count(text.substr(0, at), '\n');
  return "the key \"" + std::string(text::prefix(key, longest_shown)) + "\" again in line " +
         std::to_string(line + static_cast<std::size_t>(lines)) + ": the last one counts";
}

}  // namespace news
