// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/pdf/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text.h"
#include "indexer/readers/lines/broken_words.h"
#include "indexer/readers/lines/line_look.h"
#include "indexer/readers/text/text_reader.h"

namespace news {
namespace {

using std::string_view;

// Shares of a line's height.
constexpr double same_height = 0.12;
constexpr double headline_height = 1.15;
constexpr double least_indent = 0.5;
constexpr double most_indent = 5;
constexpr double column_gap = 2.5;  ///< between running heads and the text

constexpr double margin = 0.12;  ///< of a page's height, at either end
constexpr std::size_t longest_head = 120;
constexpr std::size_t most_headline_lines = 8;
constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_kicker = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The same on every page: "Page 3" and "Page 4" are "Page #".
std::string without_numbers(string_view text) {
  std::string same;
  for (const char c : text) {
    if (!is_digit(c))
      same += c;
    else if (!same.ends_with('#'))
      same += '#';
  }
  return same;
}

/// "3", "- 3 -", "Page 3 of 5", "3/5"
bool is_page_number(string_view text) {
  const std::string same = without_numbers(text);
  const auto letters = std::ranges::count_if(same, [](char c) { return text::is_ascii_letter(c) || c < 0; });
  constexpr long most_letters = 8;
  return same.find('#') != std::string::npos && letters <= most_letters && text.size() <= 20 &&
         std::ranges::count(same, '#') <= 2 && std::ranges::count(same, ' ') <= 4;
}

bool is_near(double one, double other, double share) { return std::abs(one - other) <= share * std::max(one, other); }

/// The lines that belong to the pages rather than to the text.
class RunningHeads {
 public:
  explicit RunningHeads(const PdfLayout& layout) {
    for (const PdfPage& page : layout.pages) {
      std::set<std::string> seen;
      for (const PdfLine& line : page.lines) {
        if (stands_at_end(line, page)) seen.insert(without_numbers(line.text));
      }
      for (const std::string& text : seen) ++pages_[text];
    }
  }

  bool contains(const PdfLine& line, const PdfPage& page) const {
    if (!stands_at_end(line, page)) return false;
    if (is_page_number(line.text)) return true;
    const auto known = pages_.find(without_numbers(line.text));
    return (known != pages_.end() && known->second > 1) || stands_apart(line, page);
  }

 private:
  static bool stands_at_end(const PdfLine& line, const PdfPage& page) {
    return line.text.size() <= longest_head &&
           (line.bottom < margin * page.height || line.top > (1 - margin) * page.height);
  }

  /// Not the largest type, and nothing but its like between it and the end of the page.
  static bool stands_apart(const PdfLine& line, const PdfPage& page) {
    const bool is_above = line.bottom < margin * page.height;
    double nearest = page.height;
    double largest = 0;
    for (const PdfLine& other : page.lines) {
      largest = std::max(largest, other.height());
      const double gap = is_above ? other.top - line.bottom : line.top - other.bottom;
      if (gap > -line.height() / 2) nearest = std::min(nearest, std::max(gap, 0.0));
      if (is_above ? other.bottom <= line.top : other.top >= line.bottom)
        if (!stands_at_end(other, page)) return false;
    }
    return nearest > column_gap * line.height() && headline_height * line.height() < largest;
  }

  std::map<std::string, std::size_t> pages_;  ///< how many have it
};

/// The height of most of the text.
double usual_height(const std::vector<PdfLine>& lines) {
  std::vector<std::pair<double, std::size_t>> heights;
  std::size_t all = 0;
  for (const PdfLine& line : lines) {
    heights.emplace_back(line.height(), line.text.size());
    all += line.text.size();
  }
  std::ranges::sort(heights);
  std::size_t below = 0;
  for (const auto& [height, size] : heights) {
    below += size;
    if (2 * below >= all) return height;
  }
  return 0;
}

/// Half open: the lines of the headline; empty if no type is larger than that of the text.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Range find_headline(const std::vector<PdfLine>& lines, std::size_t first_page_end, double usual) {
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(first_page_end);
  const auto largest = std::max_element(
      lines.begin(), end, [](const PdfLine& one, const PdfLine& other) { return one.height() < other.height(); });
  if (largest == end || largest->height() < headline_height * usual) return {};
  Range range;
  while (range.begin < first_page_end && !is_near(lines[range.begin].height(), largest->height(), same_height))
    ++range.begin;
  std::size_t size = 0;
  for (range.end = range.begin; range.end < first_page_end; ++range.end) {
    const PdfLine& line = lines[range.end];
    size += line.text.size();
    if (!is_near(line.height(), largest->height(), same_height) || size > longest_headline ||
        range.end - range.begin == most_headline_lines)
      break;
  }
  return range;
}

/// Joins lines to paragraphs.
class Paragraphs {
 public:
  explicit Paragraphs(const std::vector<PdfLine>& lines) : lines_(lines), words_(texts(lines)), pitch_(usual_pitch()) {}

  /// Those of some lines, each on a line of its own.
  std::vector<std::string> of(Range range) const {
    std::vector<std::string> paragraphs;
    for (std::size_t n = range.begin; n < range.end; ++n) {
      if (n == range.begin || begins_paragraph(n)) {
        paragraphs.push_back(lines_[n].text);
      } else {
        words_.join(paragraphs.back(), lines_[n].text);
      }
    }
    return paragraphs;
  }

