// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_authors.h"

#include <algorithm>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/html_text.h"
#include "indexer/readers/lines/byline.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_byline = 150;
constexpr std::size_t most_authors = 30;

bool is_address(string_view text) noexcept {
  return text.starts_with("http") || text.starts_with("www.") || text.find('@') != string_view::npos;
}

void add(std::vector<std::string>& list, std::string name) {
  if (name.empty() || name.size() > longest_byline || is_address(name) || list.size() >= most_authors) return;
  if (std::ranges::find(list, name) == list.end()) list.push_back(std::move(name));
}

// Letters only.
std::string plain(string_view name) {
  std::string letters;
  for (const char c : fold(name))
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) letters += c;
  return letters;
}

class Finder {
 public:
  Finder(const HtmlPage& page, std::size_t headline) : tree_(page.tree), marks_(page.marks), headline_(headline) {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      if (page.is_of_readers(i) || tree_[i].tag == HtmlTag::script) {
        i = tree_[i].end - 1;
      } else if (tree_[i].tag != HtmlTag::text && is_small(i)) {
        if (take(i)) i = tree_[i].end - 1;
      }
    }
  }

  std::vector<std::string> sharp;    // microdata, rel="author"
  std::vector<std::string> printed;  // "By Jane Doe"
  std::vector<std::string> named;    // elements called "author"

 private:
  bool is_small(std::size_t node) const noexcept {
    constexpr std::uint32_t longest = 600;
    constexpr std::uint32_t most_nodes = 64;
    return tree_[node].text_end - tree_[node].text_begin <= longest && tree_[node].end - node <= most_nodes;
  }

  // Whether all of the node is said.
  bool take(std::size_t node) {
    if (tree_[node].attribute_count > 0 && says_author(node)) {
      const string_view value = tree_.attribute(node, HtmlAttribute::content);
      add(sharp, value.empty() ? name_in(node) : plain_line(value));
      return true;
    }
    if ((marks_[node] & mark::byline) != 0) add(named, tree_.line(node));
    if (tree_[node].text_end - tree_[node].text_begin < longest_byline && is_near(node)) take_line(node);
    return false;
  }

  bool says_author(std::size_t node) const noexcept {
    const string_view property = tree_.attribute(node, HtmlAttribute::itemprop);
    return property == "author" || property == "creator" || property == "author name" ||
           tree_.attribute(node, HtmlAttribute::rel).find("author") != string_view::npos;
  }

  // Of what may be an author with portrait and biography.
  std::string name_in(std::size_t node) const {
    for (std::size_t i = node + 1; i < tree_[node].end; ++i)
      if (tree_.attribute(i, HtmlAttribute::itemprop) == "name") {
        const string_view value = tree_.attribute(i, HtmlAttribute::content);
        return value.empty() ? tree_.line(i) : plain_line(value);
      }
    return tree_.line(node);
  }

  bool is_near(std::size_t node) const noexcept {
    constexpr std::uint32_t far = 3000;  // bytes
    const std::uint32_t at = tree_[node].text_begin;
    return headline_ != 0 && at + far / 4 > tree_[headline_].text_begin && at < tree_[headline_].text_end + far;
  }

  void take_line(std::size_t node) {
    const std::string line = tree_.line(node);
    if (line.empty() || line == last_ || line.find(' ') == std::string::npos) return;
    last_ = line;
    if (const auto byline = parse_byline(line);
        byline && !byline->authors.empty() && line.find(',') == std::string::npos)
      add(printed, line);
  }

  const HtmlTree& tree_;
  const std::vector<std::uint32_t>& marks_;
  std::size_t headline_;
  std::string last_;
};

bool names_somebody(const std::string& line) { return !parse_authors(line).authors.empty(); }

}  // namespace

HtmlAuthors find_html_authors(const HtmlPage& page, const HtmlMeta& meta, const JsonLd& data, std::size_t headline) {
  const std::string site = plain(meta.site);
  const std::string publisher = plain(data.publisher);
  const auto is_site = [&](const std::string& name) {
    const std::string letters = plain(name);
    return !letters.empty() && (letters == site || letters == publisher);
  };
  HtmlAuthors found;
  for (const std::string& name : data.people)
    if (!is_site(name)) add(found.names, name);
  if (!found.names.empty()) return found;

  const Finder printed(page, headline);
  std::vector<std::string> of_site;
  const auto take = [&](const std::vector<std::string>& lines, bool only_first) {
    for (const std::string& line : lines) {
      add(is_site(line) ? of_site : found.bylines, line);
      if (only_first && !found.bylines.empty()) break;
    }
    return std::ranges::any_of(found.bylines, names_somebody);
  };
  const bool known = take(data.bylines, false) || take(meta.authors, false) || take(printed.sharp, false) ||
                     take(printed.printed, true) || take(printed.named, true);
  if (!known && found.bylines.empty()) found.bylines = std::move(of_site);
  return found;
}

}  // namespace news
