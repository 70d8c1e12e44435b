// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.h"

#include <utility>

#include "indexer/readers/html/boilerplate.h"
#include "indexer/readers/html/html_authors.h"
#include "indexer/readers/html/html_dates.h"
#include "indexer/readers/html/html_marks.h"
#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_paragraphs.h"
#include "indexer/readers/html/html_title.h"
#include "indexer/readers/html/html_tree.h"
#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/main_content.h"
#include "indexer/readers/html/text_sums.h"

namespace news {
namespace {

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : std::move(a); }

}  // namespace

Draft read_html(std::string_view utf8, std::string_view address) {
  HtmlTree tree(utf8);
  const auto marks = mark_nodes(tree);
  const auto blocks = find_blocks(tree);
  HtmlMeta meta = read_html_meta(tree);
  JsonLd data = read_json_ld(tree);
  drop_boilerplate(tree, marks, blocks);
  const auto sums = sum_text(tree, blocks);
  const std::size_t main = find_main_content(tree, marks, sums);

  Draft draft;
  if (meta.url.empty()) meta.url = address;
  HtmlTitle title = choose_title(tree, marks, meta, data);
  draft.title = std::move(title.text);
  std::vector<HtmlParagraph> paragraphs = find_lead(tree, blocks, title.node, main);
  for (HtmlParagraph& paragraph : find_paragraphs(tree, blocks, main, tree[main].end))
    paragraphs.push_back(std::move(paragraph));
  draft.body = make_body(paragraphs, title.node, draft.title);
  if (draft.body.size() * 10 < data.body.size() * 6) draft.body = std::move(data.body);  // scripts would print it
  draft.dates = find_html_dates(tree, marks, meta, data, title.node != 0 ? title.node : main, utf8);
  HtmlAuthors authors = find_html_authors(tree, marks, meta, data, title.node);
  draft.authors = std::move(authors.names);
  draft.bylines = std::move(authors.bylines);
  draft.url = meta.url;
  draft.subtitle = first_of(std::move(data.subtitle), std::move(meta.subtitle));
  draft.section = first_of(std::move(data.section), std::move(meta.section));
  draft.source = first_of(std::move(meta.site), std::move(data.publisher));
  draft.language = first_of(std::move(meta.language), std::move(data.language));
  draft.tags = meta.tags.empty() ? std::move(data.tags) : std::move(meta.tags);
  if (tree.cut()) draft.warnings.emplace_back("the page is too large or its tags too tangled: its end is left out");
  return draft;
}

}  // namespace news
