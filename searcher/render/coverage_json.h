// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "news/coverage.h"

namespace news {

/// Lines of JSON before the hits and the summary: the timeline, if there is one, then each facet. All counts are exact.
///
/// A line of type "timeline":
///
///     scale    of the buckets: "year", "quarter", "month", "week" or "day"
///     buckets  list of {"first": its first day, "last": its last, "articles", "stories": a story with copies counts
///              once, with its first article that matches}, without gaps, in order
///     undated  articles without a date
///     stories  in all, undated ones too
///     notice   only where the scale is another than was asked for: why
///
/// A line of type "facet":
///
///     field    "source", "section", "author", "language", "place", "tag" or "year"
///     values   list of {"value", "count": articles that match and have it, "share": of all that match, "index_share":
///              the same for the whole index, "ratio": of the two shares}, the most frequent first; each copy of a
///              story counts
///     others   the values beside these: {"values": how many, "count": articles that have one of them}
///     without  articles that match and have no value
void render_json_coverage(const Coverage& coverage, std::string& out, std::string_view request = {});

}  // namespace news
