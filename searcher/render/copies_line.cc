// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/copies_line.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/cli/output.h"
#include "common/dates/dates.h"
#include "common/text.h"
#include "searcher/advice.h"

namespace news {
namespace {

/// A copy's name in the line, and how many copies have it.
struct Label {
  std::string text;
  std::size_t copies = 1;
};

std::string_view year_of(std::string_view day) { return day.substr(day.rfind(' ') + 1); }

/// The day for people; without the year if the hit is of the same. Empty if it is the same day, or unknown.
std::string different_day(const std::string& date, const std::string& date_of_hit) {
  const auto parsed = parse_date(date);
  if (!parsed) return {};
  std::string day = format_date_for_people(*parsed);
  const auto of_hit = parse_date(date_of_hit);
  const std::string day_of_hit = of_hit ? format_date_for_people(*of_hit) : "";
  if (day == day_of_hit) return {};
  const std::size_t blank = day.rfind(' ');
  if (blank != std::string::npos && year_of(day) == year_of(day_of_hit)) day.resize(blank);
  return day;
}

std::string label_of(const Copy& copy, const Hit& hit) {
  std::string label = copy.source == hit.source ? "" : copy.source;
  if (const std::string day = different_day(copy.date, hit.date); !day.empty())
    label.append(label.empty() ? "" : " ").append(day);
  if (label.empty() && copy.source.empty()) label = copy.id.substr(copy.id.rfind('/') + 1);
  return as_shown(label);
}

std::vector<Label> labels_of(const Hit& hit) {
  std::vector<Label> labels;
  for (const Copy& copy : hit.copies.listed) {
    std::string text = label_of(copy, hit);
    const auto known = std::ranges::find(labels, text, &Label::text);
    if (known != labels.end())
      ++known->copies;
    else
      labels.push_back({std::move(text)});
  }
  return labels;
}

}  // namespace

std::vector<std::string> copies_line(const Hit& hit, std::size_t columns) {
  const std::size_t count = hit.copies.count;
  std::vector<std::string> line{"+" + grouped(count) + (count == 1 ? " copy" : " copies")};
  std::size_t width = line.front().size();
  std::size_t unnamed = count;
  const auto more = [](std::size_t copies) { return copies == 0 ? "" : " and " + grouped(copies) + " more"; };
  for (const auto& [text, copies] : labels_of(hit)) {
    if (text.empty()) {  // as the hit: there is nothing to say about it
      unnamed -= copies;
      continue;
    }
    const std::string_view between = line.size() == 1 ? ": " : ", ";
    const std::size_t needed = between.size() + text::display_width(text);
    if (width + needed + more(unnamed - copies).size() > columns) break;
    line.emplace_back(between);
    line.push_back(text);
    width += needed;
    unnamed -= copies;
  }
  if (line.size() > 1 && unnamed != 0) line.push_back(more(unnamed));
  return line;
}

}  // namespace news
