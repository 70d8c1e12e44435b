// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/facet_table.h"

#include <string>
#include <vector>

#include "common/text.h"
#include "searcher/terminal.h"
#include "tests/support/catch.h"
#include "tests/support/process.h"

using news::Coverage;
using news::Facet;
using news::Look;

namespace {

const Coverage of_some{.matches = 100, .in_index = 1000};
const Coverage of_all{.matches = 1000, .in_index = 1000};

const Facet sources{.field = "source",
                    .values = {{.value = "Reuters", .articles = 60, .in_index = 300},
                               {.value = "The Daily Telegraph of Northern Places", .articles = 25, .in_index = 500}},
                    .other_values = 37,
                    .other_articles = 12,
                    .without = 3};

std::string drawn(const Facet& facet, const Coverage& coverage, const Look& look = {}) {
  std::string out;
  news::render_facet(facet, coverage, look, out);
  return out;
}

}  // namespace

TEST_CASE("a facet is a table of its values, beside what is usual", "[render][facets]") {
  CHECK(drawn(sources, of_some) ==
        "Source                                  articles  share  usual  ratio\n"
        "Reuters                                       60  60.0%  30.0%  2.0 x\n"
        "The Daily Telegraph of Northern Places        25  25.0%  50.0%  0.5 x\n"
        "37 more                                       12  12.0%\n"
        "none                                           3   3.0%\n");
}

TEST_CASE("a narrow page cuts long values and leaves out the share of the index", "[render][facets]") {
  CHECK(drawn(sources, of_some, {.width = 40}) ==
        "Source            articles  share  ratio\n"
        "Reuters                 60  60.0%  2.0 x\n"
        "The Daily Teleg…        25  25.0%  0.5 x\n"
        "37 more                 12  12.0%\n"
        "none                     3   3.0%\n");
}

TEST_CASE("where every article matches nothing is compared", "[render][facets]") {
  const Facet facet{.field = "year", .values = {{.value = "2012", .articles = 1000, .in_index = 1000}}};
  CHECK(drawn(facet, of_all) ==
        "Year                      articles   share\n"
        "2012                         1,000  100.0%\n");
}

TEST_CASE("a share is never 0 where there is an article", "[render][facets]") {
  const Coverage many{.matches = 100'000, .in_index = 100'000};
  const Facet facet{.field = "tag", .values = {{.value = "oil", .articles = 1, .in_index = 1}}};
  CHECK(drawn(facet, many).ends_with("  <0.1%\n"));
}

TEST_CASE("values cannot control a terminal, and no line is wider than the page", "[render][facets]") {
  Facet facet = sources;
  facet.values[0].value = "a\x1b[31m\nb\xff";
  facet.values[1].value = "中文报纸中文报纸中文报纸中文报纸中文报纸";
  for (std::size_t width = 40; width <= 200; ++width) {
    const std::string table = drawn(facet, of_some, {.width = width, .isolates = true});
    CHECK(table.find('\x1b') == std::string::npos);
    const auto lines = news::test::lines(table);
    REQUIRE(lines.size() == 5);
    for (const std::string& line : lines) CHECK(news::text::display_width(line) <= width);
  }
}

TEST_CASE("in colour a value is striking from twice as often as usual", "[render][facets]") {
  const auto& styles = news::terminal::styles(true);
  const std::string table = drawn(sources, of_some, {.styles = styles});
  CHECK(table.find(std::string(styles.title) + "2.0 x") != std::string::npos);
  CHECK(table.find(std::string(styles.title) + "0.5 x") == std::string::npos);
}
