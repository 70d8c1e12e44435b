// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/replies.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace json = boost::json;

namespace news::test {
namespace {

constexpr double rounding = 1.5e-4;  // scores are told to four decimals

std::string brief(const json::value* value) {
  return value == nullptr ? "nothing" : json::serialize(*value).substr(0, 400);
}

std::string compare(const json::value* one, const json::value* other, const std::string& place) {
  const std::string differs = place + ": " + brief(one) + " is not " + brief(other);
  if (one == nullptr || other == nullptr) return one == other ? "" : differs;
  if (one->is_number() && other->is_number()) {
    return std::abs(one->to_number<double>() - other->to_number<double>()) <= rounding ? "" : differs;
  }
  if (one->is_array() && other->is_array()) {
    const json::array& left = one->get_array();
    const json::array& right = other->get_array();
    for (std::size_t n = 0; n < std::max(left.size(), right.size()); ++n) {
      std::string found = compare(left.if_contains(n), right.if_contains(n), place + "/" + std::to_string(n));
      if (!found.empty()) return found;
    }
    return {};
  }
  if (one->is_object() && other->is_object()) {
    for (const char* first : {"type", "id"}) {  // what tells most
      std::string found =
          compare(one->get_object().if_contains(first), other->get_object().if_contains(first), place + "/" + first);
      if (!found.empty()) return found;
    }
    for (const auto& [name, value] : one->get_object()) {
      std::string found = compare(&value, other->get_object().if_contains(name), place + "/" + std::string(name));
      if (!found.empty()) return found;
    }
    for (const auto& [name, value] : other->get_object()) {
      if (!one->get_object().contains(name)) return compare(nullptr, &value, place + "/" + std::string(name));
    }
    return {};
  }
  return *one == *other ? "" : differs;
}

}  // namespace

bool Reply::is_error() const { return !lines.empty() && lines.back().at("type") == "error"; }

bool Reply::is_unsure() const {
  if (lines.empty()) return false;
  const json::value* const notices = lines.back().as_object().if_contains("notices");
  return notices != nullptr && json::serialize(*notices).find("shards cannot tell") != std::string::npos;
}

std::vector<Reply> replies(const std::vector<std::string>& lines) {
  std::vector<Reply> all;
  std::string request;
  for (const std::string& text : lines) {
    json::object line = json::parse(text).as_object();
    const std::string name = brief(line.if_contains("request"));
    if (std::exchange(request, name) != name || all.empty()) all.emplace_back();
    for (const char* accident : {"elapsed_ms", "first_seen", "request", "stories", "stories_exact"})
      line.erase(accident);
    if (const auto* missing = line.at("type") == "summary" ? line.if_contains("missing") : nullptr) {
      all.back().missing = json::value_to<std::vector<std::string>>(*missing);
      line.erase("missing");
    }
    all.back().lines.push_back(std::move(line));
  }
  return all;
}

namespace {

/// Of parts of which the reply says that their counts are estimates.
void forgive_estimates(const json::value* found, json::value* expected) {
  if (found == nullptr || expected == nullptr) return;
  const json::array& parts = found->as_array();
  json::array& others = expected->as_array();
  for (std::size_t n = 0; n < std::min(parts.size(), others.size()); ++n) {
    if (!parts[n].as_object().contains("exact")) continue;
    for (const char* name : {"exact", "matches"}) others[n].as_object()[name] = parts[n].as_object().at(name);
  }
}

/// What is suggested goes by counts, which shards estimate where words are to stand near each other.
void forgive_suggestion(const json::object& found, json::object& expected) {
  const json::value* const suggestion = found.if_contains("suggestion");
  if (suggestion != nullptr && suggestion->is_string() && suggestion->as_string().find(" w/") != json::string::npos)
    expected["suggestion"] = *suggestion;
}

}  // namespace

std::string difference(const Reply& expected, const Reply& found) {
  json::value left(expected.lines);
  const json::value right(found.lines);
  const json::object* const summary = found.lines.empty() ? nullptr : found.lines.back().if_object();
  if (summary != nullptr && summary->contains("exact") && summary->at("exact") == false && !expected.lines.empty()) {
    for (const char* name : {"exact", "matches"}) left.get_array().back().get_object()[name] = summary->at(name);
  }
  if (summary != nullptr && !expected.lines.empty()) forgive_suggestion(*summary, left.get_array().back().get_object());
  if (summary != nullptr && !expected.lines.empty())
    forgive_estimates(summary->if_contains("parts"), left.get_array().back().get_object().if_contains("parts"));
  return compare(&left, &right, "");
}

}  // namespace news::test
