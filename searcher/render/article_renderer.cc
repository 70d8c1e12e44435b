// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/article_renderer.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/text.h"
#include "searcher/render/page_writer.h"

namespace news {
namespace {

/// The ranges within [begin, end), counted from `begin`.
std::vector<Range> ranges_within(const std::vector<Range>& ranges, std::size_t begin, std::size_t end) {
  std::vector<Range> inside;
  auto range = std::ranges::upper_bound(ranges, begin, {}, &Range::end);
  for (; range != ranges.end() && range->begin < end; ++range)
    inside.push_back({std::max(range->begin, begin) - begin, std::min(range->end, end) - begin});
  return inside;
}

/// Whether the text shows the sub-headline anyway.
bool begins_with_subtitle(const FullArticle& article) {
  const std::string& subtitle = article.hit.subtitle;
  return article.text.starts_with(subtitle) &&
         (article.text.size() == subtitle.size() || article.text[subtitle.size()] == '\n');
}

void write_paragraphs(const FullArticle& article, PageWriter& page) {
  const std::string_view text = article.text;
  std::size_t start = 0;  // of the paragraph, in code points
  for (std::size_t begin = 0; begin < text.size();) {
    const auto paragraph = text.substr(begin, text.find('\n', begin) - begin);
    const std::size_t length = text::count_code_points(paragraph);
    if (!text::trim(paragraph).empty()) {
      page.write_blank_line();
      page.write(HighlightedText(paragraph, ranges_within(article.highlights, start, start + length)), {});
    }
    begin += paragraph.size() + 1;
    start += length + 1;
  }
}

/// "paragraphs 2-5 of 9", where the others are left out.
std::string part_of(const FullArticle& article, std::size_t shown) {
  if (shown >= article.paragraphs) return {};
  const std::size_t last = article.first_paragraph + shown - 1;
  const std::string numbers = std::to_string(article.first_paragraph) + (shown == 1 ? "" : "-" + std::to_string(last));
  return std::string(shown == 1 ? "paragraph " : "paragraphs ") + numbers + " of " + std::to_string(article.paragraphs);
}

}  // namespace

std::string divider(const Look& look) {
  std::string out;
  PageWriter page(look, out);
  page.write_blank_line();
  page.write_quietly({"* * *"});
  page.write_blank_line();
  return out;
}

std::size_t render_article(const FullArticle& article, const Look& look, std::string& out) {
  const Hit& hit = article.hit;
  PageWriter page(look, out);
  page.write(HighlightedText(hit.title, hit.title_highlights), look.styles.title, {}, terminal::web_uri(hit.url));
  if (!hit.subtitle.empty() && !begins_with_subtitle(article)) page.write(HighlightedText(hit.subtitle, {}), {});
  std::vector<std::string> about = byline(hit);
  if (!hit.place.empty()) about.push_back(hit.place);
  page.write_quietly(about, " · ");
  page.write_place(place_of(hit), terminal::file_uri(hit.path));
  if (!hit.url.empty()) page.write_place(hit.url, terminal::web_uri(hit.url));
  const auto shown = article.text.empty() ? 0 : 1 + std::ranges::count(article.text, '\n');
  if (const std::string part = part_of(article, static_cast<std::size_t>(shown)); !part.empty())
    page.write_quietly({part});
  write_paragraphs(article, page);
  return page.first_highlighted_line();
}

}  // namespace news