 private:
  static std::vector<string_view> texts(const std::vector<PdfLine>& lines) {
    std::vector<string_view> texts;
    for (const PdfLine& line : lines) texts.emplace_back(line.text);
    return texts;
  }

  /// From a line to the next within a block, by the height of the line.
  double usual_pitch() const {
    std::vector<double> pitches;
    for (std::size_t n = 1; n < lines_.size(); ++n) {
      const double pitch = (lines_[n].top - lines_[n - 1].top) / std::max(1.0, lines_[n].height());
      if (!lines_[n].begins_block && pitch > 0) pitches.push_back(pitch);
    }
    if (pitches.empty()) return 1;
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
    std::ranges::nth_element(pitches, middle);
    return *middle;
  }

  bool begins_paragraph(std::size_t n) const {
    const PdfLine& line = lines_[n];
    const PdfLine& before = lines_[n - 1];
    if (!is_near(line.height(), before.height(), same_height)) return true;
    const bool is_below = line.top > before.top && line.left < before.block_right && before.left < line.block_right;
    if (!is_below) return ends_before_its_time(before, line) || is_indented(line, before);
    constexpr double gap = 1.3;
    if (line.top - before.top > gap * std::max(1.0, pitch_) * line.height()) return true;
    return is_indented(line, before) || ends_before_its_time(before, line);
  }

  /// A line that is alone in its block says nothing about its indent.
  static bool is_indented(const PdfLine& line, const PdfLine& before) {
    const double indent = line.left - line.block_left;
    const double before_indent = before.left - before.block_left;
    return indent > least_indent * line.height() && indent < most_indent * line.height() &&
           (before_indent < indent / 2 || ends_sentence(before.text));
  }

  /// The next line's first word would have fitted, and a sentence ends: no line is full by chance.
  static bool ends_before_its_time(const PdfLine& line, const PdfLine& next) {
    const double blank = line.height() / 4;
    return ends_sentence(line.text) && line.right + blank + next.first_word < line.block_right - blank;
  }

  const std::vector<PdfLine>& lines_;
  BrokenWords words_;
  double pitch_;
};

/// "D:20120510…" is 2012-05-10.
std::string day_of_creation(string_view created) {
  if (created.starts_with("D:")) created.remove_prefix(2);
  constexpr std::size_t digits = 8;
  if (created.size() < digits || !std::all_of(created.begin(), created.begin() + digits, is_digit)) return {};
  return std::string(created.substr(0, 4)) + '-' + std::string(created.substr(4, 2)) + '-' +
         std::string(created.substr(6, 2));
}

/// Programs put file names and themselves there.
bool is_name_of_person(string_view author) {
  const std::size_t words = count_words(author);
  return words >= 2 && words <= 4 && is_capitalised(author) && std::ranges::none_of(author, is_digit);
}

void append(std::string& text, const std::vector<std::string>& paragraphs) {
  for (const std::string& paragraph : paragraphs) text.append(text.empty() ? "" : "\n\n").append(paragraph);
}

bool is_kicker(const std::vector<std::string>& above) {
  return above.size() == 1 && above.front().size() <= longest_kicker && !ends_sentence(above.front());
}

/// Kicker, headline, then all else: so read_text expects them.
Draft read_lines(const std::vector<PdfLine>& lines, std::size_t first_page_end) {
  const Paragraphs paragraphs(lines);
  const Range headline = find_headline(lines, first_page_end, usual_height(lines));
  std::string title;
  for (std::size_t n = headline.begin; n < headline.end; ++n) append_line(title, lines[n].text);
  const std::vector<std::string> above = paragraphs.of({0, headline.begin});
  std::string text;
  if (is_kicker(above)) append(text, above);
  if (!title.empty()) append(text, {title});
  if (!is_kicker(above)) append(text, above);
  append(text, paragraphs.of({headline.end, lines.size()}));
  Draft draft = read_text(std::move(text));
  if (!title.empty()) draft.title = std::move(title);
  return draft;
}

}  // namespace

Draft read_pdf_text(const PdfLayout& layout) {
  const RunningHeads heads(layout);
  std::vector<PdfLine> lines;
  std::set<std::string> running;
  std::size_t first_page_end = 0;
  for (const PdfPage& page : layout.pages) {
    for (const PdfLine& line : page.lines) {
      if (heads.contains(line, page))
        running.insert(line.text);
      else
        lines.push_back(line);
    }
    if (first_page_end == 0) first_page_end = lines.size();
  }
  if (lines.empty()) return {};
  Draft draft = read_lines(lines, first_page_end);
  for (const std::string& head : running) {
    if (!is_page_number(head) && std::ranges::any_of(head, is_digit)) draft.dates.push_back({head, DateOrigin::text});
  }
  if (std::string day = day_of_creation(layout.created); !day.empty())
    draft.dates.push_back({std::move(day), DateOrigin::file});
  if (draft.authors.empty() && draft.bylines.empty() && is_name_of_person(layout.author))
    draft.bylines.push_back(layout.author);
  return draft;
}

}  // namespace news
