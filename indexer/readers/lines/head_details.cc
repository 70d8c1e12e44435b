// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/head_details.h"

#include <algorithm>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/lines/byline.h"
#include "indexer/readers/lines/line_look.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t widest = 160;
constexpr string_view bar = " | ";

bool is_url(string_view line) noexcept {
  return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == string_view::npos;
}

bool is_day(string_view text) {
  const auto date = parse_date(text);
  return date && date->precision >= DatePrecision::day;
}

std::vector<string_view> split_at_bars(string_view line) {
  std::vector<string_view> parts;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(bar, begin), line.size());
    parts.push_back(text::trim(line.substr(begin, end - begin)));
    begin = end + bar.size();
  }
  return parts;
}

std::optional<HeadDetails> read_parts(string_view line, bool bylines) {
  if (line.find(bar) == string_view::npos || is_wider_than(line, widest)) return std::nullopt;
  HeadDetails details;
  std::vector<string_view> names;
  for (const string_view part : split_at_bars(line)) {
    if (is_day(part))
      details.dates.push_back(part);
    else if (bylines && parse_byline(part))
      details.bylines.push_back(part);
    else if (details.source.empty() && is_newspaper_name(part))
      details.source = part;
    else if (bylines && is_person_name(part))
      names.push_back(part);
    else
      return std::nullopt;
  }
  if (details.dates.empty()) return std::nullopt;
  if (details.bylines.empty()) details.bylines = std::move(names);
  return details;
}

// "THE EVENING BEACON, TUESDAY, MAY 2, 1911"
std::optional<HeadDetails> read_dated_newspaper(string_view line) {
  if (is_wider_than(line, widest)) return std::nullopt;
  for (const string_view mark : {", ", " - ", " – ", " — ", "  "}) {
    const std::size_t at = line.find(mark);
    if (at == string_view::npos || !is_newspaper_name(line.substr(0, at))) continue;
    const string_view date = text::trim(line.substr(at + mark.size()));
    if (is_day(date)) return HeadDetails{.dates = {date}, .bylines = {}, .source = line.substr(0, at), .url = {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<HeadDetails> read_head_details(string_view line, bool bylines) {
  if (is_url(line)) return HeadDetails{.dates = {}, .bylines = {}, .source = {}, .url = line};
  if (is_day(line)) return HeadDetails{.dates = {line}, .bylines = {}, .source = {}, .url = {}};
  if (auto parts = read_parts(line, bylines)) return parts;
  if (auto newspaper = read_dated_newspaper(line)) return newspaper;
  if (bylines && parse_byline(line)) return HeadDetails{.dates = {}, .bylines = {line}, .source = {}, .url = {}};
  return std::nullopt;
}

std::optional<TokenisedHead> read_tokenised_head(string_view line) {
  constexpr string_view stop = " . ";
  TokenisedHead head{.details = {}, .text = line};
  HeadDetails& details = head.details;
  bool name_follows = false;
  const auto next_stop = [&] { return head.text.substr(0, widest + stop.size()).find(stop); };
  for (std::size_t end = next_stop(); end != string_view::npos; end = next_stop()) {
    string_view part = text::trim(head.text.substr(0, end));
    const bool is_joined = part == "and" || part.starts_with("and ");
    if (is_joined && !details.bylines.empty()) part.remove_prefix(3);
    part = text::trim(part);
    if (name_follows || (is_joined && !part.empty() && !details.bylines.empty()))
      details.bylines.push_back(part);
    else if (part != "By" && part != "|" && !part.empty() && !part.ends_with(':')) {
      if (!is_day(part)) break;
      details.dates.push_back(part);
    }
    name_follows = part == "By" || part.empty();
    head.text.remove_prefix(end + stop.size());
  }
  const bool is_head = !details.dates.empty() || !details.bylines.empty();
  return is_head ? std::optional(std::move(head)) : std::nullopt;
}

}  // namespace news
