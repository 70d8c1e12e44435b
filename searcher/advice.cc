// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/advice.h"

#include <algorithm>

#include "common/text.h"

namespace news {
namespace {

constexpr std::size_t widest_part = 40;

/// The text, cut when it is too long for a table.
std::string shown(const std::string& part) {
  const auto start = text::prefix(part, widest_part);
  return start.size() < part.size() ? std::string(start) + "…" : part;
}

void add_table(const std::vector<PartCount>& parts, std::vector<std::string>& lines) {
  std::size_t width = 0;
  const auto name = [](const PartCount& part) { return (part.inside ? "  " : "") + shown(part.text); };
  for (const PartCount& part : parts) width = std::max(width, text::display_width(name(part)));
  for (const PartCount& part : parts) {
    std::string line = name(part);
    line.append(width - text::display_width(line) + 2, ' ').append(count_of_articles(part.matches, part.exact));
    lines.push_back(std::move(line));
  }
}

/// ' ("zeppelin" is in none)'; empty when every part is found somewhere.
std::string found_nowhere(const std::vector<PartCount>& parts) {
  std::vector<std::string> names;
  for (const PartCount& part : parts) {
    if (part.matches == 0 && !part.inside)
      names.push_back(part.text.starts_with('"') ? shown(part.text) : '"' + shown(part.text) + '"');
  }
  std::string list;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (n != 0) list += n + 1 == names.size() ? " and " : ", ";
    list += names[n];
  }
  return list.empty() ? list : " (" + list + (names.size() == 1 ? " is in none)" : " are in none)");
}

}  // namespace

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string count_of_articles(std::size_t count, bool exact) {
  if (count == 0) return "none";
  return (exact ? "" : "about ") + grouped(count) + (count == 1 ? " article" : " articles");
}

std::string count_of_hits(const Results& results) {
  const std::size_t hits = results.stories + results.stories_but_one;
  if (hits == results.matches + results.all_but_one) return count_of_articles(hits);
  return grouped(hits) + (hits == 1 ? " story" : " stories");
}

std::string shortfall(const Results& results) {
  if (results.fallback == "any") {
    return "no article has all the words" + found_nowhere(results.autopsy.parts) + "; these have some of them";
  }
  if (results.matches != 0) return {};
  if (!results.similar_to.empty()) return "no article is similar to " + shown(results.similar_to);
  if (results.understood.empty() && text::trim(results.query).empty()) return "the index has no articles";
  return "no article matches " + (text::trim(results.query).empty() ? results.understood : results.query);
}

std::vector<std::string> advice(const Results& results) {
  std::vector<std::string> lines;
  const Autopsy& autopsy = results.autopsy;
  if (results.matches == 0 && autopsy.parts.size() > 1) add_table(autopsy.parts, lines);
  const bool obvious = std::ranges::count(autopsy.parts, false, &PartCount::inside) < 3;  // from the counts
  if (!autopsy.killer.empty() && !obvious) {
    lines.push_back("without " + shown(autopsy.killer) + ": " + (autopsy.others_exact ? "" : "about ") +
                    grouped(autopsy.others));
  }
  for (const Suggestion& suggestion : results.suggestions) {
    const std::string count = count_of_articles(suggestion.matches, suggestion.exact);
    switch (suggestion.change) {
      case Suggestion::Change::spelling: lines.push_back("did you mean " + suggestion.query + "? " + count); break;
      case Suggestion::Change::distance: lines.push_back("try " + suggestion.query + ": " + count); break;
      case Suggestion::Change::omission: break;  // reported above, as the killer
    }
  }
  return lines;
}

}  // namespace news
