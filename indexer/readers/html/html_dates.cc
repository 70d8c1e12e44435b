// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_dates.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/dates/dates.h"
#include "common/text.h"
#include "indexer/readers/html/html_entities.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/path_date.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_date_line = 200;
constexpr std::size_t most_dates = 40;

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<std::uint32_t>& marks) : tree_(tree), marks_(marks) {}

  void add(string_view text, DateOrigin origin) {
    if (text.empty() || found_.size() >= most_dates) return;
    DateCandidate candidate{std::string(text), origin};
    if (std::ranges::find(found_, candidate.text, &DateCandidate::text) == found_.end())
      found_.push_back(std::move(candidate));
  }

  void add_markup() {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if ((marks_[i] & mark::opinion) != 0 && tree_[i].end - i < tree_.size() / 2) {
        i = tree_[i].end - 1;
        continue;
      }
      const string_view property = tree_.attribute(i, HtmlAttribute::itemprop);
      if (property.find("datePublished") != string_view::npos)
        add_value(i, published_);
      else if (property.find("dateModified") != string_view::npos)
        add_value(i, modified_);
      else if (tree_[i].tag == HtmlTag::time && tree_.has(i, HtmlAttribute::pubdate))
        add_value(i, published_);
      else if (tree_[i].tag == HtmlTag::time)
        add_value(i, times_);
      else if (tree_[i].tag == HtmlTag::abbr && (marks_[i] & mark::date) != 0)
        add_value(i, times_);
    }
    for (const auto* list : {&published_, &times_})
      for (const std::string& text : *list) add(text, DateOrigin::markup);
  }

  void add_named() {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if ((marks_[i] & mark::opinion) != 0 && tree_[i].end - i < tree_.size() / 2) {
        i = tree_[i].end - 1;
        continue;
      }
      if ((marks_[i] & mark::date) == 0 || tree_[i].text_end - tree_[i].text_begin > 400) continue;
      std::string line = tree_.line(i);
      if (line.size() <= longest_date_line && parse_date(line)) add(line, DateOrigin::markup);
    }
  }

  std::vector<DateCandidate> found_;
  std::vector<std::string> modified_;

 private:
  // The attribute, else what is printed.
  void add_value(std::size_t node, std::vector<std::string>& list) {
    if (list.size() >= most_dates) return;
    for (const auto name : {HtmlAttribute::datetime, HtmlAttribute::content, HtmlAttribute::title}) {
      const string_view value = text::trim(tree_.attribute(node, name));
      if (!value.empty() && parse_date(value)) return list.push_back(plain_line(value));
    }
    std::string line = tree_.line(node);
    if (!line.empty() && line.size() <= longest_date_line) list.push_back(std::move(line));
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& marks_;
  std::vector<std::string> published_;
  std::vector<std::string> times_;
};

}  // namespace

std::vector<DateCandidate> find_html_dates(const HtmlTree& tree, const std::vector<std::uint32_t>& marks,
                                           const HtmlMeta& meta, const JsonLd& data, std::size_t /*main*/) {
  Finder finder(tree, marks);
  if (data.is_article) finder.add(data.published, DateOrigin::jsonld);
  for (const std::string& text : meta.published) finder.add(text, DateOrigin::meta);
  finder.add(data.published, DateOrigin::jsonld);
  finder.add(data.created, DateOrigin::jsonld);
  finder.add_markup();
  finder.add_named();
  if (const auto day = find_path_date(meta.url)) finder.add(format_date(*day), DateOrigin::url);
  finder.add(data.modified, DateOrigin::modified);
  for (const std::string& text : meta.modified) finder.add(text, DateOrigin::modified);
  for (const std::string& text : finder.modified_) finder.add(text, DateOrigin::modified);
  return std::move(finder.found_);
}

}  // namespace news
