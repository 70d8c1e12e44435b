// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/hit_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <variant>

#include "common/cli/output.h"
#include "searcher/render/json_text.h"

namespace news {
namespace {

using Kind = HitField::Kind;
using Values = std::vector<std::string>;

std::string score_text(double score) {
  std::array<char, 512> digits;  // the largest double has 309 before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), std::isfinite(score) ? score : 0.0,
                                 std::chars_format::fixed, 4)
                       .ptr;
  return {digits.data(), end};
}

Values passages(const Hit& hit) {
  Values texts;
  for (const Snippet& snippet : hit.snippets) texts.push_back(snippet.text);
  return texts;
}

/// What depends on the request. The rest is in the table of fields.
constexpr std::array answers{
    HitField{.name = "rank",
             .kind = Kind::number,
             .csv = 1,
             .answer = [](const HitRow& row) -> Values { return {std::to_string(row.hit.rank)}; }},
    HitField{.name = "score",
             .kind = Kind::number,
             .csv = 2,
             .answer = [](const HitRow& row) -> Values { return {score_text(row.hit.score)}; }},
    HitField{.name = "snippet",
             .csv = 15,
             .answer = [](const HitRow& row) -> Values {
               return {row.hit.snippets.empty() ? "" : row.hit.snippets.front().text};
             }},
    HitField{.name = "snippets",
             .kind = Kind::list,
             .answer = [](const HitRow& row) { return passages(row.hit); },
             .separator = " … "},
    HitField{.name = "request", .answer = [](const HitRow& row) -> Values { return {std::string(row.request)}; }},
};

constexpr HitField of_article(const Field& field) {
  Kind kind = field.is_bytes ? Kind::bytes : Kind::text;
  if (std::holds_alternative<std::vector<std::string> ArticleFields::*>(field.in_hit)) kind = Kind::list;
  if (std::holds_alternative<std::size_t ArticleFields::*>(field.in_hit)) kind = Kind::number;
  return {.name = field.key, .kind = kind, .csv = field.csv, .field = &field};
}

constexpr std::size_t count = answers.size() + std::ranges::count_if(fields::table, &Field::in_templates);

/// The columns of CSV first.
constexpr auto all = [] {
  std::array<HitField, count> rows;
  auto* end = rows.data();
  for (const Field& field : fields::table) {
    if (field.in_templates) *end++ = of_article(field);
  }
  std::ranges::copy(answers, end);
  std::array<HitField, count> sorted;
  end = sorted.data();
  for (unsigned column = 1; column <= count; ++column) {
    end = std::ranges::copy_if(rows, end, [&](const HitField& field) { return field.csv == column; }).out;
  }
  std::ranges::copy_if(rows, end, [](const HitField& field) { return field.csv == 0; });
  return sorted;
}();

constexpr auto columns = std::ranges::count_if(all, [](const HitField& field) { return field.csv != 0; });

constexpr bool columns_have_no_gap() {
  for (std::size_t n = 0; n < columns; ++n) {
    if (all[n].csv != n + 1) return false;
  }
  return true;
}
static_assert(columns_have_no_gap());

}  // namespace

Values HitField::values(const HitRow& row) const {
  if (field == nullptr) return answer(row);
  if (const auto* number = std::get_if<std::size_t ArticleFields::*>(&field->in_hit))
    return {field->sparse && row.hit.**number == 0 ? "" : std::to_string(row.hit.**number)};
  const auto found = values_of(*field, row.hit);
  return found.empty() && kind != Kind::list ? Values{""} : Values(found.begin(), found.end());
}

std::span<const HitField> hit_fields() { return all; }

std::span<const HitField> csv_columns() { return std::span(all).first(columns); }

std::string plain_value(const HitField& field, const HitRow& row, bool for_terminal) {
  const Values values = field.values(row);
  std::string text;
  for (const auto& value : values) text.append(&value == values.data() ? "" : field.separator).append(value);
  const bool exact = field.kind == Kind::number || (field.kind == Kind::bytes && !for_terminal);
  return exact ? text : as_shown(text);
}

void append_json_value(std::string& out, const HitField& field, const HitRow& row) {
  const Values values = field.values(row);
  switch (field.kind) {
    case Kind::number: out += values.front().empty() ? "null" : values.front(); return;
    case Kind::bytes: return append_json_bytes(out, values.front());
    case Kind::text:
      if (values.front().empty())
        out += "null";
      else
        append_json_string(out, as_shown(values.front()));
      return;
    case Kind::list:
      out += '[';
      for (const auto& value : values) append_json_string(out += &value == values.data() ? "" : ",", as_shown(value));
      out += ']';
      return;
  }
}

}  // namespace news
