// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_authors.h"

#include <algorithm>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/html/html_entities.h"
#include "indexer/readers/html/html_marks.h"

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

class Finder {
 public:
  Finder(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, std::size_t headline)
      : tree_(tree), marks_(marks), headline_(headline) {}

  void find() {
    for (std::size_t i = 1; i < tree_.size(); ++i) {
      const HtmlNode& node = tree_[i];
      const bool of_readers = (marks_[i] & mark::opinion) != 0 && node.end - i < tree_.size() / 2;
      if (of_readers || node.tag == HtmlTag::script) {
        i = node.end - 1;
        continue;
      }
      const std::size_t length = node.text_end - node.text_begin;
      if (node.tag == HtmlTag::text || length > 600) continue;
      if (node.attribute_count > 0 && says_author(i)) {
        const string_view value = tree_.attribute(i, HtmlAttribute::content);
        add(sharp, value.empty() ? name_in(i) : plain_line(value));
        i = node.end - 1;
      } else if ((marks_[i] & mark::byline) != 0) {
        add(named, tree_.line(i));
      }
      if (length < longest_byline && is_near(i)) take_line(i);
    }
  }

  std::vector<std::string> sharp;    // microdata, rel="author"
  std::vector<std::string> printed;  // "By Jane Doe"
  std::vector<std::string> named;    // elements called "author"

 private:
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
    constexpr std::uint32_t far = 3000;
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

// Letters only.
std::string plain(string_view name) {
  std::string letters;
  for (const char c : fold(name))
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) letters += c;
  return letters;
}

}  // namespace

HtmlAuthors find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                              const JsonLd& data, std::size_t headline) {
  HtmlAuthors found;
  const std::string site = plain(meta.site);
  const std::string publisher = plain(data.publisher);
  const auto is_site = [&](const std::string& name) {
    const std::string letters = plain(name);
    return !letters.empty() && (letters == site || letters == publisher);
  };
  std::vector<std::string> people;
  for (const std::string& name : data.people) add(people, name);
  std::erase_if(people, is_site);
  if (!people.empty()) return {people, {}};
  Finder finder(tree, marks, headline);
  finder.find();
  std::vector<std::string> of_site;
  for (const std::vector<std::string>* list : std::initializer_list<const std::vector<std::string>*>{
           &data.bylines, &meta.authors, &finder.sharp, &finder.printed, &finder.named}) {
    for (const std::string& line : *list) {
      if (is_site(line))
        add(of_site, line);
      else
        add(found.bylines, line);
      if (list == &finder.named || list == &finder.printed)
        if (!found.bylines.empty()) break;
    }
    const bool enough = std::ranges::any_of(
        found.bylines, [](const std::string& line) { return !parse_authors(line).authors.empty(); });
    if (enough) break;
  }
  if (found.bylines.empty()) found.bylines = std::move(of_site);
  return found;
}

}  // namespace news
