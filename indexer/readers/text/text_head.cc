// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/text/text_head.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text.h"
#include "indexer/readers/lines/byline.h"
#include "indexer/readers/lines/dateline.h"
#include "indexer/readers/lines/head_details.h"
#include "indexer/readers/lines/line_look.h"
#include "indexer/readers/lines/section_names.h"
#include "indexer/readers/text/key_value_head.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t widest_headline = 300;
constexpr std::size_t most_candidates = 5;
constexpr std::size_t most_head_lines = 60;

// A short line without a full stop that is no section in our list may be one where it is printed as such.
bool looks_like_kicker(string_view line) noexcept {
  constexpr std::size_t widest_kicker = 28;
  return count_words(line) <= 3 && !is_wider_than(line, widest_kicker) && !ends_sentence(line) &&
         is_capitalised(line) && !has_unspaced_script(line) && line.back() != ':' && line.back() != ',';
}

bool is_kicker(string_view line, string_view next) {
  return is_section_name(line) || (looks_like_kicker(line) && count_words(next) >= 4);
}

// "Alpenkurier", "The Harbour Courier", "Die Alpen": a short line with capitals that may stand between headline and
// date.
bool could_be_newspaper(string_view line) {
  constexpr auto articles = std::to_array<string_view>({"The ", "Der ", "Die ", "Das ", "Le ", "La ", "Les ", "El "});
  if (is_newspaper_name(line)) return true;
  const auto begins_line = [line](string_view article) { return line.starts_with(article); };
  const std::size_t words = count_words(line);
  return (words == 1 || (words <= 3 && std::ranges::any_of(articles, begins_line))) && !ends_sentence(line) &&
         is_capitalised(line) && !has_unspaced_script(line) && !is_section_name(line);
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
    if (at_ == 0 && take_tokenised_line()) return std::move(head_);
    const bool dashed = at_ == 0 && !lines_.empty() && lines_[0].starts_with("--");
    const std::size_t limit = std::min(lines_.size(), at_ + most_head_lines);
    while (at_ < limit && (dashed ? take_dashed() : take_line())) ++at_;
    head_.end = at_;
    assign_candidates();
    return std::move(head_);
  }

 private:
  bool has_headline() const noexcept { return !candidates_.empty() || !head_.draft.title.empty(); }

  void add(const HeadDetails& details) {
    Draft& draft = head_.draft;
    for (const string_view date : details.dates)
      draft.dates.push_back({.text = std::string(date), .origin = DateOrigin::line});
    for (const string_view byline : details.bylines) draft.bylines.emplace_back(byline);
    if (draft.source.empty()) draft.source = text::collapse_space(details.source);
    if (draft.url.empty()) draft.url = details.url;
  }

  // Date, byline and address lines; `line` is trimmed and not empty.
  bool take_detail(string_view line, bool byline_allowed) {
    const auto details = read_head_details(line, byline_allowed);
    if (details) add(*details);
    return details.has_value();
  }

  bool take_tokenised_line() {
    const auto head = lines_.empty() ? std::nullopt : read_tokenised_head(lines_[0]);
    if (!head) return false;
    add(head->details);
    head_.leading.push_back(head->text);
    head_.end = 1;
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
      closed_ |= !candidates_.empty() && !is_apart_from_headline();
      return true;
    }
    if (take_detail(line, has_headline()) || take_label(line) || take_credit(line)) return true;
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

  // Whether the only line so far is a kicker with its headline below an empty line. One that is in no list of sections
  // is in capitals, and the line below it is of another look and has a date or byline below it.
  bool is_apart_from_headline() const {
    if (candidates_.size() != 1) return false;
    const string_view above = candidates_[0];
    if (is_section_name(above)) return true;
    if (!looks_like_kicker(above) || !is_all_capitals(above) || is_newspaper_name(above)) return false;
    const std::size_t next = next_text(at_);
    const std::size_t below = next_text(next + 1);
    if (below >= lines_.size() || !read_head_details(text::trim(lines_[below]), true)) return false;
    constexpr std::size_t widest = 120;
    const string_view line = text::trim(lines_[next]);
    return count_words(line) >= 4 && (line.ends_with('?') || !ends_sentence(line)) && !is_wider_than(line, widest) &&
           !is_all_capitals(line) && !read_head_details(line, true) && !parse_dateline(line);
  }

  // The newspaper's or a person's name between headline and date.
  bool take_credit(string_view line) {
    Draft& draft = head_.draft;
    if (!has_headline() || !draft.dates.empty() || is_wider_than(line, 60) || !is_date_ahead()) return false;
    if (draft.source.empty() && (closed_ ? could_be_newspaper(line) : is_newspaper_name(line))) {
      draft.source = text::collapse_space(line);
      return true;
    }
    if (!closed_ || !draft.bylines.empty() || !is_person_name(line)) return false;
    draft.bylines.emplace_back(line);
    return true;
  }

  // Whether a date follows the line, with nothing but names between.
  bool is_date_ahead() const {
    std::size_t index = next_text(at_ + 1);
    for (int names = 0; names < 3 && index < lines_.size(); ++names, index = next_text(index + 1)) {
      const string_view line = text::trim(lines_[index]);
      if (const auto details = read_head_details(line, true)) {
        if (!details->dates.empty()) return true;
      } else if (!is_newspaper_name(line) && !is_person_name(line)) {
        return false;
      }
    }
    return false;
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

  // More than one when a headline was wrapped: directly above a blank line, either short ones of like length, or such
  // as the lines of a hard-wrapped text.
  std::size_t count_headline_lines(std::span<const string_view> rest) const {
    constexpr std::size_t widest = 60;
    if (!closed_ || rest.size() < 2) return 1;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const bool last = i + 1 == rest.size();
      if (ends_sentence(rest[i]) && (!last || has_unspaced_script(rest[i]))) return 1;
      longest = std::max(longest, text::display_width(rest[i]));
    }
    if (longest > widest) return are_wrapped(rest) ? rest.size() : 1;
    const std::size_t checked = rest.size() > 3 ? rest.size() - 1 : 1;  // of many lines all but the last are full
    const bool alike = std::ranges::all_of(
        rest.first(checked), [longest](string_view line) { return text::display_width(line) * 100 >= longest * 55; });
    return alike ? rest.size() : 1;
  }

  // Whether no line had room for the first word of the next, at the width of the wrapped lines below.
  bool are_wrapped(std::span<const string_view> rest) const {
    std::size_t width = 0;
    for (std::size_t i = at_; i < lines_.size(); ++i)
      if (kinds_[i] == LineKind::wrapped) width = std::max(width, text::display_width(lines_[i]));
    for (std::size_t i = 0; i + 1 < rest.size(); ++i) {
      const string_view word = rest[i + 1].substr(0, rest[i + 1].find(' '));
      const std::size_t columns = text::display_width(rest[i]);
      if (columns > width || columns + 1 + text::display_width(word) <= width) return false;
    }
    return true;
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
