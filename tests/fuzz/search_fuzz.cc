// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a request: it is answered, or refused with an Error. Two bytes choose the options, then come, with tabs
// between them, the query and the values of filters.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

namespace {

std::vector<news::Article> articles() {
  const auto on = [](int y, unsigned m, unsigned d) {
    return news::Date{.time = std::chrono::sys_days{std::chrono::year{y} / m / d}};
  };
  return {
      {.id = "oil",
       .title = "Oil prices climb in the spring",
       .section = "Business",
       .authors = {"Jane Smith", "Per Ås"},
       .published = on(2013, 3, 5),
       .source = "Post",
       .language = "en",
       .tags = {"oil", "energy"},
       .body = "Traders said that prices of crude oil may rise again.\nThe half-year results of COVID-19 vaccine "
               "makers were at risk, ministers said. Oil exports fell, and the strike went on."},
      {.id = "storm",
       .title = "Storm closes harbour; dockers strike",
       .section = "World",
       .published = on(2012, 6, 15),
       .source = "Gazette",
       .language = "en",
       .body = "The storm closed the harbour for a week. Ships waited outside. O’Brien said: “We don't know.”"},
      {.id = "undated", .title = "AT&T and the U.S.", .source = "Post", .language = "en", .body = "Search the web."},
      {.id = "de", .title = "Öl wird teurer", .language = "de", .body = "Die Preise steigen. Das Öl-Embargo hält."},
      {.id = "fr", .title = "Le pétrole monte", .language = "fr", .body = "L’Europe s’inquiète pour les régions."},
      {.id = "ar", .title = "أسعار النفط", .language = "ar", .body = "ارتفعت أسعار النفط مرة أخرى"},
      {.id = "zh", .title = "油价上涨", .source = "日报", .language = "zh", .body = "石油价格上涨。石油工人罢工。"},
      {.id = "th", .title = "ราคาน้ำมัน", .language = "th", .body = "ราคาน้ำมันดิบสูงขึ้น"}};
}

news::Engine& engine() {
  static const news::test::TempDir dir;
  static news::Engine all = news::test::engine_over(dir.path(), articles());
  return all;
}

/// What is before the next tab; takes it away.
std::string field(std::string_view& text) {
  const std::size_t end = std::min(text.find('\t'), text.size());
  std::string first(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return first;
}

news::Request request_of(unsigned options, std::string_view text) {
  constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;
  const auto is_set = [options](unsigned bit) { return (options >> bit & 1) != 0; };
  news::Request request{
      .limit = is_set(0) ? 10U : 2U,
      .offset = is_set(1) ? 1U : 0U,
      .sort = is_set(2) ? (is_set(3) ? news::Sort::oldest : news::Sort::newest) : news::Sort::relevance,
      .any = is_set(4),
      .literal = is_set(5),
      .recent = is_set(6) ? 30U : 0U,
      .snippets = is_set(7) ? 3U : 0U,
      .snippet_length = is_set(8) ? 20U : 240U,
      .explain = is_set(9),
      .today = today};
  request.query = field(text);
  request.since = field(text);
  request.until = field(text);
  for (auto* const values : {&request.sources, &request.languages, &request.authors, &request.sections}) {
    if (!text.empty()) values->push_back(field(text));
  }
  return request;
}

void answer(unsigned what, const news::Request& request) {
  const auto results = engine().search(request);
  if (results.hits.size() > request.limit || results.hits.size() > results.matches) std::abort();
  for (const news::Hit& hit : results.hits) {
    if (!std::isfinite(hit.score)) std::abort();
  }
  if ((what & 1) != 0) engine().count(request);
  if ((what & 2) != 0) engine().article("oil", request);
  if ((what & 4) != 0) engine().read(request);
  if ((what & 8) != 0) engine().values(request.since, request.query, 10);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const unsigned options = data[0] + 256U * data[1];
  try {
    answer(options >> 10, request_of(options, {reinterpret_cast<const char*>(data + 2), size - 2}));
  } catch (const news::Error&) {
  }
  return 0;
}
