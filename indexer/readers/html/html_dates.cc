// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/html/dates_in_text.h"
#include "indexer/readers/html/html_entities.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/text_sums.h"
#include "indexer/readers/path_date.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_line = 200;   // that is about a date rather than telling a story
constexpr std::size_t longest_label = 100;  // bytes of a block that holds a date and little else
constexpr std::size_t most_dates = 200;
constexpr std::uint64_t near = 3000;  // bytes

/// A date as it is printed.
struct Printed {
  std::string text;
  std::uint64_t distance = 0;  ///< from the headline in bytes, with what speaks against it
  bool in_story = false;       ///< within running text
};

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, std::size_t headline)
      : tree_(tree), marks_(marks), headline_(headline), blocks_(find_blocks(tree)) {}

  void find() {
    for (std::size_t i = 1; i < tree_.size() && printed_.size() < most_dates; ++i) {
      const bool of_readers = (marks_[i] & mark::opinion) != 0 && tree_[i].end - i < tree_.size() / 2;
      if (of_readers || tree_[i].tag == HtmlTag::script || tree_[i].tag == HtmlTag::head) {
        if (!of_readers && tree_[i].tag == HtmlTag::head) take_microdata_within(i);
        i = tree_[i].end - 1;
        continue;
      }
      take(i);
    }
    std::ranges::stable_sort(printed_, {}, &Printed::distance);
  }

  std::vector<std::string> published;
  std::vector<std::string> modified;
  std::vector<Printed> printed_;

 private:
  void take_microdata_within(std::size_t node) {
    for (std::size_t i = node; i < tree_[node].end; ++i) take_microdata(i);
  }

  bool take_microdata(std::size_t node) {
    const string_view property = tree_.attribute(node, HtmlAttribute::itemprop);
    const bool first = property.find("datePublished") != string_view::npos ||
                       (tree_[node].tag == HtmlTag::time && tree_.has(node, HtmlAttribute::pubdate));
    if (first) published.push_back(value_of(node));
    const bool later = property.find("dateModified") != string_view::npos;
    if (later) modified.push_back(value_of(node));
    return first || later;
  }

  void take(std::size_t node) {
    if (tree_[node].attribute_count > 0 && take_microdata(node)) return;
    if (tree_[node].tag == HtmlTag::time) {
      add(value_of(node), node, 0);
    } else if ((marks_[node] & mark::date) != 0 && !is_update(node) &&
               tree_[node].text_end - tree_[node].text_begin < 2 * longest_line) {
      const std::string value = value_of(node);
      if (parse_date(value)) return add(value, node, 100);
      for (const string_view date : find_dates_in_text(value)) add(std::string(date), node, 200);
    } else if (tree_[node].tag == HtmlTag::text && has_digits(node)) {
      take_text(node);
    }
  }

  bool is_update(std::size_t node) const noexcept {
    const string_view name = tree_.attribute(node, HtmlAttribute::class_);
    return name.find("update") != string_view::npos || name.find("modified") != string_view::npos;
  }

  bool has_digits(std::size_t node) const noexcept {
    const string_view text = tree_.raw_text(node);
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) >= 4;
  }

  void take_text(std::size_t node) {
    const HtmlNode& block = tree_[blocks_[node]];
    const string_view raw = text::prefix(tree_.raw_text(node), 2000);
    const bool in_story = block.text_end - block.text_begin > longest_label;
    const std::string line = text::collapse_space(raw);
    for (const string_view date : find_dates_in_text(line)) {
      const string_view before = string_view(line).substr(0, static_cast<std::size_t>(date.data() - line.data()));
      if (says_update(before))
        modified.emplace_back(date);
      else
        add(std::string(date), node,
            block.text_end - block.text_begin > longest_line && raw.size() > longest_line ? 5000 : 600, in_story);
    }
  }

  static bool says_update(string_view before) {
    const std::string folded = fold(before.substr(before.size() - std::min<std::size_t>(before.size(), 30)));
    constexpr auto words = std::to_array<string_view>({"updat", "aktualis", "anderung", "geandert", "modifi",
                                                       "mis a jour", "actualiz", "aggiorn", "edited", "revis"});
    return std::ranges::any_of(words, [&folded](string_view word) { return folded.find(word) != std::string::npos; });
  }

  // The attribute, unless another day is printed: attributes may mean the last change.
  std::string value_of(std::size_t node) const {
    const std::string line = tree_[node].text_end - tree_[node].text_begin < longest_line ? tree_.line(node) : "";
    for (const auto name : {HtmlAttribute::datetime, HtmlAttribute::content, HtmlAttribute::title}) {
      const string_view value = text::trim(tree_.attribute(node, name));
      const auto date = parse_date(value);
      if (!date) continue;
      for (const string_view printed : find_dates_in_text(line))
        if (!is_near(*parse_date(printed), *date)) return std::string(printed);
      return plain_line(value);
    }
    return line;
  }

  static bool is_near(const Date& a, const Date& b) {
    return std::chrono::abs(a.time - b.time) <= std::chrono::days(2);
  }

  void add(std::string text, std::size_t node, std::uint64_t doubt, bool in_story = false) {
    const std::uint64_t at = tree_[node].text_begin;
    const std::uint64_t begin = tree_[headline_].text_begin;
    const std::uint64_t end = tree_[headline_].text_end;
    const std::uint64_t distance = at >= end ? at - end : at >= begin ? 0 : 2 * (begin - at);
    for (std::size_t up = node; up != 0 && up > blocks_[node]; up = tree_[up].parent)
      if (tree_[up].tag == HtmlTag::a) doubt += 500;
    printed_.push_back({std::move(text), distance + doubt, in_story});
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& marks_;
  std::size_t headline_;
  std::vector<std::uint32_t> blocks_;
};

