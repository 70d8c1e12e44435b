// SPDX-License-Identifier: GPL-2.0-or-later
/// Facets, timelines and searches without words, by the program.
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::lines;
using news::test::NewsFolder;

namespace {

const NewsFolder& papers() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write(
        "news.jsonl",
        R"({"id":"a","title":"Oil","text":"Rain.","date":"2012-05-10","source":"Dawn","tags":["oil","gas"]})"
        "\n"
        R"({"id":"b","title":"Oil","text":"Snow.","date":"2012-05-12","source":"DAWN"})"
        "\n"
        R"({"id":"c","title":"Gas","text":"Hail.","date":"1700-01-01","source":"Herald"})"
        "\n"
        R"({"id":"d","title":"Gas","text":"Fog.","date":"2012-05-11","source":"Herald","tags":["\u0007a\u202eb"]})"
        "\n"
        R"({"id":"e","title":"Ice","text":"Oil."})"
        "\n");
    REQUIRE(news->index().status == 0);
    return news;
  }();
  return *folder;
}

std::vector<json::object> records(const std::vector<std::string>& arguments) {
  std::vector<json::object> found;
  for (const std::string& line : lines(papers().search(arguments).out)) found.push_back(json::parse(line).as_object());
  return found;
}

std::vector<std::string> types(const std::vector<json::object>& records) {
  std::vector<std::string> found;
  for (const auto& record : records) found.emplace_back(record.at("type").as_string());
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("without words, what sorts, limits, filters or counts finds every article", "[cli][coverage]") {
  CHECK(lines(papers().search({"--sort", "newest", "--template", "{id}\n"}).out) == Strings{"b", "d", "a", "c", "e"});
  CHECK(lines(papers().search({"--sort", "oldest", "-n2", "--template", "{id}\n"}).out) == Strings{"c", "a"});
  CHECK(papers().search({"--count"}).out == "5\n");
  CHECK(papers().search({"--count", "--source", "dawn"}).out == "2\n");
  CHECK(lines(papers().search({"-n", "all", "--format", "csv"}).out).size() == 6);
  CHECK(lines(papers().search({"-n", "all", "--json"}).out).size() == 6);
  CHECK(papers().search({}).status == 2);
  CHECK_THAT(papers().search({"--json"}).err, ContainsSubstring("no query"));
}

TEST_CASE("tables and a chart come instead of hits, and with a limit before them", "[cli][coverage]") {
  CHECK(types(records({"--json", "--facets", "source,tag", "--timeline", "oil"})) ==
        Strings{"timeline", "facet", "facet", "summary"});
  const auto all = records({"--json", "--facets", "source", "-n1", "oil"});
  CHECK(types(all) == Strings{"facet", "hit", "summary"});
  CHECK(all.back().at("matches") == 3);
  const std::string page = papers().search({"--facets", "source", "-n1", "oil"}).out;
  CHECK(page.find("Source") < page.find(" 1  "));
}

TEST_CASE("the summary behind the tables says how many articles there are", "[cli][coverage]") {
  const auto all = records({"--json", "--facets", "source"});
  CHECK(all.back().at("matches") == 5);
  CHECK(all.back().at("exact") == true);
  CHECK(all.back().at("returned") == 0);
  const auto& values = all.front().at("values").as_array();
  REQUIRE(values.size() == 2);
  CHECK(values[0].at("value") == "DAWN");
  CHECK(values[0].at("count") == 2);
}

TEST_CASE("where nothing matches there is no table, and the reason is on standard error", "[cli][coverage]") {
  const auto none = papers().search({"--facets", "source", "--timeline", "zeppelin"});
  CHECK(none.status == 1);
  CHECK(none.out.empty());
  CHECK(none.err == "news-search: no article matches zeppelin\n");
  const auto some = papers().search({"--facets", "source", "snow zeppelin"});
  CHECK(some.status == 0);
  CHECK_THAT(some.out, ContainsSubstring("1 article with some of the words of snow zeppelin\n"));
  CHECK_THAT(some.err, ContainsSubstring("no article has all the words"));
}

TEST_CASE("300 years by day are a chart of months, with a notice", "[cli][coverage]") {
  const auto chart = papers().search({"--timeline=day", "-q"});
  CHECK(lines(chart.out).size() < 20);
  CHECK_THAT(chart.out, ContainsSubstring("1700-01") && ContainsSubstring("2012-05") && ContainsSubstring("undated"));
  CHECK(chart.err.empty());
  CHECK_THAT(papers().search({"--timeline=day"}).err, ContainsSubstring("the timeline is by month"));
  CHECK(records({"--timeline=day", "--json"}).front().contains("notice"));
}

TEST_CASE("an unknown facet or scale is refused with the nearest one", "[cli][coverage]") {
  const auto facet = papers().search({"--facets", "source,sectoin"});
  CHECK(facet.status == 2);
  CHECK(facet.err ==
        "news-search: --facets wants source, section, author, language, place, tag or year, not \"sectoin\"; did you "
        "mean section?\n");
  const auto scale = papers().search({"--timeline=mnth"});
  CHECK(scale.status == 2);
  CHECK_THAT(scale.err, ContainsSubstring("did you mean month?"));
}

TEST_CASE("values that would control a terminal are shown as blanks", "[cli][coverage]") {
  const std::string out = papers().search({"--facets", "tag"}).out;
  CHECK(out.find('\a') == std::string::npos);
  CHECK(out.find("\u202e") == std::string::npos);
}

TEST_CASE("bars are block characters in a locale of UTF-8 only, and never on a dumb terminal", "[cli][coverage]") {
  const auto chart = [](const Strings& environment) {
    return news::test::run({news::test::news_search(), "-d", papers().database(), "--timeline", "oil"}, environment)
        .out;
  };
  CHECK_THAT(chart({"LC_ALL=C.UTF-8", "TERM=xterm"}), ContainsSubstring("█"));
  CHECK_THAT(chart({"LC_ALL=C", "TERM=xterm"}), ContainsSubstring("##"));
  CHECK_THAT(chart({"LC_ALL=C.UTF-8", "TERM=dumb"}), ContainsSubstring("##"));
}

TEST_CASE("a batch answers facets, timelines and requests without words", "[cli][coverage]") {
  const std::string batch =
      papers().write("../batch",
                     "{\"facets\":\"source\"}\n{\"timeline\":\"year\",\"limit\":1}\n{\"sort\":\"newest\"}\n"
                     "{\"count\":true}\n{}\n{\"facets\":[\"sorce\"]}\n");
  const auto all = records({"--json", "--snippets", "0", "--batch", batch});
  CHECK(types(all) == Strings{"facet", "summary", "timeline", "hit", "summary", "hit", "hit", "hit", "hit", "hit",
                              "summary", "summary", "error", "error"});
  CHECK(all.front().at("request") == "1");
  CHECK(all.back().at("message") ==
        "\"facets\" wants source, section, author, language, place, tag or year, not \"sorce\"");
}
