// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_head.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/key_value_head.h"
#include "indexer/readers/section_names.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_headline = 300;
constexpr std::size_t most_candidates = 5;
constexpr std::size_t most_head_lines = 60;

bool longer_than(string_view line, std::size_t characters) noexcept {
  return line.size() > characters && (line.size() > 4 * characters || text::count_code_points(line) > characters);
}

std::size_t count_words(string_view line) noexcept {
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size(); ++i) words += line[i] != ' ' && (i == 0 || line[i - 1] == ' ');
  return words;
}

bool ends_sentence(string_view line) noexcept {
  constexpr auto closers = std::to_array<string_view>({"\"", "'", ")", "”", "’", "»", "“"});
  constexpr auto ends = std::to_array<string_view>({".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔"});
  for (const string_view closer : closers)
    if (line.ends_with(closer)) line.remove_suffix(closer.size());
  return std::any_of(ends.begin(), ends.end(), [line](string_view end) { return line.ends_with(end); });
}

bool is_url(string_view line) noexcept {
  return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == string_view::npos;
}

// Every word begins with a capital: "Sci/Tech", "MIDDLE EAST", "World Cup".
bool is_capitalised(string_view line) noexcept {
  bool start = true;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (start && u_islower(static_cast<UChar32>(c))) return false;
    if (start && !u_isalpha(static_cast<UChar32>(c)) && c != '&') return false;
    start = c == ' ';
    at += length;
  }
  return true;
}

bool is_kicker(string_view line, string_view next) {
  if (is_section_name(line)) return true;
  constexpr std::size_t longest_kicker = 28;
  return count_words(line) <= 3 && !longer_than(line, longest_kicker) && !ends_sentence(line) && is_capitalised(line) &&
         line.back() != ':' && line.back() != ',' && count_words(next) >= 4;
}

class HeadReader {
 public:
  HeadReader(std::span<const string_view> lines, bool wrapped) : lines_(lines), wrapped_(wrapped) {}

  TextHead read() {
    at_ = read_key_value_head(lines_, head_);
    if (!head_.leading.empty()) {
      head_.end = at_;
      return std::move(head_);
    }
    const bool dashed = at_ == 0 && !lines_.empty() && lines_[0].starts_with("--");
    const std::size_t limit = std::min(lines_.size(), at_ + most_head_lines);
    while (at_ < limit && (dashed ? take_dashed() : take_line())) ++at_;
    head_.end = at_;
    assign_candidates();
    return std::move(head_);
  }

 private:
  // Date, byline and address lines; `line` is trimmed and not empty.
  bool take_detail(string_view line, bool byline_allowed) {
    if (is_url(line)) {
      if (head_.draft.url.empty()) head_.draft.url = line;
      return true;
    }
    if (const auto date = parse_date(line); date && date->precision >= DatePrecision::day) {
      head_.draft.dates.push_back({.text = std::string(line), .origin = DateOrigin::line});
      return true;
    }
    if (!byline_allowed || !parse_byline(line)) return false;
    head_.draft.bylines.emplace_back(line);
    return true;
  }

  bool take_dashed() {
    string_view line = lines_[at_];
    if (!line.starts_with("--")) return false;
    line = text::trim(line.substr(2));
    if (line.empty() || take_detail(line, true)) return true;
    if (candidates_.size() == most_candidates) return false;
    candidates_.push_back(line);
    return true;
  }

  bool take_line() {
    const string_view line = text::trim(lines_[at_]);
    if (line.empty()) {
      const bool kicker_above = candidates_.size() == 1 && is_section_name(candidates_[0]);
      closed_ |= !candidates_.empty() && !kicker_above;
      return true;
    }
    const bool has_headline = !candidates_.empty() || !head_.draft.title.empty();
    if (take_detail(line, has_headline)) return true;
    if (closed_ || !head_.draft.title.empty() || candidates_.size() == most_candidates) return false;
    if (longer_than(line, longest_headline) || (has_headline && is_body_like(line))) return false;
    candidates_.push_back(line);
    return true;
  }

  bool is_body_like(string_view line) const {
    if (longer_than(line, 160) || (ends_sentence(line) && count_words(line) >= 9)) return true;
    if (wrapped_ && is_text(at_ + 1) && is_text(at_ + 2)) return true;
    return parse_dateline(line).has_value();
  }

  bool is_text(std::size_t index) const noexcept { return index < lines_.size() && !text::trim(lines_[index]).empty(); }

  // Decides which of the candidates are kicker, headline and dek.
  void assign_candidates() {
    std::span<const string_view> rest = candidates_;
    if (rest.size() >= 2 && is_kicker(rest[0], rest[1])) {
      if (head_.draft.section.empty()) head_.draft.section = text::collapse_space(rest[0]);
      rest = rest.subspan(1);
    }
    if (!head_.draft.title.empty() || rest.empty()) return;
    const std::size_t lines = count_headline_lines(rest);
    for (const string_view line : rest.first(lines)) {
      if (!head_.draft.title.empty()) head_.draft.title += ' ';
      head_.draft.title += text::collapse_space(line);
    }
    rest = rest.subspan(lines);
    head_.leading.assign(rest.begin(), rest.end());
    if (head_.draft.subtitle.empty() && !rest.empty() && (closed_ || !ends_sentence(rest[0])))
      head_.draft.subtitle = text::collapse_space(rest[0]);
  }

  // More than one when a headline was wrapped: short lines of like length directly above a blank one.
  std::size_t count_headline_lines(std::span<const string_view> rest) const noexcept {
    constexpr std::size_t widest = 60;
    if (!closed_ || rest.size() < 2 || rest.size() > 3) return 1;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (longer_than(rest[i], widest) || (i + 1 < rest.size() && ends_sentence(rest[i]))) return 1;
      longest = std::max(longest, text::count_code_points(rest[i]));
    }
    return text::count_code_points(rest[0]) * 100 >= longest * 55 ? rest.size() : 1;
  }

  std::span<const string_view> lines_;
  bool wrapped_;
  std::size_t at_ = 0;
  bool closed_ = false;  // a blank line ended the headline; dates and bylines may still come
  std::vector<string_view> candidates_;
  TextHead head_;
};

}  // namespace

TextHead read_text_head(std::span<const string_view> lines, bool wrapped) { return HeadReader(lines, wrapped).read(); }

}  // namespace news
