// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever an index holds, a page has the tags and attributes of the renderer and no others.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/support/rendered.h"

namespace {

using std::string_view;

constexpr auto tags = std::to_array<string_view>({"section",
                                                  "/section",
                                                  "header",
                                                  "/header",
                                                  "main",
                                                  "/main",
                                                  "footer",
                                                  "/footer",
                                                  "ul",
                                                  "/ul",
                                                  "/li",
                                                  "/a",
                                                  "/p",
                                                  "h2",
                                                  "/h1",
                                                  "/h2",
                                                  "/article",
                                                  "mark",
                                                  "/mark",
                                                  "/nav",
                                                  "h1 dir=\"auto\"",
                                                  "h2 dir=\"auto\"",
                                                  "li dir=\"auto\"",
                                                  "p dir=\"auto\"",
                                                  "p class=\"found\" dir=\"auto\"",
                                                  "p class=\"by\" dir=\"auto\"",
                                                  "p class=\"place\" dir=\"auto\"",
                                                  "nav aria-label=\"By day\"",
                                                  "article id=\"hit-1\"",
                                                  "a href=\"#hit-1\""});
constexpr string_view link = "a rel=\"noopener noreferrer\" href=\"http";

void require(bool condition) {
  if (!condition) std::abort();
}

void check(string_view section) {
  for (std::size_t at = 0; (at = section.find('<', at)) != string_view::npos;) {
    const std::size_t end = section.find('>', at);
    require(end != string_view::npos);
    const string_view tag = section.substr(at + 1, end - at - 1);
    const bool is_link = tag.starts_with(link) && tag.ends_with('"') && std::ranges::count(tag, '"') == 4;
    require(is_link || std::ranges::find(tags, tag) != tags.end());
    at = end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string half = text.substr(0, size / 2);
  news::Results results{.query = text, .understood = half, .matches = 1, .stories = 1, .notices = {text}};
  news::Hit hit{{.id = text,
                 .title = half,
                 .date = half,
                 .source = text,
                 .authors = {text, half},
                 .section = half,
                 .url = "https://" + text,
                 .path = text,
                 .member = half},
                1};
  hit.title_highlights = {{size / 8, size / 4}};
  hit.snippets = {{.text = text, .highlights = {{size / 4, size / 2}}}, {.text = half}};
  hit.missing = {text};
  hit.tie = {half};
  hit.copies = {.count = 2, .listed = {{text, half, text}, {half, text, half}}};
  results.hits.push_back(hit);
  results.hits.front().url = text.size() % 2 == 0 ? text : results.hits.front().url;
  const std::string page = news::test::rendered(results, news::Format::html);
  const std::size_t body = page.find("<body>");
  require(body != std::string::npos && page.find('\x1b') == std::string::npos);
  check(string_view(page).substr(body + 6));
  return 0;
}
