// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/coverage_renderer.h"

#include <vector>

#include "common/dates/dates.h"
#include "common/text.h"
#include "searcher/advice.h"
#include "searcher/render/facet_table.h"
#include "searcher/render/page_writer.h"
#include "searcher/render/timeline_chart.h"

namespace news {
namespace {

/// "1,204 articles for oil prices; 1,180 stories"
std::vector<std::string> head_of(const Coverage& coverage) {
  const std::string typed = text::collapse_space(coverage.query);
  const std::string sought = typed.empty() ? coverage.understood : typed;
  std::string count = count_of_articles(coverage.matches);
  if (coverage.timeline && coverage.timeline->stories != coverage.matches) {
    const std::size_t stories = coverage.timeline->stories;
    count += ", " + grouped(stories) + (stories == 1 ? " story" : " stories");
  }
  if (sought.empty()) return {count};
  return {count + (coverage.fallback == "any" ? " with some of the words of " : " for "), sought};
}

std::string day_for_people(std::chrono::sys_days day) { return format_date_for_people({.time = day}); }

/// "1 January 2012 to 30 June 2013 by month"
std::string caption_of(const Timeline& timeline) {
  if (timeline.buckets.empty()) return "no article has a date";
  return day_for_people(timeline.buckets.front().first) + " to " + day_for_people(timeline.buckets.back().last) +
         " by " + std::string(time_scale_names.at(static_cast<std::size_t>(timeline.scale)));
}

}  // namespace

void render_coverage(const Coverage& coverage, const Look& look, std::string& out) {
  if (coverage.matches == 0) return;
  PageWriter page(look, out);
  if (!look.request.empty()) page.write_quietly({"== ", std::string(look.request), ": ", coverage.query});
  page.write_quietly(head_of(coverage));
  if (coverage.timeline) {
    page.write_quietly({caption_of(*coverage.timeline)});
    page.write_blank_line();
    render_timeline(*coverage.timeline, look, out);
  }
  for (const Facet& facet : coverage.facets) {
    page.write_blank_line();
    render_facet(facet, coverage, look, out);
  }
}

}  // namespace news
