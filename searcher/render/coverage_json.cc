// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/coverage_json.h"

#include "common/dates/dates.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/json_text.h"

namespace news {
namespace {

double part_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void append_timeline(std::string& out, const Timeline& timeline) {
  append_json_string(out += R"(,"scale":)", time_scale_names.at(static_cast<std::size_t>(timeline.scale)));
  append_list(out += R"(,"buckets":)", timeline.buckets, [](std::string& list, const TimelineBucket& bucket) {
    append_json_string(list += R"({"first":)", format_date({.time = bucket.first}));
    append_json_string(list += R"(,"last":)", format_date({.time = bucket.last}));
    append_number(list += R"(,"articles":)", bucket.articles);
    append_number(list += R"(,"stories":)", bucket.stories);
    list += '}';
  });
  append_number(out += R"(,"undated":)", timeline.undated);
  append_number(out += R"(,"stories":)", timeline.stories);
  if (!timeline.notice.empty()) append_json_string(out += R"(,"notice":)", timeline.notice);
}

void append_facet(std::string& out, const Facet& facet, const Coverage& coverage) {
  append_json_string(out += R"(,"field":)", facet.field);
  append_list(out += R"(,"values":)", facet.values, [&](std::string& list, const FacetValue& value) {
    const double share = part_of(value.articles, coverage.matches);
    const double index_share = part_of(value.in_index, coverage.in_index);
    append_json_string(list += R"({"value":)", value.value);
    append_number(list += R"(,"count":)", value.articles);
    append_rounded(list += R"(,"share":)", share, 1e6);
    append_rounded(list += R"(,"index_share":)", index_share, 1e6);
    append_rounded(list += R"(,"ratio":)", share / index_share, 1e2);
    list += '}';
  });
  append_number(out += R"(,"others":{"values":)", facet.other_values);
  append_number(out += R"(,"count":)", facet.other_articles);
  append_number(out += R"(},"without":)", facet.without);
}

}  // namespace

void render_json_coverage(const Coverage& coverage, std::string& out, std::string_view request) {
  if (coverage.timeline) {
    append_start(out, "timeline", request);
    append_timeline(out, *coverage.timeline);
    out += "}\n";
  }
  for (const Facet& facet : coverage.facets) {
    append_start(out, "facet", request);
    append_facet(out, facet, coverage);
    out += "}\n";
  }
}

}  // namespace news
