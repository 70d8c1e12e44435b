// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <utility>

#include "news/search.h"

namespace news::test {

/// How a hit answers its request.
struct Answer {
  std::size_t rank = 0;
  double score = 0;
  std::vector<Range> title_highlights = {};
  std::vector<Snippet> snippets = {};
};

inline Hit hit(ArticleFields article, Answer answer = {}) {
  Hit made{std::move(article), answer.rank, answer.score};
  made.title_highlights = std::move(answer.title_highlights);
  made.snippets = std::move(answer.snippets);
  return made;
}

/// Two hits of 42: one with everything, one with next to nothing.
inline Results sample_results() {
  Results results{.query = "storm harbour",
                  .understood = "storm harbour",
                  .matches = 42,
                  .stories = 42,
                  .elapsed = std::chrono::microseconds(1934)};
  results.hits.push_back(hit(
      {.id = "2023/storm.txt",
       .title = "Storm closes the harbour, and the ferries to both islands stay where they are until Monday morning",
       .date = "2023-11-06T09:30:00Z",
       .date_source = "field",
       .source = "Harbour Post",
       .authors = {"Jane Smith", "José Núñez"},
       .section = "Latest News",
       .tags = {"weather"},
       .place = "NORTHPORT",
       .language = "en",
       .url = "https://example.org/storm",
       .path = "/news/2023/storm.txt",
       .words = 412},
      {.rank = 1,
       .score = 7.314159,
       .title_highlights = {{0, 5}, {17, 24}},
       .snippets = {
           {.text = "The storm came over the harbour wall before dawn, said the pilot’s office, and no ship left the "
                    "docks for the rest of the day.",
            .highlights = {{4, 9}, {24, 31}},
            .paragraph = 1},
           {.text = "and by the evening the harbour was full of boats that had come in from the storm",
            .highlights = {{23, 30}, {75, 80}},
            .start = 1204,
            .paragraph = 7,
            .cut_before = true,
            .cut_after = true}}}));
  results.hits.push_back(
      hit({.id = "b", .date_source = "none", .path = "/news/b.txt", .words = 3}, {.rank = 2, .score = 6}));
  return results;
}

}  // namespace news::test
