// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/paragraphs.h"

#include <algorithm>
#include <string>

#include "common/text.h"

namespace news {
namespace {

/// Where the paragraph with this number begins, from 1; `npos` behind the last one.
std::size_t begin_of_paragraph(std::string_view text, std::size_t number) {
  std::size_t begin = 0;
  for (; number > 1 && begin != std::string_view::npos; --number) {
    begin = text.find('\n', begin);
    if (begin != std::string_view::npos) ++begin;
  }
  return begin;
}

/// The ranges within the code points from `begin` to `end`, counted from `begin`.
void cut_ranges(std::vector<Range>& ranges, std::size_t begin, std::size_t end) {
  std::erase_if(ranges, [&](const Range& range) { return range.end <= begin || range.begin >= end; });
  for (Range& range : ranges) range = {std::max(range.begin, begin) - begin, std::min(range.end, end) - begin};
}

}  // namespace

std::size_t paragraph_at(std::string_view text, std::size_t place) {
  const auto before = text.substr(0, place);
  return 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

void keep_paragraphs(FullArticle& article, const Paragraphs& part) {
  std::string& text = article.text;
  article.paragraphs = text.empty() ? 0 : paragraph_at(text, text.size());
  if (part.first <= 1 && part.last >= article.paragraphs) return;
  const std::size_t begin = begin_of_paragraph(text, part.first);
  if (begin == std::string::npos || part.first > part.last || article.paragraphs == 0)
    throw RequestError("paragraphs", "names none of the article's " + std::to_string(article.paragraphs),
                       "count from 1, as in 2-5");
  const std::size_t behind =
      part.last >= article.paragraphs ? std::string::npos : begin_of_paragraph(text, part.last + 1);
  const std::size_t end = behind == std::string::npos ? text.size() : behind - 1;
  const std::size_t first = text::count_code_points(std::string_view(text).substr(0, begin));
  const std::size_t count = text::count_code_points(std::string_view(text).substr(begin, end - begin));
  cut_ranges(article.highlights, first, first + count);
  text = text.substr(begin, end - begin);
  article.first_paragraph = part.first;
}

}  // namespace news
