// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_authors.h"

#include <algorithm>
#include <string_view>

#include "common/text.h"
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

}  // namespace

HtmlAuthors find_html_authors(const HtmlTree& tree, const std::vector<std::uint32_t>& marks, const HtmlMeta& meta,
                              const JsonLd& data) {
  HtmlAuthors found;
  for (const std::string& name : data.people) add(found.names, name);
  if (!found.names.empty()) return found;
  for (const std::string& name : data.bylines) add(found.bylines, name);
  for (const std::string& name : meta.authors) add(found.bylines, name);
  for (const bool sharp : {true, false}) {
    if (!found.bylines.empty()) break;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      if ((marks[i] & mark::opinion) != 0 && tree[i].end - i < tree.size() / 2) {
        i = tree[i].end - 1;
        continue;
      }
      const bool is_author = sharp ? tree.attribute(i, HtmlAttribute::itemprop).find("author") != string_view::npos ||
                                         tree.attribute(i, HtmlAttribute::rel).find("author") != string_view::npos
                                   : (marks[i] & mark::byline) != 0;
      if (!is_author || tree[i].text_end - tree[i].text_begin > 600) continue;
      string_view value = tree.attribute(i, HtmlAttribute::content);
      add(found.bylines, value.empty() ? tree.line(i) : plain_line(value));
      i = tree[i].end - 1;
      if (!found.bylines.empty() && !sharp) break;
    }
  }
  return found;
}

}  // namespace news
