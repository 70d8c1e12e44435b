// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/help_topics.h"

#include "common/fields.h"
#include "searcher/render/hit_fields.h"

namespace news {

std::string field_lines() {
  constexpr std::size_t column = 20;
  std::string lines;
  for (const Field* field : all_fields()) {
    std::string line = "  " + std::string(field->name);
    if (!field->alias.empty()) line.append(", ").append(field->alias);
    line.resize(column, ' ');
    lines.append(line).append(field->about).append("\n");
  }
  return lines;
}

std::string template_names() {
  constexpr std::size_t columns = 78;
  std::string lines;
  std::string line = " ";
  for (const HitField& field : hit_fields()) {
    if (line.size() + 1 + field.name.size() > columns) {
      lines.append(line).append("\n");
      line = " ";
    }
    line.append(" ").append(field.name);
  }
  return lines.append(line).append("\n");
}

}  // namespace news
