// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/fault.h"

#include <algorithm>

#include "common/cli/output.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::string_view indent = "  ";
constexpr std::string_view cut_mark = "…";

/// The first `columns` of a text, the last of them a mark where there is more.
std::string first_columns(std::string_view text, std::size_t columns) {
  if (text::display_width(text) <= columns) return std::string(text);
  std::size_t end = 0;
  std::size_t width = 1;  // the mark's
  while (end < text.size()) {
    const auto [code_point, length] = text::decode(text, end);
    width += static_cast<std::size_t>(text::display_width(code_point));
    if (width > columns) break;
    end += length;
  }
  return std::string(text.substr(0, end)).append(cut_mark);
}

/// The last `columns` of a text, the first of them a mark where there is more before.
std::string last_columns(std::string_view text, std::size_t columns) {
  std::size_t width = text::display_width(text);
  if (width <= columns) return std::string(text);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto [code_point, length] = text::decode(text, begin);
    const auto taken = static_cast<std::size_t>(text::display_width(code_point));
    if (width + 1 <= columns && taken > 0) break;  // never begins with a combining mark
    width -= taken;
    begin += length;
  }
  return std::string(cut_mark).append(text.substr(begin));
}

}  // namespace

std::string point_at_fault(std::string_view query, std::size_t begin, std::size_t end, std::size_t columns) {
  begin = std::min(begin, query.size());
  end = std::clamp(end, begin, query.size());
  std::string before = as_shown(query.substr(0, begin));
  std::string fault = as_shown(query.substr(begin, end - begin));
  std::string after = as_shown(query.substr(end));

  const std::size_t room = columns - indent.size();
  constexpr std::size_t context = 10;  // of each side, at least, when it is there
  const std::size_t sides = text::display_width(before) + text::display_width(after);
  fault = first_columns(fault, room - std::min(sides, 2 * context));
  const std::size_t left = room - text::display_width(fault);
  const std::size_t after_width = std::min(text::display_width(after), left / 2);
  before = last_columns(before, left - after_width);
  after = first_columns(after, left - text::display_width(before));

  const std::size_t underlined = std::max<std::size_t>(text::display_width(fault), 1);
  std::string lines;
  lines.append(indent).append(before).append(fault).append(after).append("\n");
  lines.append(indent).append(text::display_width(before), ' ').append("^").append(underlined - 1, '~').append("\n");
  return lines;
}

}  // namespace news
