// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/printed_dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/article/dates_in_text.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/html_text.h"

namespace news {
namespace {

using std::string_view;

constexpr std::uint32_t longest_line = 200;   // bytes that are about a date rather than telling a story
constexpr std::uint32_t longest_label = 100;  // bytes of a block that holds a date and little else
constexpr std::uint32_t most_nodes = 64;      // of an element that holds a date
constexpr std::size_t most_dates = 200;

// What speaks against a date, as if it stood so many bytes farther from the headline.
constexpr std::uint64_t named_doubt = 100;
constexpr std::uint64_t within_doubt = 200;
constexpr std::uint64_t text_doubt = 600;
constexpr std::uint64_t story_doubt = 5000;
constexpr std::uint64_t link_doubt = 500;

bool says_update(string_view before) {
  constexpr std::size_t looked_at = 30;
  constexpr auto words = std::to_array<string_view>(
      {"updat", "aktualis", "anderung", "geandert", "modifi", "mis a jour", "actualiz", "aggiorn", "edited", "revis"});
  const std::string folded = fold(before.substr(before.size() - std::min(before.size(), looked_at)));
  return std::ranges::any_of(words, [&folded](string_view word) { return folded.find(word) != std::string::npos; });
}

bool are_near(const Date& a, const Date& b) { return std::chrono::abs(a.time - b.time) <= std::chrono::days(2); }

class Finder {
 public:
  Finder(const HtmlPage& page, std::size_t headline) : page_(page), tree_(page.tree), headline_(tree_[headline]) {}

  PrintedDates find() {
    for (std::size_t i = 1; i < tree_.size() && found_.printed.size() < most_dates; ++i) {
      if (page_.is_of_readers(i) || tree_[i].tag == HtmlTag::script)
        i = tree_[i].end - 1;
      else
        take(i);
    }
    std::ranges::stable_sort(found_.printed, {}, &PrintedDate::distance);
    return std::move(found_);
  }

 private:
  std::uint32_t length_of(std::size_t node) const noexcept { return tree_[node].text_end - tree_[node].text_begin; }

  void take(std::size_t node) {
    if (tree_[node].tag == HtmlTag::text) return take_text(node);
    if (tree_[node].attribute_count > 0 && take_microdata(node)) return;
    if (tree_[node].tag == HtmlTag::time) return add(value_of(node), node, 0);
    if ((page_.marks[node] & mark::date) == 0 || length_of(node) > 2 * longest_line || is_update(node)) return;
    const std::string value = value_of(node);
    if (parse_date(value)) return add(value, node, named_doubt);
    for (const string_view date : find_dates_in_text(value)) add(std::string(date), node, within_doubt);
  }

  bool take_microdata(std::size_t node) {
    const string_view property = tree_.attribute(node, HtmlAttribute::itemprop);
    const bool first = property.find("datePublished") != string_view::npos ||
                       (tree_[node].tag == HtmlTag::time && tree_.has(node, HtmlAttribute::pubdate));
    const bool later = property.find("dateModified") != string_view::npos;
    std::vector<std::string>& list = first ? found_.published : found_.modified;
    if ((first || later) && list.size() < most_dates) list.push_back(value_of(node));
    return first || later;
  }

  bool is_update(std::size_t node) const noexcept {
    const string_view name = tree_.attribute(node, HtmlAttribute::css_class);
    return name.find("update") != string_view::npos || name.find("modified") != string_view::npos;
  }

  void take_text(std::size_t node) {
    constexpr std::size_t looked_at = 2000;
    const string_view raw = text::prefix(tree_.raw_text(node), looked_at);
    if (std::ranges::count_if(raw, [](char c) { return c >= '0' && c <= '9'; }) < 4) return;
    const std::uint32_t around = length_of(page_.blocks[node]);
    const bool in_story = around > longest_label;
    const std::uint64_t doubt = around > longest_line && raw.size() > longest_line ? story_doubt : text_doubt;
    const std::string line = one_line(raw);
    for (const string_view date : find_dates_in_text(line)) {
      const string_view before = string_view(line).substr(0, static_cast<std::size_t>(date.data() - line.data()));
      if (says_update(before))
        found_.modified.emplace_back(date);
      else
        add(std::string(date), node, doubt, in_story);
    }
  }

  // The attribute, unless another day is printed: attributes may mean the last change.
  std::string value_of(std::size_t node) const {
    const bool small = length_of(node) < longest_line && tree_[node].end - node <= most_nodes;
    std::string line = small ? tree_.line(node) : std::string();
    for (const auto name : {HtmlAttribute::datetime, HtmlAttribute::content, HtmlAttribute::title}) {
      const string_view value = text::trim(tree_.attribute(node, name));
      const auto date = parse_date(value);
      if (!date) continue;
      for (const string_view printed : find_dates_in_text(line))
        if (!are_near(*parse_date(printed), *date)) return std::string(printed);
      return plain_line(value);
    }
    return line;
  }

  void add(std::string text, std::size_t node, std::uint64_t doubt, bool in_story = false) {
    const std::uint64_t at = tree_[node].text_begin;
    const std::uint64_t begin = headline_.text_begin;
    const std::uint64_t end = headline_.text_end;
    const std::uint64_t distance = at >= end ? at - end : at >= begin ? 0 : 2 * (begin - at);
    if (page_.in_link[node]) doubt += link_doubt;
    found_.printed.push_back({std::move(text), distance + doubt, in_story});
  }

  const HtmlPage& page_;
  const HtmlTree& tree_;
  const HtmlNode& headline_;
  PrintedDates found_;
};

}  // namespace

PrintedDates find_printed_dates(const HtmlPage& page, std::size_t headline) { return Finder(page, headline).find(); }

}  // namespace news
