// SPDX-License-Identifier: GPL-2.0-or-later
/// What a search that finds nothing, or too little, says about itself.
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Engine;
using news::Request;
using news::Results;
using Change = news::Suggestion::Change;
using news::test::engine_over;
using news::test::ids;

namespace {

Engine harbour_news(const news::test::TempDir& dir) {
  return engine_over(
      dir.path(),
      {{.id = "a",
        .title = "Harbour reopens",
        .authors = {"Jane Smith"},
        .source = "Post",
        .language = "en",
        .body = "The storm closed the harbour for a week, and many ships had to wait outside before the ferry."},
       {.id = "b", .title = "Ferry late", .source = "Post", .language = "en", .body = "A storm delays the ferry."},
       {.id = "c", .title = "Pilots strike", .source = "Gazette", .language = "en", .body = "Pilots want to search."},
       {.id = "d",
        .title = "A web search",
        .source = "Gazette",
        .language = "en",
        .body = "Interest in the web of a pilot."}});
}

std::string first_suggestion(Engine& engine, const std::string& query) {
  const Results results = engine.search({.query = query});
  return results.suggestions.empty() ? "" : results.suggestions.front().query;
}

std::vector<std::pair<std::string, std::size_t>> parts(const Results& results) {
  std::vector<std::pair<std::string, std::size_t>> list;
  for (const auto& part : results.autopsy.parts) list.emplace_back(part.text, part.matches);
  return list;
}

using Parts = std::vector<std::pair<std::string, std::size_t>>;

}  // namespace

TEST_CASE("nothing found: each part says how many articles it finds alone", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "storm harbour source:gazette -ferry"});
  CHECK(results.matches == 0);
  CHECK(parts(results) == Parts{{"storm", 2}, {"harbour", 1}, {"source:gazette", 2}, {"-ferry", 2}});
}

TEST_CASE("nothing found: who wants no advice gets the articles with some of the words", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "harbuor pilots strike", .advise = false});
  CHECK(results.fallback == "any");
  CHECK(results.hits.size() == 2);
  CHECK((results.autopsy.parts.empty() && results.suggestions.empty()));
  CHECK(first_suggestion(engine, "harbuor") == "harbour");
  CHECK(engine.search({.query = "harbuor", .advise = false}).suggestions.empty());
}

TEST_CASE("a count that is estimated says so", "[autopsy]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 11'000; ++n) {
    articles.push_back({.id = std::to_string(n),
                        .title = "Tide",
                        .published = news::parse_date(n % 20 == 0 ? "2013-05-01" : "2013-04-01"),
                        .language = "en",
                        .body = n == 0 ? "ferry" : "high"});
  }
  auto engine = engine_over(dir.path(), articles);
  const auto counted = engine.search({.query = "until:2013-04-24 ferry"}).autopsy.parts;
  REQUIRE(counted.size() == 2);
  CHECK_FALSE(counted[0].exact);
  CHECK(counted[1].exact);
  CHECK(counted[1].matches == 1);
  const Results explained = engine.search({.query = "tide ferry", .explain = true});
  for (const auto& part : explained.hits.at(0).explanation) CHECK(part.exact);
}

TEST_CASE("the part that leaves nothing is named, with what the others have", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "storm ferry source:gazette"});
  CHECK(results.autopsy.killer == "source:gazette");
  CHECK(results.autopsy.others == 2);
  REQUIRE(results.suggestions.size() == 1);
  CHECK(results.suggestions[0].query == "storm ferry");
  CHECK(results.suggestions[0].matches == 2);
  CHECK(results.suggestions[0].change == Change::omission);
  const Results unwanted = engine.search({.query = "harbour ships -storm"});
  CHECK(unwanted.autopsy.killer == "-storm");
  CHECK(unwanted.autopsy.others == 1);
}

TEST_CASE("a search that finds all its words has no autopsy", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "storm ferry"});
  CHECK(results.matches == 2);
  CHECK(results.autopsy.parts.empty());
  CHECK(results.suggestions.empty());
}

TEST_CASE("when only some words are found the autopsy says which are not", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "the storm zeppelin"});
  CHECK(results.fallback == "any");
  CHECK(parts(results) == Parts{{"storm", 2}, {"zeppelin", 0}});
}

