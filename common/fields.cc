// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/fields.h"

#include "common/nearest.h"
#include "common/text.h"

namespace news {
namespace {

using fields::table;

constexpr bool is_asked(const Field& field) { return !field.name.empty(); }
constexpr bool is_shown(const Field& field) { return !field.key.empty(); }

/// The rows that `wanted` chooses, in the order of the table.
template <bool wanted(const Field&)>
consteval auto rows() {
  std::array<const Field*, std::ranges::count_if(table, wanted)> chosen{};
  auto* row = chosen.data();
  for (const Field& field : table) {
    if (wanted(field)) *row++ = &field;
  }
  return chosen;
}

constexpr auto asked = rows<is_asked>();
constexpr auto shown = [] {
  auto chosen = rows<is_shown>();
  std::ranges::sort(chosen, {}, &Field::json);
  return chosen;
}();

constexpr bool names_and_prefixes_are_unique() {
  for (const Field& a : table) {
    for (const Field& b : table) {
      if (&a == &b) continue;
      if (is_asked(a) && (a.name == b.name || a.name == b.alias)) return false;
      if (!a.alias.empty() && a.alias == b.alias) return false;
      if (!a.prefix.empty() && a.prefix == b.prefix) return false;
      if (a.slot && a.slot == b.slot) return false;
      if (is_shown(a) && a.key == b.key) return false;
    }
  }
  return true;
}
static_assert(names_and_prefixes_are_unique());

constexpr bool json_has_no_gap() {
  for (std::size_t n = 0; n < shown.size(); ++n) {
    if (shown[n]->json != n + 1) return false;
  }
  return true;
}
static_assert(json_has_no_gap());

/// fields_of copies the article's member to the hit's, so both are of one type.
constexpr bool members_are_alike() {
  return std::ranges::all_of(table, [](const Field& field) {
    return field.in_article.index() == 0 || field.in_article.index() == field.in_hit.index();
  });
}
static_assert(members_are_alike());

/// A longer name is near no field.
constexpr std::size_t longest_name = 20;

bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, text::lower_ascii, text::lower_ascii);
}

}  // namespace

std::span<const Field* const> all_fields() { return asked; }

std::span<const Field* const> shown_fields() { return shown; }

const Field* find_field(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto found = std::ranges::find_if(asked, [&](const Field* field) {
    return same_in_any_case(name, field->name) || same_in_any_case(name, field->alias);
  });
  return found == asked.end() ? nullptr : *found;
}

const Field* nearest_field(std::string_view name) {
  std::string lower(name.substr(0, longest_name));
  std::ranges::transform(lower, lower.begin(), text::lower_ascii);
  std::vector<std::string_view> names;
  for (const Field* field : asked) {
    names.push_back(field->name);
    if (!field->alias.empty()) names.push_back(field->alias);
  }
  return find_field(nearest(lower, names));
}

std::span<const std::string> values_of(const Field& field, const ArticleFields& article) {
  if (const auto* list = std::get_if<std::vector<std::string> ArticleFields::*>(&field.in_hit)) return article.**list;
  const auto* const text = std::get_if<std::string ArticleFields::*>(&field.in_hit);
  if (text == nullptr || (article.**text).empty()) return {};
  return {&(article.**text), 1};
}

bool has_value(const Field& field, const ArticleFields& article) {
  const auto* const number = std::get_if<std::size_t ArticleFields::*>(&field.in_hit);
  return number != nullptr ? article.**number != 0 : !values_of(field, article).empty();
}

ArticleFields fields_of(const Article& article) {
  ArticleFields copy;
  for (const Field& field : table) {
    if (const auto* text = std::get_if<std::string Article::*>(&field.in_article))
      copy.*std::get<std::string ArticleFields::*>(field.in_hit) = article.**text;
    if (const auto* list = std::get_if<std::vector<std::string> Article::*>(&field.in_article))
      copy.*std::get<std::vector<std::string> ArticleFields::*>(field.in_hit) = article.**list;
    if (const auto* number = std::get_if<std::size_t Article::*>(&field.in_article))
      copy.*std::get<std::size_t ArticleFields::*>(field.in_hit) = article.**number;
  }
  return copy;
}

}  // namespace news
