// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("a/oil.txt",
                "Oil prices climb\n\nBy Ada Byron\n\nPrices of oil climbed again on Monday.\n\n"
                "Nobody asked the zoo.\n");
    news->write("gas.txt", "Gas stays cheap\n\nGas costs less than oil, the ministry said.\n");
    news->write("articles.jsonl", R"({"id":"3","title":"Third","text":"The oil of the third article."})"
                                  "\n");
    news->index();
    return news;
  }();
  return *folder;
}

}  // namespace

TEST_CASE("a number that is no id gets the hint that it needs a query", "[cli][show]") {
  const Outcome outcome = indexed().search({"--show", "17"});
  CHECK(outcome.status == 1);
  CHECK(outcome.err ==
        "news-search: no article has the id 17\n  a number stands for a hit of a query: news-search --show 17 oil "
        "prices\n");
}

TEST_CASE("an article is shown whole by its id or its path", "[cli][show]") {
  const Outcome by_id = indexed().search({"--show", "a/oil.txt"});
  CHECK(by_id.status == 0);
  CHECK(by_id.err.empty());
  CHECK(by_id.out == "Oil prices climb\nAda Byron\n" + indexed().articles() +
                         "/a/oil.txt\n\nPrices of oil climbed again on Monday.\n\nNobody asked the zoo.\n");
  CHECK(indexed().search({"--show", indexed().articles() + "/a/oil.txt"}).out == by_id.out);
}

TEST_CASE("with a query a number shows the hit of that rank", "[cli][show]") {
  const auto paths = news::test::lines(indexed().search({"-l", "oil"}).out);
  REQUIRE(paths.size() == 3);
  for (std::size_t n = 0; n < paths.size(); ++n) {
    CHECK_THAT(indexed().search({"--show", std::to_string(n + 1), "oil"}).out, ContainsSubstring(paths[n] + "\n"));
  }
  const Outcome beyond = indexed().search({"--show", "4", "oil"});
  CHECK(beyond.status == 1);
  CHECK(beyond.out.empty());
  CHECK(beyond.err == "news-search: there is no hit 4: only 3 articles\n");
  CHECK(indexed().search({"--show", "1", "zeppelin"}).status == 1);
  CHECK(indexed().search({"--show", "0", "oil"}).status == 2);
}

TEST_CASE("without a query a number is an id", "[cli][show]") {
  CHECK_THAT(indexed().search({"--show", "3"}).out, StartsWith("Third\n"));
}

TEST_CASE("the words of the query are highlighted in the article, and without a query none is", "[cli][show]") {
  const std::vector<std::string> show{"--color", "always", "--show", "gas.txt"};
  const std::string plain = indexed().search(show).out;
  const std::string highlighted = indexed().search({"--color", "always", "--show", "gas.txt", "oil"}).out;
  CHECK(plain != highlighted);
  CHECK_THAT(highlighted, ContainsSubstring("Gas costs less than \x1b"
                                            "[1;31moil\x1b"
                                            "[0m, the ministry said.\n"));
}

TEST_CASE("an article that is not there is no hit, with a hint", "[cli][show]") {
  for (const std::string id : {"oil.txt", "zzz", "/nowhere/gas.txt"}) {
    const Outcome outcome = indexed().search({"--show", id});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "news-search: no article has the id " + id + "\n  ids are in the output of --json\n");
  }
}

TEST_CASE("a whole article as JSON has a hit's fields, its text and its highlights", "[cli][show]") {
  const auto lines = news::test::lines(indexed().search({"--show", "a/oil.txt", "--json", "oil"}).out);
  REQUIRE(lines.size() == 1);
  const auto article = json::parse(lines[0]).as_object();
  CHECK(article.at("type") == "article");
  CHECK(article.at("schema") == 1);
  CHECK(article.at("id") == "a/oil.txt");
  CHECK(article.at("title_highlights") == json::parse("[[0,3]]"));
  CHECK(article.at("text") == "Prices of oil climbed again on Monday.\nNobody asked the zoo.");
  CHECK(article.at("highlights") == json::parse("[[10,13]]"));
  auto hit = json::parse(news::test::lines(indexed().search({"--json", "-n1", "title:oil"}).out)[0]).as_object();
  for (const char* name : {"rank", "score", "snippets"}) {
    CHECK_FALSE(article.contains(name));
    hit.erase(name);
  }
  for (const auto& field : hit) CHECK(article.contains(field.key()));
}

