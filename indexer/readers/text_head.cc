// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text_head.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/dateline.h"
#include "indexer/readers/key_value_head.h"
#include "indexer/readers/line_look.h"
#include "indexer/readers/section_names.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t widest_headline = 300;
constexpr std::size_t most_candidates = 5;
constexpr std::size_t most_head_lines = 60;

bool is_url(string_view line) noexcept {
  return (line.starts_with("http://") || line.starts_with("https://")) && line.find(' ') == string_view::npos;
}

// A short line without a full stop that is no section in our list may be one where it is printed as such.
bool looks_like_kicker(string_view line) noexcept {
  constexpr std::size_t widest_kicker = 28;
  return count_words(line) <= 3 && !is_wider_than(line, widest_kicker) && !ends_sentence(line) &&
         is_capitalised(line) && !has_unspaced_script(line) && line.back() != ':' && line.back() != ',';
}

bool is_kicker(string_view line, string_view next) {
  return is_section_name(line) || (looks_like_kicker(line) && count_words(next) >= 4);
}

bool is_day(const std::optional<Date>& date) noexcept { return date && date->precision >= DatePrecision::day; }

// "The Harbour Courier", "Alpenkurier": a short line with capitals that could stand between headline and date.
bool could_be_newspaper(string_view line) {
  constexpr std::size_t widest = 40;
  if (is_newspaper_name(line)) return true;
  return count_words(line) <= 3 && !is_wider_than(line, widest) && !ends_sentence(line) && is_capitalised(line) &&
         !has_unspaced_script(line) && !is_section_name(line);
}

class HeadReader {
 public:
  HeadReader(std::span<const string_view> lines, std::span<const LineKind> kinds) : lines_(lines), kinds_(kinds) {}

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
  bool has_headline() const noexcept { return !candidates_.empty() || !head_.draft.title.empty(); }

  // Date, byline and address lines; `line` is trimmed and not empty.
  bool take_detail(string_view line, bool byline_allowed) {
    if (is_url(line)) {
      if (head_.draft.url.empty()) head_.draft.url = line;
      return true;
    }
    if (is_day(parse_date(line))) {
      head_.draft.dates.push_back({.text = std::string(line), .origin = DateOrigin::line});
      return true;
    }
    if (take_details(line, byline_allowed)) return true;
    if (!byline_allowed || !parse_byline(line)) return false;
    head_.draft.bylines.emplace_back(line);
    return true;
  }

