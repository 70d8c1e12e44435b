// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/json_text.h"

/// Pieces of which lines of JSON are made.
namespace news {

/// Rises when the meaning of a name changes: see json_renderer.h and coverage_json.h. New names may come at any time.
inline constexpr int json_schema = 1;

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

inline void append_rounded(std::string& out, double number, double unit) {
  append_number(out, std::isfinite(number) ? std::round(number * unit) / unit : 0.0);
}

template <class Item, class Append>
void append_list(std::string& out, const std::vector<Item>& items, Append append) {
  out += '[';
  for (const Item& item : items) {
    if (&item != items.data()) out += ',';
    append(out, item);
  }
  out += ']';
}

inline void append_start(std::string& out, std::string_view type, std::string_view request) {
  out.append(R"({"type":")").append(type).append(R"(","schema":)");
  append_number(out, json_schema);
  if (!request.empty()) append_json_string(out += R"(,"request":)", request);
}

}  // namespace news
