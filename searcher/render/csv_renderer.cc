// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/csv_renderer.h"

#include <algorithm>
#include <array>

#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

constexpr string_view line_end = "\r\n";

/// The full-width forms begin a formula in East Asian editions.
bool looks_like_formula(string_view text) {
  constexpr std::array<string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(signs, [&](string_view sign) { return text.starts_with(sign); });
}

std::string quoted_if_needed(std::string text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::string guarded(const std::string& text) { return looks_like_formula(text) ? "'" + text : text; }

}  // namespace

std::string csv_cell(const HitField& field, const HitRow& row, bool for_terminal) {
  const std::string text = plain_value(field, row, for_terminal);
  switch (field.kind) {
    case HitField::Kind::number: return text;
    case HitField::Kind::bytes: return quoted_if_needed(text::repair(text));
    case HitField::Kind::text:
    case HitField::Kind::list: break;
  }
  return quoted_if_needed(guarded(text));
}

std::string csv_header(const Look& look) {
  std::string line = look.in_batch ? "request" : "";
  for (const HitField& field : csv_columns()) line.append(line.empty() ? "" : ",").append(field.name);
  return line.append(line_end);
}

void render_csv(const Hit& hit, const Look& look, std::string& out) {
  if (look.in_batch) out.append(quoted_if_needed(guarded(as_shown(look.request)))).append(",");
  for (const HitField& field : csv_columns()) {
    if (&field != csv_columns().data()) out += ',';
    out += csv_cell(field, {hit, look.request}, look.on_terminal);
  }
  out += line_end;
}

}  // namespace news
