// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/hit_fields.h"

#include <array>
#include <charconv>
#include <cmath>

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

template <std::string Hit::*member>
Values one(const HitRow& row) {
  return {row.hit.*member};
}

template <std::vector<std::string> Hit::*member>
Values all(const HitRow& row) {
  return row.hit.*member;
}

constexpr std::size_t in_csv = 15;

constexpr std::array fields{
    HitField{"rank", Kind::number, [](const HitRow& row) -> Values { return {std::to_string(row.hit.rank)}; }},
    HitField{"score", Kind::number, [](const HitRow& row) -> Values { return {score_text(row.hit.score)}; }},
    HitField{"id", Kind::bytes, one<&Hit::id>},
    HitField{"title", Kind::text, one<&Hit::title>},
    HitField{"date", Kind::text, one<&Hit::date>},
    HitField{"source", Kind::text, one<&Hit::source>},
    HitField{"authors", Kind::list, all<&Hit::authors>},
    HitField{"section", Kind::text, one<&Hit::section>},
    HitField{"language", Kind::text, one<&Hit::language>},
    HitField{"place", Kind::text, one<&Hit::place>},
    HitField{"tags", Kind::list, all<&Hit::tags>},
    HitField{"words", Kind::number, [](const HitRow& row) -> Values { return {std::to_string(row.hit.words)}; }},
    HitField{"url", Kind::text, one<&Hit::url>},
    HitField{"path", Kind::bytes, one<&Hit::path>},
    HitField{
        "snippet", Kind::text,
        [](const HitRow& row) -> Values { return {row.hit.snippets.empty() ? "" : row.hit.snippets.front().text}; }},
    HitField{"snippets", Kind::list, [](const HitRow& row) { return passages(row.hit); }, " … "},
    HitField{"request", Kind::text, [](const HitRow& row) -> Values { return {std::string(row.request)}; }},
};

}  // namespace

std::span<const HitField> hit_fields() { return fields; }

std::span<const HitField> csv_columns() { return std::span(fields).first(in_csv); }

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
    case Kind::number: out += values.front(); return;
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
