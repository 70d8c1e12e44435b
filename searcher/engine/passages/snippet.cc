// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/snippet.h"

#include <algorithm>
#include <utility>

#include "common/text.h"
#include "searcher/engine/passages/paragraphs.h"
#include "searcher/engine/passages/units.h"

namespace news {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The end of a passage that is cut, without a comma or dash before the cut.
std::size_t trimmed_end(std::string_view body, std::size_t begin, std::size_t end) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {",", ";", ":", "-", "–", "—", " "}) {
      if (end - begin > mark.size() && body.substr(begin, end - begin).ends_with(mark)) {
        end -= mark.size();
        more = true;
      }
    }
  }
  return end;
}

/// The bytes from `begin` to `end` as one line, with its highlights.
Snippet render(std::string_view body, std::size_t begin, std::size_t end,
               const std::vector<std::pair<std::size_t, std::size_t>>& highlighted) {
  Snippet snippet;
  std::size_t code_points = 0;
  auto range = std::ranges::lower_bound(highlighted, begin, {}, [](const auto& each) { return each.first; });
  for (std::size_t at = begin; at < end; ++at) {
    if (range != highlighted.end() && at == range->first) snippet.highlights.push_back({code_points, code_points});
    if (!is_space(body[at])) {
      snippet.text.push_back(body[at]);
      if (!text::is_continuation(body[at])) ++code_points;
    } else if (!snippet.text.ends_with(' ')) {
      snippet.text.push_back(' ');
      ++code_points;
    }
    if (range != highlighted.end() && range->first <= at && (at + 1 == range->second || at + 1 == end)) {
      snippet.highlights.back().end = code_points;
      ++range;
    }
  }
  return snippet;
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view title, std::string_view body, Highlighter& highlighter,
                                   const SnippetOptions& options) {
  if (options.count == 0) return {};
  const auto matches = highlighter.find_enough(body, Highlighter::Part::body);
  const auto highlighted = highlighted_bytes(matches);
  const std::vector<Unit> units = split_units(title, body, options.length, highlighted);
  if (units.empty()) return {};

  const auto passages = pick_passages(body, units, matches, highlighter.patterns(), options);
  std::vector<Snippet> snippets;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const std::size_t first = passages[i].first;
    while (i + 1 < passages.size() && passages[i + 1].first == passages[i].last + 1 &&
           units[passages[i + 1].first].follows)
      ++i;
    const Unit& from = units[first];
    const Unit& to = units[passages[i].last];
    const std::size_t end = to.closes ? to.end : trimmed_end(body, from.begin, to.end);
    Snippet snippet = render(body, from.begin, end, highlighted);
    snippet.start = from.start;
    snippet.paragraph = paragraph_at(body, from.begin);
    snippet.cut_before = !from.opens;
    snippet.cut_after = !to.closes;
    snippets.push_back(std::move(snippet));
  }
  return snippets;
}

}  // namespace news
