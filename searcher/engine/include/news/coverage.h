// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace news {

/// What articles can be counted by.
inline constexpr std::array<std::string_view, 7> facet_names{"source", "section", "author", "language",
                                                             "place",  "tag",     "year"};

enum class TimeScale { automatic, year, quarter, month, week, day };

/// How the values of TimeScale are written.
inline constexpr std::array<std::string_view, 6> time_scale_names{"auto", "year", "quarter", "month", "week", "day"};

/// What to count of all the articles that match a Request.
struct CoverageRequest {
  std::vector<std::string> facets = {};  ///< of `facet_names`, in the order of the answer
  std::size_t values = 10;               ///< of each facet, at most: the most frequent
  std::optional<TimeScale> timeline = {};
};

/// A value of a field. Spellings that the search does not tell apart are one value.
struct FacetValue {
  std::string value;         ///< the most frequent spelling; of a language its tag, of a year its digits
  std::size_t articles = 0;  ///< that match and have it
  std::size_t in_index = 0;  ///< all that have it
};

/// The values of a field, the most frequent first. An article with several values counts for each of them, and each
/// copy of a story counts.
struct Facet {
  std::string field;  ///< of `facet_names`
  std::vector<FacetValue> values = {};
  std::size_t other_values = 0;    ///< beside those above
  std::size_t other_articles = 0;  ///< that have one of these
  std::size_t without = 0;         ///< articles that have no value
};

/// A span of days, both inclusive.
struct TimelineBucket {
  std::chrono::sys_days first;
  std::chrono::sys_days last;
  std::size_t articles = 0;
  std::size_t stories = 0;  ///< a story counts once, with its first article that matches
};

/// A chart shows more empty buckets than this, one after the other, as a single line; the automatic scale counts on it.
inline constexpr std::size_t longest_shown_gap = 3;

/// How many articles were published when, each on the day of its own zone.
struct Timeline {
  TimeScale scale = TimeScale::year;         ///< never automatic
  std::string notice = {};                   ///< why it is not the scale that was asked for; else empty
  std::vector<TimelineBucket> buckets = {};  ///< in order, from the first with an article to the last, empty ones too
  std::size_t undated = 0;                   ///< articles without a date
  std::size_t stories = 0;                   ///< in all, undated ones too
};

struct Coverage {
  std::string query;
  std::string understood;    ///< the query as the engine read it, in the query language
  std::size_t matches = 0;   ///< articles; exact
  std::size_t in_index = 0;  ///< articles, all of them
  std::vector<Facet> facets = {};
  std::optional<Timeline> timeline = {};
  std::string fallback = {};              ///< as in Results
  std::vector<std::string> notices = {};  ///< as in Results
  std::chrono::microseconds elapsed{};
};

}  // namespace news
