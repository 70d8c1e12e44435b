// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "news/search.h"

namespace news {

/// JSON Lines, in UTF-8: one object a line, a line for each hit and the summary last, also when there is no hit.
///
/// Every line has "type" ("hit" or "summary"; coverage_json.h has two more) and "schema". A hit, in this order:
///
///     rank              from 1, counted over all pages
///     score             rounded to 4 decimals; only to be compared within one search
///     id                unique in the index and stable over re-indexing
///     title             "" when the article has none
///     title_highlights  ranges of the title that answer the query
///     date              "2023-11-06", "2023-11-06T09:30:00Z", "2023-11" or "2023": what is known; or null. Where the
///                       article names its zone, the time and the day are those of that zone:
///                       "2012-05-10T22:32:00-04:00"
///     date_source       where the date was found: "field", "meta", "jsonld", "url", "dateline", "filename",
///                       "mail" (that it was attached to); or null
///     source            or null
///     authors           list of strings
///     section           or null
///     tags              list of strings
///     place             of the dateline; or null
///     language          BCP 47; or null
///     url               or null
///     path              of the file
///     words             in the article
///     subtitle          the sub-headline; only where the article has one. The text may begin with it
///     member            of the archive that `path` names, "2024/a.html"; only where there is one
///     first_seen        when the index first had it: "2023-11-06T09:30:00Z"
///     line              where it begins in that file, or in that member, from 1; only for one of several articles
///     snippets          list of {"text", "highlights": ranges of the text, "start": its place in the article's text,
///                       in code points, "paragraph": its number there, from 1}
///     copies            only where near copies are folded into the hit: {"count", "ids", "sources", "dates"}. "count"
///                       is how many also match; the lists are of the same length, 50 at most, the oldest first. A
///                       source or date may be null
///     tie               only in an answer to "similar" or "background": list of the words that tie the article, as it
///                       writes them, the most telling first
///     missing           only where the article lacks a word of the query, see "all_but_one": list of these
///     explain           only when asked for: list of {"part": of the query, "score", "df": articles that match it,
///                       "df_exact": false only where that is an estimate,
///                       "tf": how often it is in this one, "title_tf": how often of these in the headline}; the
///                       scores sum to the hit's
///
/// The summary:
///
///     query       as given
///     understood  as it was read, in the query language
///     matches     articles found, on all pages
///     exact       false when a number of articles here is an estimate
///     stories     only where near copies are folded, and it differs from `matches`: near copies count once. All pages
///                 together have that many hits
///     stories_exact  only where `stories` is an estimate: false
///     all_but_one only when there are any: articles beside `matches` that lack one of the words. If `matches` is less
///                 than the hits that were asked for, they follow
///     stories_but_one  as `stories`, for `all_but_one`: without the copies of articles that have all the words
///     similar_to  only in an answer to "similar" or "background": the headline of that article, or else its id
///     returned    hits above
///     fallback    null, or "any": no article has all the words, these have some of them
///     suggestion  the best query near to this one that finds more; or null
///     parts       only when no article has all that was asked for: list of {"text": a part of the query, "matches":
///                 articles that match it alone, "exact": false only where that is an estimate}
///     missing     only when there are any: list of the shards that did not answer, whose articles are missing
///     notices     only when there are any: list of lines for the user, what was left out or bounded
///     elapsed_ms  milliseconds the search took
///
/// A range is [begin, end), half open, in Unicode code points. `path`, `member` and `id` are {"bytes": BASE64} instead
/// of a string when they are not UTF-8.
///
/// In a batch the lines of a request carry its name as "request", after "schema". A request that cannot be answered
/// gets a single line of "type" "error":
///
///     message  what is wrong
///     hint     what to do about it; or null
///     begin    where the fault is in the query, in code points; or null
///     end
void render_json_hit(const Hit& hit, std::string& out, std::string_view request = {});
void render_json_summary(const Results& results, std::string& out, std::string_view request = {});

/// The result when hits are only counted. Its summary has "returned" 0.
struct CountSummary {
  std::string query = {};
  std::string understood = {};
  std::size_t matches = 0;
  std::size_t stories = 0;
  std::vector<MissingShard> missing = {};
  std::vector<std::string> notices = {};
  std::chrono::microseconds elapsed = {};
};
void render_json_count(const CountSummary& summary, std::string& out, std::string_view request = {});

/// One line of "type" "article": a hit's fields without rank, score, snippets and explain, then
///
///     text        all of it: paragraphs, "\n" between two
///     highlights  ranges of the text that answer the query
///     paragraphs  how many the whole article has
///     first_paragraph  the number, from 1, of the one that the text begins with
///     warnings    only where there are some: list of what was repaired when the article was read
void render_json_article(const FullArticle& article, std::string& out, std::string_view request = {});

/// One line of "type" "copies": a hit's fields as in an article, then
///
///     count    near copies it has in the index
///     copies   list of these, the oldest first, 50 at most: a hit's fields, and "added" and "lacking", the sentences
///     that
///              only this copy or only the article has: 5 at most, then "more_added" and "more_lacking" are how many
///              more
void render_json_copies(const ArticleCopies& group, std::string& out, std::string_view request = {});

void render_json_error(const Error& error, std::string_view request, std::string& out);

}  // namespace news
