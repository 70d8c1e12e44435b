// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("oil.txt",
                "Business\nOil prices climb after pipeline closes\n\nBy Ada Byron\n6 November 2023\n\nLONDON, Nov 6 "
                "(Meridian) - Oil prices climbed on "
                "Monday.\nTraders said prices may rise again.\n");
    news->write("gas.txt", "Gas stays cheap\n\nHeating costs less than a year ago, the ministry said.\n");
    news->write(
        "escape.txt",
        "Red \x1b[31malert\x1b[0m in town\n\nA text with \x1b]0;title\x07 codes and \xe2\x80\xae turned letters.\n");
    news->index();
    return news;
  }();
  return *folder;
}

}  // namespace

TEST_CASE("the exit status tells hit, no hit and trouble apart", "[cli]") {
  CHECK(indexed().search({"oil"}).status == 0);
  CHECK(indexed().search({"zeppelin"}).status == 1);
  CHECK(indexed().search({"tittle:oil"}).status == 2);
  CHECK(indexed().search({"--limt", "3", "oil"}).status == 2);
  CHECK(indexed().search({}).status == 2);
  CHECK(news::test::run({news::test::news_search(), "-d", "/nowhere/at/all", "oil"}).status == 2);
}

TEST_CASE("an error shows the place of the fault under the query", "[cli]") {
  const Outcome outcome = indexed().search({"tittle:summit", "oil"});
  CHECK(outcome.err ==
        "news-search: no field \"tittle\"; did you mean title?\n"
        "  tittle:summit oil\n"
        "  ^~~~~~\n");
  CHECK(outcome.out.empty());
  CHECK_THAT(indexed().search({"\"oil"}).err, ContainsSubstring("^"));
}

TEST_CASE("results go to standard output and everything else to standard error", "[cli]") {
  const Outcome found = indexed().search({"oil", "prices"});
  CHECK_THAT(found.out, ContainsSubstring("Oil prices climb after pipeline closes"));
  CHECK_THAT(found.out, ContainsSubstring("Traders said prices may rise again."));
  CHECK_THAT(found.out, !ContainsSubstring("\x1b"));
  const Outcome none = indexed().search({"zeppelin"});
  CHECK(none.out.empty());
  CHECK_THAT(none.err, ContainsSubstring("zeppelin"));
  const Outcome some = indexed().search({"pipeline", "heating"});
  CHECK(some.status == 0);
  CHECK_THAT(some.err, ContainsSubstring("no article has all the words"));
}

TEST_CASE("each line of --json is an object of the contract", "[cli]") {
  const Outcome outcome = indexed().search({"--json", "oil"});
  const auto lines = news::test::lines(outcome.out);
  REQUIRE(lines.size() == 2);
  const auto hit = json::parse(lines[0]).as_object();
  CHECK(hit.at("type") == "hit");
  CHECK(hit.at("schema") == 1);
  CHECK(hit.at("rank") == 1);
  CHECK(hit.at("id") == "oil.txt");
  CHECK(hit.at("path") == (indexed().articles() + "/oil.txt").c_str());
  CHECK(hit.at("title") == "Oil prices climb after pipeline closes");
  CHECK(hit.at("title_highlights") == json::parse("[[0,3]]"));
  CHECK(hit.at("date") == "2023-11-06");
  CHECK(hit.at("date_source") == "field");
  CHECK(hit.at("authors") == json::parse(R"(["Ada Byron"])"));
  CHECK(hit.at("section") == "Business");
  CHECK(hit.at("language") == "en");
  CHECK(hit.at("url").is_null());
  CHECK(hit.at("words").to_number<int>() > 10);
  const auto summary = json::parse(lines[1]).as_object();
  CHECK(summary.at("type") == "summary");
  CHECK(summary.at("matches") == 1);
  CHECK(summary.at("exact") == true);
  CHECK(summary.at("returned") == 1);
  CHECK(summary.at("fallback").is_null());

  const Outcome none = indexed().search({"--json", "zeppelin"});
  CHECK(none.status == 1);
  CHECK(news::test::lines(none.out).size() == 1);
}

TEST_CASE("control characters of an article never reach the output", "[cli]") {
  for (const char* color : {"never", "always"}) {
    const Outcome outcome = indexed().search({"--color", color, "alert"});
    REQUIRE(outcome.status == 0);
    CHECK_THAT(outcome.out, !ContainsSubstring("\x1b]0"));
    CHECK_THAT(outcome.out, !ContainsSubstring("\x07"));
    CHECK_THAT(outcome.out, !ContainsSubstring("\xe2\x80\xae"));
  }
  CHECK_THAT(indexed().search({"--color", "never", "alert"}).out, !ContainsSubstring("\x1b"));
}

TEST_CASE("count and paths are for scripts", "[cli]") {
  CHECK(indexed().search({"--count", "oil OR gas"}).out == "2\n");
  CHECK(indexed().search({"--count", "zeppelin"}).out == "0\n");
  CHECK(indexed().search({"--count", "zeppelin"}).status == 1);
  CHECK(indexed().search({"-l", "oil"}).out == indexed().articles() + "/oil.txt\n");
  CHECK(indexed().search({"-l", "-0", "oil"}).out == indexed().articles() + "/oil.txt" + '\0');
  CHECK(indexed().search({"-l", "-n1", "oil OR gas"}).out !=
        indexed().search({"-l", "-n1", "--offset", "1", "oil OR gas"}).out);
}

TEST_CASE("a full disk under standard output is trouble, a reader that left is not", "[cli]") {
  const std::string search = news::test::news_search() + " -d " + indexed().database() + " oil";
  CHECK(news::test::run({"/bin/sh", "-c", search + " > /dev/full"}).status == 2);
  const Outcome left = news::test::run({"/bin/bash", "-c", "set -o pipefail; " + search + " | true"});
  CHECK(left.err.empty());
}

TEST_CASE("the database can come from the environment", "[cli]") {
  const Outcome outcome =
      news::test::run({news::test::news_search(), "oil"}, {"NEWS_DATABASE=" + indexed().database()});
  CHECK(outcome.status == 0);
}
