// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/html_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/readers/html/boilerplate.h"
#include "indexer/readers/html/html_authors.h"
#include "indexer/readers/html/html_dates.h"
#include "indexer/readers/html/html_meta.h"
#include "indexer/readers/html/html_page.h"
#include "indexer/readers/html/html_paragraphs.h"
#include "indexer/readers/html/html_title.h"
#include "indexer/readers/html/json_ld.h"
#include "indexer/readers/html/main_content.h"
#include "indexer/readers/html/text_sums.h"

namespace news {
namespace {

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : std::move(a); }

std::string find_body(const HtmlPage& page, const HtmlTitle& title, std::size_t main) {
  std::vector<HtmlParagraph> paragraphs = find_lead(page, title.node, main);
  std::ranges::move(find_paragraphs(page, main), std::back_inserter(paragraphs));
  return make_body(paragraphs, title.node, title.text);
}

}  // namespace

Draft read_html(std::string_view utf8, std::string_view address) {
  HtmlPage page(utf8);
  HtmlMeta meta = read_html_meta(page.tree);
  JsonLd data = read_json_ld(page.tree);
  if (meta.url.empty()) meta.url = address;
  drop_boilerplate(page);
  const std::size_t main = find_main_content(page, sum_text(page));
  HtmlTitle title = choose_title(page, meta, data);
  HtmlAuthors authors = find_html_authors(page, meta, data, title.node);

  Draft draft;
  draft.body = find_body(page, title, main);
  if (draft.body.size() * 10 < data.body.size() * 6) draft.body = std::move(data.body);  // a script would print it
  draft.dates = find_html_dates(page, meta, data, title.node != 0 ? title.node : main, utf8);
  draft.title = std::move(title.text);
  draft.authors = std::move(authors.names);
  draft.bylines = std::move(authors.bylines);
  draft.url = std::move(meta.url);
  draft.subtitle = first_of(std::move(data.subtitle), std::move(meta.subtitle));
  draft.section = first_of(std::move(data.section), std::move(meta.section));
  draft.source = first_of(std::move(meta.site), std::move(data.publisher));
  draft.language = first_of(std::move(meta.language), std::move(data.language));
  draft.tags = meta.tags.empty() ? std::move(data.tags) : std::move(meta.tags);
  if (page.tree.cut()) draft.warnings.emplace_back("the page is too large or too tangled: its end is left out");
  return draft;
}

}  // namespace news