  // "Published: 3 March 2021 | Updated: 4 March 2021", "By Jane Doe | 3 March 2021": details with a bar between.
  bool take_details(string_view line, bool byline_allowed) {
    constexpr string_view bar = " | ";
    if (line.find(bar) == string_view::npos || is_wider_than(line, 160)) return false;
    std::vector<string_view> parts;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(bar, begin), line.size());
      parts.push_back(text::trim(line.substr(begin, end - begin)));
      begin = end + bar.size();
    }
    const auto is_detail = [byline_allowed](string_view part) {
      return is_day(parse_date(part)) || (byline_allowed && parse_byline(part));
    };
    if (!std::ranges::all_of(parts, is_detail)) return false;
    for (const string_view part : parts) take_detail(part, byline_allowed);
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
    if (take_detail(line, has_headline()) || take_label(line) || take_newspaper(line)) return true;
    if (is_below_masthead(line)) {
      head_.draft.source = text::collapse_space(candidates_[0]);
      candidates_.clear();
      closed_ = false;
    }
    if (closed_ || !head_.draft.title.empty() || candidates_.size() == most_candidates) return false;
    if (is_wider_than(line, widest_headline) || is_body_like(line)) return false;
    candidates_.push_back(line);
    return true;
  }

  // "Section: BUSINESS; Pg. 14", "Copyright 2021 …", "Body": what databases print between the date and the text.
  bool take_label(string_view line) {
    if (!has_headline() || head_.draft.dates.empty()) return false;
    if (is_copyright_line(line) || line == "Body" || line == "BODY") return true;
    constexpr std::size_t widest_label = 100;
    return !is_wider_than(line, widest_label) && !ends_sentence(line) && read_key_value_line(line, head_);
  }

  // The newspaper's name between headline and date.
  bool take_newspaper(string_view line) {
    if (!has_headline() || !head_.draft.source.empty() || !head_.draft.dates.empty()) return false;
    const std::size_t next = next_text(at_ + 1);
    if (next == lines_.size() || !(closed_ ? could_be_newspaper(line) : is_newspaper_name(line))) return false;
    if (!is_day(parse_date(text::trim(lines_[next])))) return false;
    head_.draft.source = text::collapse_space(line);
    return true;
  }

  // The first line was the newspaper's name and the date stood below it: this is the headline.
  bool is_below_masthead(string_view line) const {
    return closed_ && candidates_.size() == 1 && head_.draft.title.empty() && head_.draft.source.empty() &&
           !head_.draft.dates.empty() && head_.draft.bylines.empty() && is_newspaper_name(candidates_[0]) &&
           !is_text(at_ + 1) && next_text(at_ + 1) < lines_.size() && !is_body_like(line);
  }

  bool is_body_like(string_view line) const {
    if (!has_headline()) return is_wider_than(line, 80) && starts_with_agency(line);
    if (is_wider_than(line, 160)) return true;
    if (kinds_[at_] == LineKind::wrapped && is_text(at_ + 1) && is_text(at_ + 2)) return true;
    if (is_sentence(line) && !is_below_kicker(line)) return true;
    return parse_dateline(line).has_value();
  }

  static bool starts_with_agency(string_view line) {
    const auto dateline = parse_dateline(line);
    return dateline && !dateline->place.empty() && !dateline->agency.empty();
  }

  // Long enough to be one of the text. Scripts without blanks end only those with a full stop.
  static bool is_sentence(string_view line) {
    if (!ends_sentence(line)) return false;
    return count_words(line) >= 9 || (is_wider_than(line, 20) && has_unspaced_script(line));
  }

  // What stands directly below a kicker and apart from the text is the headline, though it be a sentence.
  bool is_below_kicker(string_view line) const {
    const bool question = line.ends_with('?');
    if (candidates_.size() != 1 || is_text(at_ + 1) || next_text(at_ + 1) == lines_.size()) return false;
    if (!question && !is_text(at_ - 1)) return false;
    const string_view above = candidates_[0];
    return is_section_name(above) || (looks_like_kicker(above) && (question || is_all_capitals(above)));
  }

  std::size_t next_text(std::size_t index) const noexcept {
    while (index < lines_.size() && !is_text(index)) ++index;
    return index;
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
    for (const string_view line : rest.first(lines)) append_line(head_.draft.title, text::collapse_space(line));
    rest = rest.subspan(lines);
    head_.leading.assign(rest.begin(), rest.end());
    if (head_.draft.subtitle.empty() && !rest.empty() && (closed_ || !ends_sentence(rest[0])))
      head_.draft.subtitle = text::collapse_space(rest[0]);
  }

  // More than one when a headline was wrapped: short lines of like length directly above a blank one.
  std::size_t count_headline_lines(std::span<const string_view> rest) const noexcept {
    constexpr std::size_t widest = 60;
    if (!closed_ || rest.size() < 2) return 1;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const bool last = i + 1 == rest.size();
      if (is_wider_than(rest[i], widest) || (ends_sentence(rest[i]) && (!last || has_unspaced_script(rest[i]))))
        return 1;
      longest = std::max(longest, text::display_width(rest[i]));
    }
    const std::size_t checked = rest.size() > 3 ? rest.size() - 1 : 1;  // of many lines all but the last are full
    const bool alike = std::ranges::all_of(
        rest.first(checked), [longest](string_view line) { return text::display_width(line) * 100 >= longest * 55; });
    return alike ? rest.size() : 1;
  }

  std::span<const string_view> lines_;
  std::span<const LineKind> kinds_;
  std::size_t at_ = 0;
  bool closed_ = false;  // a blank line ended the headline; dates and bylines may still come
  std::vector<string_view> candidates_;
  TextHead head_;
};

}  // namespace

TextHead read_text_head(std::span<const string_view> lines, std::span<const LineKind> kinds) {
  return HeadReader(lines, kinds).read();
}

}  // namespace news
