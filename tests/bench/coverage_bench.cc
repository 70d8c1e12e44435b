// SPDX-License-Identifier: GPL-2.0-or-later
/// coverage_bench DATABASE QUERY...: what facets and a timeline cost beside a page of hits, in milliseconds. The
/// questions take turns; the first number of each is that of an engine which has not counted the index yet.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "news/search.h"

namespace {

using Ask = std::function<void(news::Engine&, const news::Request&)>;

Ask coverage(news::CoverageRequest wanted) {
  return [wanted = std::move(wanted)](news::Engine& engine, const news::Request& request) {
    engine.coverage(request, wanted);
  };
}

double milliseconds(const Ask& ask, news::Engine& engine, const news::Request& request) {
  const auto start = std::chrono::steady_clock::now();
  ask(engine, request);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int count, char** arguments) {
  constexpr int rounds = 21;
  const std::vector<std::pair<const char*, Ask>> questions{
      {"page", [](news::Engine& engine, const news::Request& request) { engine.search(request); }},
      {"count", [](news::Engine& engine, const news::Request& request) { engine.count(request); }},
      {"source", coverage({.facets = {"source"}})},
      {"year", coverage({.facets = {"year"}})},
      {"author", coverage({.facets = {"author"}})},
      {"all", coverage({.facets = {news::facet_names.begin(), news::facet_names.end()}})},
      {"timeline", coverage({.timeline = news::TimeScale::automatic})},
      {"both", coverage({.facets = {"source"}, .timeline = news::TimeScale::automatic})},
  };
  std::printf("%-28s %9s", "query", "articles");
  for (const auto& [name, ask] : questions) std::printf(" %13s", name);
  std::printf("\n");
  for (int n = 2; n < count; ++n) {
    const news::Request request{.query = arguments[n]};
    news::Engine warm({arguments[1]});
    std::printf("%-28s %9zu", arguments[n], warm.count(request));
    std::vector<double> first;
    for (const auto& [name, ask] : questions) {
      news::Engine fresh({arguments[1]});
      fresh.count(request);
      first.push_back(milliseconds(ask, fresh, request));
    }
    std::vector<std::vector<double>> times(questions.size());
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t q = 0; q < questions.size(); ++q)
        times[q].push_back(milliseconds(questions[q].second, warm, request));
    }
    for (std::size_t q = 0; q < questions.size(); ++q) {
      std::ranges::nth_element(times[q], times[q].begin() + rounds / 2);
      std::printf(" %6.1f %6.1f", first[q], times[q][rounds / 2]);
    }
    std::printf("\n");
  }
}