TEST_CASE("some paragraphs of an article are shown with their numbers", "[cli][show]") {
  const Outcome second = indexed().search({"--show", "a/oil.txt", "--paragraphs", "2-5"});
  CHECK(second.out == "Oil prices climb\nAda Byron\n" + indexed().articles() +
                          "/a/oil.txt\nparagraph 2 of 2\n\nNobody asked the zoo.\n");
  const auto article = json::parse(indexed().search({"--show", "a/oil.txt", "--paragraphs", "2", "--json", "zoo"}).out);
  CHECK(article.at("text") == "Nobody asked the zoo.");
  CHECK(article.at("highlights") == json::parse("[[17,20]]"));
  CHECK(article.at("paragraphs") == 2);
  CHECK(article.at("first_paragraph") == 2);
  const Outcome behind = indexed().search({"--show", "a/oil.txt", "--paragraphs", "3-"});
  CHECK(behind.status == 2);
  CHECK(behind.err == "news-search: --paragraphs names none of the article's 2\n  count from 1, as in 2-5\n");
  for (const char* bad : {"0", "5-2", "x", "-", "1-2-3", ""})
    CHECK(indexed().search({"--show", "a/oil.txt", "--paragraphs", bad}).status == 2);
  CHECK(indexed().search({"--paragraphs", "2", "oil"}).status == 2);
}

TEST_CASE("a passage says in which paragraph it stands", "[cli][show]") {
  const NewsFolder news;
  std::string text = "Harbour closes\n\n";
  for (int n = 0; n < 20; ++n) text += "The wall was looked at again, and the council met on the quay for hours.\n\n";
  news.write("a.txt", text + "A zoo opens there in May.\n");
  news.index();
  const auto lines = news::test::lines(news.search({"--json", "zoo"}).out);
  const auto passage = json::parse(lines.at(0)).at("snippets").at(0).as_object();
  const auto article = json::parse(news.search({"--json", "--show", "a.txt"}).out);
  const std::string_view before =
      std::string_view(article.at("text").as_string()).substr(0, passage.at("start").as_int64());
  CHECK(passage.at("paragraph") == 1 + std::ranges::count(before, '\n'));
  CHECK(passage.at("paragraph").as_int64() > 10);
}

TEST_CASE("several articles are shown one after the other, and one that is missing stops none", "[cli][show]") {
  const Outcome both = indexed().search({"--show", "3", "--show", "nothere", "--show", "gas.txt"});
  CHECK(both.status == 1);
  CHECK_THAT(both.out, StartsWith("Third\n") && ContainsSubstring("\n* * *\n\nGas stays cheap\n"));
  CHECK(both.err == "news-search: no article has the id nothere\n  ids are in the output of --json\n");
  const auto hits = news::test::lines(indexed().search({"--show", "1", "--show", "2", "--json", "oil"}).out);
  REQUIRE(hits.size() == 2);
  CHECK(json::parse(hits[0]).at("id") != json::parse(hits[1]).at("id"));
}

TEST_CASE("ids on standard input are shown, as --list writes them", "[cli][show]") {
  const std::string search = news::test::news_search() + " -d " + indexed().database() + " ";
  const Outcome shown =
      news::test::run({"/bin/sh", "-c", search + "--list oil | cut -f1 | " + search + "--json --show -"});
  CHECK(shown.status == 0);
  CHECK(news::test::lines(shown.out).size() == 3);
}

