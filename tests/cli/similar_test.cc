// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using news::test::lines;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("sinks.txt", "Ferry sinks off Lamma\n\n10 March 2013\n\nA ferry of Sun Lines sank off Lamma in fog.\n");
    news->write("inquiry.txt",
                "Inquiry into ferry opens\n\n20 March 2013\n\nSun Lines explained why its ferry sank.\n");
    news->write("launch.txt", "Lamma gets a ferry\n\n5 January 2013\n\nSun Lines launched a ferry to Lamma.\n");
    news->write("mine.txt", "Mine collapses\n\n11 March 2013\n\nA coal mine collapsed.\n");
    news->write("letter.txt", "Read this\n\nZ\n");
    news->index();
    return news;
  }();
  return *folder;
}

/// The ids of the hits, each followed by a blank.
std::string found(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--template", "{id} "});
  return indexed().search(arguments).out;
}

/// What a shell prints for news-search with these arguments, and an input.
Outcome with_input(const std::string& input, const std::string& arguments) {
  const std::string command =
      "printf '" + input + "' | '" + news::test::news_search() + "' -d '" + indexed().database() + "' ";
  return news::test::run({"/bin/sh", "-c", command + arguments});
}

}  // namespace

TEST_CASE("more of a story is found by an id, a path, or the rank of a hit", "[cli][similar]") {
  const std::string by_id = found({"--similar", "sinks.txt"});
  CHECK_THAT(by_id, ContainsSubstring("inquiry.txt") && ContainsSubstring("launch.txt") && !ContainsSubstring("mine"));
  CHECK(found({"--similar", indexed().articles() + "/sinks.txt"}) == by_id);
  CHECK(found({"--similar", "1", "title:sinks"}) == by_id);
  CHECK(found({"--similar", "sinks.txt", "launched"}) == "launch.txt ");
  CHECK(found({"--similar", "sinks.txt", "--since", "2013-03"}) == "inquiry.txt ");
  CHECK(found({"--similar", "sinks.txt", "-n", "1", "--offset", "1"}).size() < by_id.size());
}

TEST_CASE("a page of similar articles says what ties them", "[cli][similar]") {
  const Outcome outcome = indexed().search({"--similar", "sinks.txt"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK_THAT(outcome.out, ContainsSubstring("    tie: ") && ContainsSubstring("Sun Lines"));
  const auto answer = lines(indexed().search({"--similar", "sinks.txt", "--json"}).out);
  const auto hit = json::parse(answer.front()).as_object();
  CHECK_FALSE(hit.at("tie").as_array().empty());
  const auto summary = json::parse(answer.back()).as_object();
  CHECK(summary.at("similar_to") == "Ferry sinks off Lamma");
  CHECK(summary.at("matches") == answer.size() - 1);
}

TEST_CASE("background is what was published before, oldest first", "[cli][similar]") {
  CHECK(found({"--background", "inquiry.txt"}) == "launch.txt sinks.txt ");
  const Outcome undated = indexed().search({"--background", "letter.txt"});
  CHECK(undated.status == 2);
  CHECK_THAT(undated.err, StartsWith("news-search: --background is of an article without a date\n"));
}

TEST_CASE("a file and standard input are texts to find articles like", "[cli][similar]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("letter", "The ferry to Lamma\n\nWho owns Sun Lines?\n");
  CHECK_THAT(found({"--similar", file}), ContainsSubstring("sinks.txt"));
  CHECK_THAT(with_input("The ferry to Lamma", "--similar -").out, ContainsSubstring("/sinks.txt"));
  CHECK_THAT(with_input("The ferry to Lamma", "--background -").out, ContainsSubstring("/sinks.txt"));
  const Outcome empty = with_input(" ", "--similar -");
  CHECK(empty.status == 2);
  CHECK(empty.err == "news-search: --similar has no words to go by\n");
  CHECK_THAT(indexed().search({"--similar", dir.write("a.html", "<html>x")}).err, ContainsSubstring("is HTML or XML"));
  CHECK_THAT(indexed().search({"--similar", dir.path().string()}).err, ContainsSubstring(dir.path().string()));
}

TEST_CASE("an id that no article has is answered with near ones", "[cli][similar]") {
  const Outcome near = indexed().search({"--similar", "sinks.html"});
  CHECK(near.status == 1);
  CHECK(near.err == "news-search: no article has the id sinks.html\n  ids that begin alike: sinks.txt\n");
  CHECK(indexed().search({"--show", "sinks.html"}).err == near.err);
  CHECK_THAT(indexed().search({"--similar", "7"}).err, ContainsSubstring("news-search --similar 7 oil prices"));
  CHECK(indexed().search({"--similar", "9", "ferry"}).err == "news-search: there is no hit 9: only 3 articles\n");
}

TEST_CASE("an article that is alone with its words has nothing similar", "[cli][similar]") {
  const Outcome alone = indexed().search({"--similar", "letter.txt"});
  CHECK(alone.status == 1);
  CHECK(alone.out.empty());
  CHECK(alone.err == "news-search: no article is similar to Read this\n");
}

TEST_CASE("requests of a batch may ask for similar articles, by id only", "[cli][similar][batch]") {
  const Outcome outcome =
      with_input(R"({"similar":"sinks.txt","limit":1}\n{"background":"inquiry.txt"}\n{"similar":"/dev/null"}\n)",
                 "--batch - --json");
  const auto answer = lines(outcome.out);
  REQUIRE(answer.size() == 6);
  CHECK(json::parse(answer[0]).as_object().contains("tie"));
  CHECK(json::parse(answer[2]).at("id") == "launch.txt");
  CHECK(json::parse(answer[5]).at("message") == "no article has the id /dev/null");
  CHECK_THAT(with_input(R"({"similar":"sinks.txt"}\n)", "--batch - -l").out, ContainsSubstring("/inquiry.txt\n"));
}
