// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <filesystem>

#include "tests/support/archives.h"
#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

Outcome show(const NewsFolder& news, std::vector<std::string> names, const std::string& option = "--strict") {
  std::vector<std::string> command{news::test::news_index(), "-d", news.database(), "--show-article", option};
  for (const std::string& name : names) command.push_back(news.articles() + "/" + name);
  return news::test::run(command);
}

}  // namespace

TEST_CASE("an article is shown as its reader makes it, and no index is made", "[cli][show-article]") {
  const NewsFolder news;
  news.write("oil.txt", "Oil climbs\n\nBy Ada Byron\n\n6 November 2023\n\nPrices of cafés climbed “again”.\n");
  const Outcome outcome = show(news, {"oil.txt"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK_FALSE(std::filesystem::exists(news.database()));
  CHECK(json::parse(outcome.out) == json::value{{"type", "article"},
                                                {"schema", 1},
                                                {"id", "oil.txt"},
                                                {"title", "Oil climbs"},
                                                {"date", "2023-11-06"},
                                                {"date_source", "field"},
                                                {"source", nullptr},
                                                {"authors", {"Ada Byron"}},
                                                {"section", nullptr},
                                                {"tags", json::array()},
                                                {"place", nullptr},
                                                {"language", "en"},
                                                {"url", nullptr},
                                                {"path", news.articles() + "/oil.txt"},
                                                {"words", 5},
                                                {"subtitle", nullptr},
                                                {"member", nullptr},
                                                {"line", nullptr},
                                                {"format", "text"},
                                                {"charset", "UTF-8"},
                                                {"text", "Prices of cafés climbed “again”."},
                                                {"warnings", json::array()}});
}

TEST_CASE("what is shown of an article is what the index says of it", "[cli][show-article]") {
  const NewsFolder news;
  news.write("a.jsonl",
             "{\"id\":\"7\",\"title\":\"Tide turns\",\"text\":\"Ships came back.\",\"date\":\"2023-11-06\"}\n"
             "{\"title\":\"Bridge opens\",\"text\":\"It was opened on Monday.\"}\n");
  news.write("page.html", "<!doctype html><html lang=fr><h1>Le pont ouvre</h1><p>Le pont a ouvert lundi.</p></html>");
  REQUIRE(news.index().status == 0);
  const auto shown = news::test::lines(show(news, {"a.jsonl", "page.html"}).out);
  REQUIRE(shown.size() == 3);
  for (const std::string& line : shown) {
    const json::object read = json::parse(line).as_object();
    const std::string id(read.at("id").as_string());
    const json::object held = json::parse(news.search({"--json", "--show", id}).out).as_object();
    for (const auto& [key, value] : held) {
      CAPTURE(id, std::string(key));
      const bool is_of_search =
          key == "first_seen" || key.ends_with("highlights") || std::string(key).find("paragraph") != std::string::npos;
      if (!is_of_search) CHECK(read.at(key) == value);
    }
  }
  CHECK(json::parse(shown[0]).at("format") == "jsonl");
  CHECK(json::parse(shown[0]).at("charset") == "UTF-8");
  CHECK(json::parse(shown[2]).at("format") == "html");
}

TEST_CASE("articles in archives are shown too", "[cli][show-article]") {
  const NewsFolder news;
  news.write("dump.zip", news::test::zip({{"a.txt", "Oil climbs\n\nPrices climbed.\n"}, {"b.ps", "%!PS-Adobe-3.0\n"}}));
  const Outcome outcome = show(news, {"dump.zip"}, "-v");
  CHECK(outcome.status == 1);
  REQUIRE(news::test::lines(outcome.out).size() == 1);
  CHECK(json::parse(outcome.out).at("id") == "dump.zip!a.txt");
  CHECK(json::parse(outcome.out).at("member") == "a.txt");
  CHECK_THAT(outcome.err, ContainsSubstring("dump.zip!b.ps: a PostScript document, which is not read"));
}

TEST_CASE("what is rejected is said as in a run, and makes the status 1", "[cli][show-article]") {
  const NewsFolder news;
  news.write("cutting.ps", "%!PS-Adobe-3.0\n");
  news.write("oil.txt", "Oil climbs\n\nPrices climbed.\n");
  const Outcome outcome = show(news, {"cutting.ps", "oil.txt"}, "-v");
  CHECK(outcome.status == 1);
  CHECK(news::test::lines(outcome.out).size() == 1);
  CHECK(outcome.err == "news-index: " + news.articles() +
                           "/cutting.ps: a PostScript document, which is not read; save it as plain text or HTML\n");
  CHECK(show(news, {"cutting.ps"}, "--format=text").status == 0);
  CHECK(show(news, {"nothing.txt"}).status == 2);
  const Outcome both = show(news, {"oil.txt"}, "--dry-run");
  CHECK(both.status == 2);
  CHECK_THAT(both.err, ContainsSubstring("--show-article and --dry-run exclude each other"));
}

TEST_CASE("the option --dates says how numbers of day and month are read, in data as in text", "[cli][show-article]") {
  const NewsFolder news;
  news.write("oil.txt", "Oil climbs\n\n03/04/2021\n\nPrices climbed again.\n");
  news.write("tin.jsonl", R"({"title":"Tin falls","date":"03/04/2021","text":"Prices fell."})"
                          "\n");
  const auto dates = [&](const std::string& order) {
    std::vector<std::string> found;
    for (const std::string& line : news::test::lines(show(news, {"oil.txt", "tin.jsonl"}, "--dates=" + order).out))
      found.emplace_back(json::parse(line).at("date").as_string());
    return found;
  };
  CHECK(dates("month-first") == std::vector<std::string>{"2021-03-04", "2021-03-04"});
  CHECK(dates("day-first") == std::vector<std::string>{"2021-04-03", "2021-04-03"});
  CHECK(dates("auto") == std::vector<std::string>{"2021-04-03", "2021-04-03"});
  CHECK_THAT(show(news, {"oil.txt"}).out, ContainsSubstring("--dates month-first makes it 4 March 2021"));
}

TEST_CASE("one record shows how the dates of all records of its file are read", "[cli][show-article]") {
  const NewsFolder news;
  news.write("tin.csv", "title,date,text\nTin,03/04/2021,Prices fell.\nOil,04/25/2021,Prices rose.\n");
  const auto shown = news::test::lines(show(news, {"tin.csv"}).out);
  REQUIRE(shown.size() == 2);
  CHECK(json::parse(shown[0]).at("date") == "2021-03-04");
  CHECK(json::parse(shown[0]).at("warnings").as_array().empty());
}

TEST_CASE("an article without a section has that of its folder, in an index and without one", "[cli][show-article]") {
  const NewsFolder news;
  news.write("politics/a.txt", "Vote lost\n\nThe vote was lost on Monday, by two to one.\n");
  news.write("sport/a.txt", "Cup won\n\nThe cup was won on Monday, by two to one.\n");
  news.write("tech/a.json", R"({"title": "Mast up", "text": "It stands.", "section": "Radio"})");
  const auto shown = news::test::lines(show(news, {""}).out);
  REQUIRE(shown.size() == 3);
  CHECK_THAT(shown[0], ContainsSubstring(R"("section":"Politics")"));
  CHECK_THAT(shown[2], ContainsSubstring(R"("section":"Radio")"));
  REQUIRE(news.index().status == 0);
  CHECK(news.search({"--count", "section:sport"}).out == "1\n");
}

TEST_CASE("a key that stands twice in a record is a warning with its line", "[cli][show-article]") {
  const NewsFolder news;
  news.write("tin.json", "[{\"title\": \"Tin\",\n\"text\": \"It fell.\",\n\"title\": \"Tin falls\"}]\n");
  const json::value shown = json::parse(show(news, {"tin.json"}).out);
  CHECK(shown.at("title") == "Tin falls");
  CHECK(shown.at("warnings") == json::array{R"(the key "title" again in line 3: the last one counts)"});
}