TEST_CASE("below a group without articles its words are counted", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  CHECK(parts(engine.search({.query = "harbour w/5 ferry"})) ==
        Parts{{"harbour w/5 ferry", 0}, {"harbour", 1}, {"ferry", 2}});
  CHECK(parts(engine.search({.query = "\"harbour ferry\""})) ==
        Parts{{"\"harbour ferry\"", 0}, {"=harbour", 1}, {"=ferry", 2}});
}

TEST_CASE("words too far apart: the next wider distance that finds something is suggested", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  CHECK(first_suggestion(engine, "closed w/5 ferry") == "closed w/20 ferry");
  CHECK(first_suggestion(engine, "closed pre/5 ferry") == "closed pre/20 ferry");
  CHECK(first_suggestion(engine, "\"closed ferry\"") == "closed w/20 ferry");
  CHECK(first_suggestion(engine, "(closed w/5 ferry) source:post") == "(closed w/20 ferry) source:post");
  CHECK(first_suggestion(engine, "=pilot strike") == "pilot strike");
  CHECK(first_suggestion(engine, "pilots w/5 storm").empty());
}

TEST_CASE("an unknown word: the query with the word it was meant for", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  CHECK(first_suggestion(engine, "harbuor") == "harbour");
  CHECK(first_suggestion(engine, "stomr harbuor") == "storm harbour");
  CHECK(first_suggestion(engine, "\"the harbuor for\"") == "\"the harbour for\"");
  CHECK(first_suggestion(engine, "title:harbuor") == "title:harbour");
  CHECK(first_suggestion(engine, "author:smiht") == "author:smith");
  CHECK(first_suggestion(engine, "harbuor -pilots") == "harbour -pilots");
  CHECK(first_suggestion(engine, "xqzwvv").empty());
  CHECK(engine.search({.query = "harbuor"}).suggestions[0].change == Change::spelling);
}

TEST_CASE("a blank forgotten or too many is found", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  CHECK(first_suggestion(engine, "thestorm") == "\"the storm\"");
  CHECK(first_suggestion(engine, "fer ry") == "ferry");
}

TEST_CASE("every suggestion finds as many articles as it says", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  for (const char* query : {"harbuor", "closed w/5 ferry", "storm ferry source:gazette", "thestorm", "fer ry",
                            "\"storm web\"", "stomr ferri", "storm -ferry -harbour source:post"}) {
    for (const auto& suggestion : engine.search({.query = query}).suggestions) {
      CAPTURE(query, suggestion.query);
      CHECK(suggestion.matches > 0);
      CHECK(engine.count({.query = suggestion.query}) == suggestion.matches);
    }
  }
}

TEST_CASE("a rare word next to a frequent one is taken for a slip although it finds something", "[autopsy]") {
  const news::test::TempDir dir;
  std::vector<Article> articles{{.title = "Odd", .language = "en", .body = "The goverment fell."}};
  for (int n = 0; n < 25; ++n) articles.push_back({.title = "News", .language = "en", .body = "The government rose."});
  auto engine = engine_over(dir.path(), articles);
  const Results results = engine.search({.query = "goverment"});
  CHECK(results.matches == 1);
  REQUIRE(results.suggestions.size() == 1);
  CHECK(results.suggestions[0].query == "government");
  CHECK(results.suggestions[0].matches == 25);
  CHECK(engine.search({.query = "government"}).suggestions.empty());
  CHECK(engine.search({.query = "fell"}).suggestions.empty());
  CHECK(engine.search({.query = "government -goverment"}).suggestions.empty());
}

TEST_CASE("filters of the request are parts of the query", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "storm", .sources = {"Gazette"}});
  CHECK(results.understood == "storm source:Gazette");
  CHECK(parts(results) == Parts{{"storm", 2}, {"source:Gazette", 2}});
}