TEST_CASE("a list has all that matches, a line each", "[cli][show]") {
  const auto list = news::test::lines(indexed().search({"--list"}).out);
  CHECK(list.size() == 3);
  CHECK(std::ranges::count(list, "3\t\tThird") == 1);
  const auto hits = news::test::lines(indexed().search({"--list", "--json", "oil"}).out);
  REQUIRE(hits.size() == 4);
  CHECK(json::parse(hits[0]).at("snippets").as_array().empty());
  CHECK(news::test::lines(indexed().search({"--list", "-n1", "oil"}).out).size() == 1);
  CHECK(indexed().search({"--list", "--count", "oil"}).status == 2);
  CHECK(indexed().search({"--list", "zeppelin"}).status == 1);
}

TEST_CASE("what does not go with --show is refused", "[cli][show]") {
  for (const char* other : {"--count", "--parse", "--explain", "--paths"}) {
    CHECK(indexed().search({"--show", "gas.txt", other, "oil"}).status == 2);
  }
  CHECK(indexed().search({"--show", "", "oil"}).status == 2);
  CHECK(indexed().search({"--show", "gas.txt", "tittle:oil"}).status == 2);
}

TEST_CASE("an article of several databases is found in whichever has it", "[cli][show]") {
  const NewsFolder other;
  other.write("rain.txt", "Rain\n\nIt rained.\n");
  other.index();
  const auto show = [&](const std::string& id) {
    return news::test::run(
        {news::test::news_search(), "-d", indexed().database(), "-d", other.database(), "--show", id});
  };
  CHECK_THAT(show("rain.txt").out, StartsWith("Rain\n"));
  CHECK_THAT(show("gas.txt").out, StartsWith("Gas stays cheap\n"));
  CHECK(show("snow.txt").status == 1);
}

TEST_CASE("a hostile article is shown without harm and without its escape codes", "[cli][show]") {
  const NewsFolder news;
  std::string text = "Evil \x1b]8;;http://x\x1b\\ headline\n\nIt \x1b[2Jbegins \xe2\x80\xae here.\n\n";
  for (int n = 0; n < 100'000; ++n) text += "oil ";
  text += std::string(200'000, 'x') + " \x07 end.\n";
  news.write("evil.txt", text);
  REQUIRE(news.index().status == 0);
  const Outcome shown = news.search({"--show", "evil.txt", "--color", "never", "--width", "40", "oil"});
  CHECK(shown.status == 0);
  CHECK_THAT(shown.out, ContainsSubstring("oil oil") && !ContainsSubstring("\x1b") && !ContainsSubstring("\x07") &&
                            !ContainsSubstring("\xe2\x80\xae"));
  for (const std::string& line : news::test::lines(shown.out)) {
    CAPTURE(line);
    REQUIRE((line.size() <= 40 || line.ends_with("/evil.txt")));
  }
}

TEST_CASE("a whole article minds full disks and readers that leave", "[cli][show]") {
  const std::string show = news::test::news_search() + " -d " + indexed().database() + " --show gas.txt";
  CHECK(news::test::run({"/bin/sh", "-c", show + " > /dev/full"}).status == 2);
  const Outcome left = news::test::run({"/bin/bash", "-c", "set -o pipefail; " + show + " | head -1"});
  CHECK(left.out == "Gas stays cheap\n");
  CHECK(left.err.empty());
}

TEST_CASE("the width is what --width says, for pages and for articles", "[cli][show]") {
  const auto widest = [](const Outcome& outcome) {
    std::size_t most = 0;
    for (const std::string& line : news::test::lines(outcome.out)) {
      if (line.find('/') == std::string::npos) most = std::max(most, line.size());
    }
    return most;
  };
  const NewsFolder news;
  std::string text = "Rain\n\n";
  for (int n = 0; n < 60; ++n) text += "oil gas ";
  news.write("a.txt", text);
  news.index();
  CHECK(widest(news.search({"--show", "a.txt"})) <= 80);
  for (const std::size_t width : {40, 80, 200}) {
    for (const bool whole : {false, true}) {
      CAPTURE(width, whole);
      const auto got = widest(news.search({"oil", "--width", std::to_string(width), whole ? "--show" : "-n", "1"}));
      CHECK(got <= width);
      CHECK(got > width - 8);
    }
  }
  CHECK(news.search({"oil", "--width", "39"}).status == 2);
}