// What is no date as a whole may hold one: "Stand: 5.2.2020", "2022-01-10T22:06:08:684Z".
void add(std::vector<DateCandidate>& list, string_view text, DateOrigin origin) {
  if (text.empty() || text.size() > longest_line) return;
  if (!parse_date(text)) {
    const auto within = find_dates_in_text(text.substr(0, std::min(text.find('T'), text.size())));
    if (within.empty()) return;
    text = within.front();
  }
  if (std::ranges::find(list, text, &DateCandidate::text) == list.end()) list.push_back({std::string(text), origin});
}

std::chrono::sys_days day_of(const Date& date) {
  return std::chrono::floor<std::chrono::days>(date.time + date.offset.value_or(std::chrono::minutes(0)));
}

// Metadata may name the moment in UTC. The day is the one of the paper's own zone: another date of the page says it
// when it is the same moment with a zone, or the day beside.
void prefer_local_day(std::vector<DateCandidate>& dates) {
  if (dates.size() < 2) return;
  const auto first = parse_date(dates.front().text);
  const bool utc = first && first->precision >= DatePrecision::minute &&
                   first->offset.value_or(std::chrono::minutes(0)).count() == 0;
  if (!utc) return;
  for (auto other = dates.begin() + 1; other != dates.end(); ++other) {
    if (other->origin == DateOrigin::modified) continue;
    const auto date = parse_date(other->text);
    if (!date || date->precision < DatePrecision::day) continue;
    const bool same_moment = date->precision >= DatePrecision::minute &&
                             date->offset.value_or(std::chrono::minutes(0)).count() != 0 &&
                             std::chrono::abs(date->time - first->time) < std::chrono::minutes(1);
    const auto apart = std::chrono::abs(day_of(*date) - day_of(*first));
    const bool beside = date->precision == DatePrecision::day && apart == std::chrono::days(1) &&
                        std::chrono::abs(date->time + std::chrono::hours(12) - first->time) < std::chrono::hours(26);
    if (date->precision == DatePrecision::day && apart == std::chrono::days(0)) return;
    if (!same_moment && !beside) continue;
    std::rotate(dates.begin(), other, other + 1);
    return;
  }
}

// The day that is printed beside the headline is the day, whatever else the page says; from there come the zone and the
// time of day.
void prefer_printed_day(std::vector<DateCandidate>& dates, string_view printed) {
  for (const DayMonthOrder order : {DayMonthOrder::day_first, DayMonthOrder::month_first}) {
    const auto day = parse_date(printed, order);
    const auto same_day = [&](const DateCandidate& candidate) {
      const auto date = parse_date(candidate.text);
      return day && date && date->precision >= DatePrecision::day && day_of(*date) == day_of(*day);
    };
    const auto first = std::ranges::find_if(dates, same_day);
    if (first == dates.end() || first->text == printed) continue;
    std::rotate(dates.begin(), first, first + 1);
    return;
  }
  const auto itself = std::ranges::find(dates, printed, &DateCandidate::text);
  if (itself != dates.end()) std::rotate(dates.begin(), itself, itself + 1);
}

// The data that scripts make pages of name the date too.
string_view date_in_scripts(string_view page) {
  constexpr auto keys =
      std::to_array<string_view>({"datePublished", "published_at", "publishedAt", "publishedDate", "publishDate",
                                  "publish_date", "publication_date", "created_at", "createdAt"});
  for (const string_view key : keys) {
    const std::size_t at = page.find(key);
    if (at == string_view::npos) continue;
    const std::size_t begin = page.find_first_not_of("\\\": ", at + key.size());
    if (begin == string_view::npos) continue;
    const string_view value = page.substr(begin, 10);
    if (parse_date(value)) return value;
  }
  return {};
}

}  // namespace

std::vector<DateCandidate> find_html_dates(const HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                                           const HtmlMeta& meta, const JsonLd& data, std::size_t headline,
                                           string_view page) {
  Finder finder(tree, marks, headline);
  finder.find();
  std::vector<DateCandidate> dates;
  if (data.is_article) add(dates, data.published, DateOrigin::jsonld);
  for (const std::string& text : meta.published) add(dates, text, DateOrigin::meta);
  add(dates, data.published, DateOrigin::jsonld);
  for (const std::string& text : finder.published) add(dates, text, DateOrigin::markup);
  if (const auto day = find_path_date(meta.url)) add(dates, format_date(*day), DateOrigin::url);
  add(dates, data.created, DateOrigin::jsonld);
  for (const Printed& printed : finder.printed_)
    if (printed.distance < near) add(dates, printed.text, DateOrigin::text);
  if (dates.empty()) add(dates, date_in_scripts(page), DateOrigin::text);
  prefer_local_day(dates);
  const auto beside = std::ranges::find(finder.printed_, false, &Printed::in_story);
  if (headline != 0 && beside != finder.printed_.end() && beside->distance < near)
    prefer_printed_day(dates, beside->text);
  add(dates, data.modified, DateOrigin::modified);
  for (const std::string& text : meta.modified) add(dates, text, DateOrigin::modified);
  for (const std::string& text : finder.modified) add(dates, text, DateOrigin::modified);
  for (const Printed& printed : finder.printed_) add(dates, printed.text, DateOrigin::text);
  return dates;
}

}  // namespace news
