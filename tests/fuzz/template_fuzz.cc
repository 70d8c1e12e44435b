// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a template or a QueryError with its place inside the text; what it writes for a terminal is safe there.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "news/error.h"
#include "searcher/render/template_renderer.h"
#include "tests/support/rendered.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const news::HitTemplate made(text);
    news::Results results;
    results.hits.push_back({{.id = "a'b\"c", .title = "x, \x1b[1m \"y\"", .path = "\xFF/\n"}, 1});
    news::Look look;
    look.hit_template = &made;
    look.on_terminal = true;
    const std::string out = news::test::rendered(results, news::Format::templated, look);
    // The template itself may hold anything; the article's text adds no escape to it.
    if (std::ranges::count(out, '\x1b') > std::ranges::count(text, '\x1b')) std::abort();
  } catch (const news::QueryError& error) {
    if (error.begin() > error.end() || error.end() > size) std::abort();
  }
  return 0;
}