TEST_CASE("filters of the request mean the same as in the query", "[filters]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  CHECK(ids(engine, Request{.query = "storm", .authors = {"Jane Smith"}}) ==
        ids(engine, "storm author:\"Jane Smith\""));
  CHECK(ids(engine, Request{.query = "storm", .authors = {"Smith"}}) == ids(engine, "storm author:smith"));
  CHECK(ids(engine, Request{.query = "storm OR strike", .sources = {"Post", "Gazette"}}).size() == 3);
  CHECK(ids(engine, Request{.query = "storm -harbour", .languages = {"en", "de"}}) ==
        ids(engine, "storm -harbour lang:en"));
  CHECK(ids(engine, Request{.sources = {"gazette"}}).size() == 2);
  CHECK(engine.search({.query = "a OR b", .since = "2012", .sources = {"X\"Y Z", "U"}}).understood ==
        "(a OR b) since:2012 (source:\"X Y Z\" OR source:U)");
  const std::chrono::sys_days thursday = std::chrono::year{2013} / 3 / 14;
  CHECK(engine.read({.query = "a -b", .today = thursday, .until = "last week"}).understood == "a until:2013-03-10 -b");
}

TEST_CASE("the value of a filter is what the query says, blanks and quotes aside", "[filters]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  for (const char* value : {" Post", "Post ", "\"Post\"", "Post\"", "\u3000Post"}) {
    CAPTURE(value);
    const Results results = engine.search({.query = "storm", .sources = {value}});
    CHECK(results.understood == "storm source:Post");
    CHECK(results.matches == 2);
  }
}

TEST_CASE("without the part that leaves nothing stop words count again", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "to zeppelin -harbour"});
  REQUIRE(!results.suggestions.empty());
  CHECK(results.suggestions.back().query == "to -harbour");
  CHECK(results.suggestions.back().matches == 1);
  CHECK(engine.count({.query = "to -harbour"}) == 1);
}

TEST_CASE("a reading names the forms of each word", "[reading]") {
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.title = "Price", .language = "en", .body = "Prices rise; pricing is hard."}});
  const auto reading = engine.read({.query = "pricing AND =prices hard"});
  CHECK(reading.understood == "pricing AND =prices hard");
  REQUIRE(reading.words.size() == 1);
  CHECK(reading.words[0].word == "pricing");
  CHECK(reading.words[0].forms == std::vector<std::string>{"pricing", "price", "prices"});
}

TEST_CASE("a suggestion is spelled with its accents", "[autopsy][languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Le président", .language = "fr", .body = "Parle."},
                                         {.id = "b", .title = "Le PRESIDENT", .language = "fr", .body = "Parle."},
                                         {.id = "c", .title = "Un président", .language = "fr", .body = "Parle."}});
  CHECK(first_suggestion(engine, "présidant parle") == "président parle");
  CHECK(first_suggestion(engine, "=presidant") == "=président");
}

TEST_CASE("where all words are known, a rare one that looks mistyped is respelled", "[autopsy]") {
  const news::test::TempDir dir;
  std::vector<Article> articles(25, {.title = "Government", .language = "en", .body = "The minister spoke."});
  articles.push_back({.id = "typo", .title = "Goverment", .language = "en", .body = "Nothing."});
  auto engine = engine_over(dir.path(), articles);
  const Results results = engine.search({.query = "goverment minister"});
  CHECK(results.fallback == "any");
  REQUIRE(results.suggestions.size() == 1);
  CHECK(results.suggestions[0].query == "government minister");
  CHECK(results.suggestions[0].matches == 25);
}

TEST_CASE("a mistyped word is respelled although its stem is that of another word", "[autopsy]") {
  const news::test::TempDir dir;
  std::vector<Article> articles(70, {.title = "Markets", .language = "en", .body = "Oil prices fell."});
  for (int n = 0; n < 3; ++n) articles.push_back({.title = "Funds", .language = "en", .body = "PIRC owns shares."});
  auto engine = engine_over(dir.path(), articles);
  CHECK(engine.search({.query = "pirces"}).matches == 3);
  CHECK(first_suggestion(engine, "pirces") == "prices");
  CHECK(first_suggestion(engine, "oil w/5 pirces") == "oil w/5 prices");
  CHECK(first_suggestion(engine, "owning") == "");
}

TEST_CASE("a whole value of several words is not taken apart, for nobody could type that", "[autopsy]") {
  const news::test::TempDir dir;
  auto engine = harbour_news(dir);
  const Results results = engine.search({.query = "had (lang:\"cost two\" OR source:gazette)"});
  CHECK(results.matches == 0);
  for (const auto& suggestion : results.suggestions) {
    CAPTURE(suggestion.query);
    CHECK(engine.search({.query = suggestion.query}).matches == suggestion.matches);
  }
}
