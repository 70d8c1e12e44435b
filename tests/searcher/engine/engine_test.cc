// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using news::Article;
using news::Engine;
using news::Request;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

news::Date on(int y, unsigned m, unsigned d) { return {.time = sys_days{year{y} / month{m} / day{d}}}; }

Ids sorted(Ids list) {
  std::ranges::sort(list);
  return list;
}

/// The code points of `text` in a range.
std::string cut(const std::string& text, news::Range range) {
  std::string result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (starts && i != 0) ++at;
    if (at >= range.begin && at < range.end) result += text[i];
  }
  return result;
}

}  // namespace

TEST_CASE("a title match outranks a body match", "[engine][ranking]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Weather", .body = "Rain over the harbour."},
                                         {.id = "b", .title = "Harbour reopens", .body = "Ships came back."}});
  CHECK(engine.search({.query = "harbour"}).hits.front().id == "b");
}

TEST_CASE("a headline without its text does not come before a whole article", "[engine][ranking]") {
  const news::test::TempDir dir;
  std::string body = "Oil exports fell.";
  for (int n = 0; n < 30; ++n) body += " Ministers met in the capital and spoke of other things.";
  auto engine = engine_over(dir.path(), {{.id = "bare", .title = "Oil service firms gain"},
                                         {.id = "whole", .title = "Oil exports fall", .body = body},
                                         {.id = "other", .title = "Rain", .body = body.substr(17)}});
  CHECK(ids(engine, "oil") == Ids{"whole", "bare"});
}

TEST_CASE("a base form finds its inflections, also where its own stem is shorter", "[engine][languages]") {
  struct Case {
    const char* language;
    const char* text;
    const char* typed;
  };
  const auto [language, text, typed] =
      GENERATE(Case{"ar", "قال الوزير", "وزير"}, Case{"es", "Los jóvenes llegaron.", "joven"},
               Case{"hu", "A diákok nyertek.", "diák"}, Case{"ru", "Он жил в Киеве.", "Киев"});
  CAPTURE(language, typed);
  const news::test::TempDir dir;
  // Whether another article has the base form.
  const bool known = GENERATE(true, false);
  std::vector<Article> articles{{.id = "form", .title = "1", .language = language, .body = text}};
  if (known) articles.push_back({.id = "base", .title = "2", .language = language, .body = typed});
  auto engine = engine_over(dir.path(), articles);
  CHECK(engine.count({.query = typed}) == articles.size());
}

TEST_CASE("a word finds its other forms, an exact word does not", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(),
      {{.id = "a",
        .title = "Deporting begins",
        .language = "en",
        .body = "Officials said they were deporting the families."},
       {.id = "b", .title = "Order", .language = "en", .body = "A judge said they may not deport the families."},
       {.id = "c", .title = "Ports", .language = "en", .body = "The port was closed."}});
  CHECK(sorted(ids(engine, "deport")) == Ids{"a", "b"});
  CHECK(sorted(ids(engine, "deported")) == Ids{"a", "b"});
  CHECK(ids(engine, "=deport") == Ids{"b"});
  CHECK(sorted(ids(engine, "port*")) == Ids{"c"});
}

TEST_CASE("words are highlighted in headline and passage also where the form differs", "[engine]") {
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.title = "Deporting begins in “spring”",
                                .language = "en",
                                .body = "Café owners — many of them — fear that Ankara deports their cooks."}});
  const auto hit = engine.search({.query = "deport cafe"}).hits.at(0);
  REQUIRE(hit.title_highlights.size() == 1);
  CHECK(cut(hit.title, hit.title_highlights[0]) == "Deporting");
  REQUIRE(hit.snippets.size() == 1);
  const auto& snippet = hit.snippets[0];
  REQUIRE(snippet.highlights.size() == 2);
  CHECK(cut(snippet.text, snippet.highlights[0]) == "Café");
  CHECK(cut(snippet.text, snippet.highlights[1]) == "deports");
}

TEST_CASE("a phrase lights only where it stands whole", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {{.title = "Advice", .language = "en", .body = "They told us to look inwards. We look at the sea."},
                   {.title = "Other", .language = "en", .body = "We look at things inwards and outwards."}});
  const auto results = engine.search({.query = "\"look inwards\""});
  REQUIRE(results.hits.size() == 1);
  std::size_t highlighted = 0;
  for (const auto& snippet : results.hits[0].snippets) {
    for (const auto range : snippet.highlights) {
      CHECK_THAT("look inwards", Catch::Matchers::ContainsSubstring(cut(snippet.text, range)));
      ++highlighted;
    }
  }
  CHECK(highlighted >= 1);
}

TEST_CASE("all words are asked for, and when no article has them some are enough", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Oil rises", .body = "Crude went up."},
                                         {.id = "b", .title = "Gas falls", .body = "Heating is cheap."},
                                         {.id = "c", .title = "Oil and gas", .body = "Both moved."}});
  CHECK(ids(engine, "oil gas") == Ids{"c"});
  CHECK(sorted(ids(engine, "oil OR gas")) == Ids{"a", "b", "c"});
  CHECK(ids(engine, "oil -gas") == Ids{"a"});
  CHECK(ids(engine, "oil NOT gas") == Ids{"a"});
  CHECK(ids(engine, "-oil") == Ids{"b"});
  CHECK(ids(engine, "(oil OR gas) AND cheap") == Ids{"b"});
  const auto fallback = engine.search({.query = "crude heating"});
  CHECK(fallback.fallback == "any");
  CHECK(fallback.hits.size() == 2);
  CHECK(engine.search({.query = "oil gas"}).fallback.empty());
  CHECK(sorted(ids(engine, Request{.query = "oil gas", .any = true})) == Ids{"a", "b", "c"});
  CHECK(engine.search({.query = "zeppelin"}).hits.empty());
  CHECK(engine.search({.query = "zeppelin"}).fallback.empty());
}

TEST_CASE("stop words are optional beside others, and asked for when alone", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Price", .language = "en", .body = "Price of oil"},
                                         {.id = "b", .title = "Oil price", .language = "en", .body = "Oil price up"}});
  CHECK(sorted(ids(engine, "the price of oil")) == Ids{"a", "b"});
  CHECK(ids(engine, "of") == Ids{"a"});
  CHECK(ids(engine, "\"price of oil\"") == Ids{"a"});
}

TEST_CASE("typed forms meet", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {{.id = "covid", .title = "COVID-19 returns", .body = "Cases rose."},
                   {.id = "att", .title = "AT&T to merge", .body = "The U.S. company said so."},
                   {.id = "haq", .title = "Anwaar-ul-Haq Kakar speaks", .body = "A naïve question."},
                   {.id = "money", .title = "Aid", .body = "It cost 59,033 dollars. Don’t ask Pakistan’s treasury."}});
  for (const char* query : {"covid-19", "COVID 19", "covid19"}) CHECK(ids(engine, query) == Ids{"covid"});
  for (const char* query : {"AT&T", "at&t", "us company", "U.S. company"}) CHECK(ids(engine, query) == Ids{"att"});
  for (const char* query : {"anwaar-ul-haq", "Anwaar ul Haq", "naive", "NAÏVE"})
    CHECK(ids(engine, query) == Ids{"haq"});
  for (const char* query : {"59033", "59,033", "don't", "pakistan", "Pakistan's"})
    CHECK(ids(engine, query) == Ids{"money"});
}

TEST_CASE("Chinese is found by any part of a word", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "北京天气", .body = "今天北京下雨。"},
                                         {.id = "b", .title = "上海", .body = "上海的天空。"}});
  CHECK(ids(engine, "北京") == Ids{"a"});
  CHECK(ids(engine, "北京天气") == Ids{"a"});
  CHECK(sorted(ids(engine, "天")) == Ids{"a", "b"});
  CHECK(ids(engine, "海") == Ids{"b"});
}

TEST_CASE("proximity counts words between, in any order or in this one", "[engine]") {
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.id = "near", .title = "A", .body = "oil of the highest price today"},
                               {.id = "far", .title = "B", .body = "oil one two three four five six seven price"},
                               {.id = "turned", .title = "C", .body = "the price of crude oil"}});
  CHECK(sorted(ids(engine, "oil w/4 price")) == Ids{"near", "turned"});
  CHECK(ids(engine, "oil w/3 price") == Ids{"turned"});
  CHECK(ids(engine, "oil pre/4 price") == Ids{"near"});
  CHECK(sorted(ids(engine, "oil NEAR/8 price")) == Ids{"far", "near", "turned"});
  CHECK(ids(engine, "(oil OR gas) w/4 \"highest price\"") == Ids{"near"});
}

TEST_CASE("dates filter, and undated articles come last in both orders", "[engine]") {
  const news::test::TempDir dir;
  const auto dated = [](const char* id, news::Date date) {
    return Article{
        .id = id, .title = "Budget", .published = date, .date_source = news::DateSource::field, .body = "Money."};
  };
  auto engine = engine_over(dir.path(), {dated("old", on(2011, 5, 1)),
                                         {.id = "undated", .title = "Budget", .body = "Money."},
                                         dated("new", on(2013, 2, 3)),
                                         dated("mid", on(2012, 6, 30))});
  CHECK(ids(engine, Request{.query = "budget", .sort = news::Sort::newest}) == Ids{"new", "mid", "old", "undated"});
  CHECK(ids(engine, Request{.query = "budget", .sort = news::Sort::oldest}) == Ids{"old", "mid", "new", "undated"});
  CHECK(ids(engine, "budget date:2012") == Ids{"mid"});
  CHECK(ids(engine, "budget date:2012-06-30") == Ids{"mid"});
  CHECK(ids(engine, "budget until:2012-06") == Ids{"mid", "old"});
  CHECK(ids(engine, "budget since:2012-07") == Ids{"new"});
  CHECK(ids(engine, "date:..2011") == Ids{"old"});
  CHECK(ids(engine, Request{.query = "date:yesterday", .today = sys_days{year{2013} / 2 / 4}}) == Ids{"new"});
}

TEST_CASE("whatever the indexer stores in a field the searcher finds by that field", "[engine][agreement]") {
  const news::test::TempDir dir;
  const Article article{.id = "2024/ünï-1.txt",
                        .title = "Kakar: Kabul’s advice to “look inwards”",
                        .section = "Latest News",
                        .authors = {"Jane O’Neill-Smith", "Ján Kováč"},
                        .published = on(2023, 11, 6),
                        .date_source = news::DateSource::field,
                        .place = "PORT-AU-PRINCE",
                        .agency = "Meridian",
                        .source = "Harbour & Post, U.S.",
                        .url = "https://example.com/News/1?a=b",
                        .language = "pt-BR",
                        .tags = {"climate change", "COVID-19"},
                        .body = "First paragraph of it.\nSecond one."};
  auto engine = engine_over(dir.path(), {article, {.id = "other", .title = "Other", .body = "Nothing of that."}});
  const auto hit = engine.search({.query = "advice"}).hits.at(0);
  const auto found_by = [&](const std::string& field, const std::string& value) {
    std::string quoted;
    for (const char c : value) quoted += c == '"' ? ' ' : c;
    INFO(field << ":\"" << quoted << '"');
    CHECK(ids(engine, field + ":\"" + quoted + '"') == Ids{hit.id});
  };
  found_by("title", hit.title);
  found_by("headline", hit.title);
  found_by("lead", "First paragraph");
  found_by("lead", "look inwards");
  for (const auto& author : hit.authors) found_by("author", author);
  found_by("byline", "Ján Kováč");
  found_by("source", hit.source);
  found_by("section", hit.section);
  for (const auto& tag : hit.tags) found_by("tag", tag);
  found_by("place", hit.place);
  found_by("lang", hit.language);
  found_by("lang", "pt");
  found_by("path", hit.id);
  found_by("id", hit.id);
  found_by("url", hit.url);
  found_by("date", hit.date);
  CHECK(hit.authors == article.authors);
  CHECK(hit.source == article.source);
  CHECK(hit.date == "2023-11-06");
  CHECK(hit.date_source == "field");
  CHECK(ids(engine, "title:first").empty());
  CHECK(ids(engine, "lead:second").empty());
  CHECK(ids(engine, "author:harbour").empty());
}

TEST_CASE("a headline typed as it is printed finds its article", "[engine]") {
  const news::test::TempDir dir;
  for (const char* title :
       {"Kakar: Kabul advised us to ‘look inwards’ and we did so", "What's up, Doc? - 10:30 (AP) & more...",
        "U.S.-led talks: 5-4 vote / 50% \"no\"", "Ölpreise: Händler hoffen auf 3,5 Prozent!"}) {
    const news::test::TempDir folder;
    auto engine = engine_over(
        folder.path(), {{.id = "it", .title = title, .body = "Text."}, {.id = "no", .title = "Else", .body = "No."}});
    INFO(title);
    CHECK(ids(engine, title) == Ids{"it"});
    CHECK(ids(engine, Request{.query = title, .literal = true}) == Ids{"it"});
  }
}

TEST_CASE("pages continue each other and ranks count over all of them", "[engine]") {
  const news::test::TempDir dir;
  std::vector<Article> articles;
  for (int n = 0; n < 25; ++n) articles.push_back({.title = "Harvest " + std::to_string(n), .body = "Wheat."});
  auto engine = engine_over(dir.path(), articles);
  const auto all = ids(engine, Request{.query = "wheat", .limit = 25});
  REQUIRE(all.size() == 25);
  Ids paged;
  for (std::size_t offset = 0; offset < 25; offset += 10) {
    const auto results = engine.search({.query = "wheat", .limit = 10, .offset = offset});
    CHECK(results.matches == 25);
    CHECK(results.exact);
    for (const auto& hit : results.hits) {
      CHECK(hit.rank == paged.size() + 1);
      paged.push_back(hit.id);
    }
  }
  CHECK(paged == all);
  CHECK(engine.count({.query = "wheat"}) == 25);
  CHECK(engine.count({.query = "rye"}) == 0);
}

TEST_CASE("an engine on nothing, on a foreign database and on a newer schema says so", "[engine]") {
  const news::test::TempDir dir;
  CHECK_THROWS_WITH(Engine({(dir.path() / "none").string()}), Catch::Matchers::ContainsSubstring("no index at"));
  CHECK_THROWS_WITH(Engine({dir.path().string()}), Catch::Matchers::ContainsSubstring("holds no index"));
  Xapian::WritableDatabase foreign((dir.path() / "foreign").string(), Xapian::DB_CREATE);
  foreign.commit();
  CHECK_THROWS_WITH(Engine({(dir.path() / "foreign").string()}),
                    Catch::Matchers::ContainsSubstring("news-index did not make it"));
  foreign.set_metadata(std::string(news::keys::schema), std::to_string(news::schema_version + 1));
  foreign.commit();
  CHECK_THROWS_WITH(Engine({(dir.path() / "foreign").string()}), Catch::Matchers::ContainsSubstring("has schema"));
}

TEST_CASE("hostile queries end soon and say what is wrong", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.title = "Oil", .body = "Oil is up."}});
  std::string long_query;
  for (int n = 0; n < 100'000; ++n) long_query += "word ";
  CHECK_THROWS_AS(engine.search({.query = long_query}), news::QueryError);
  CHECK(engine.search({.query = "\x01\x02\x1b[31m"}).hits.empty());
  CHECK(engine.search({.query = "???"}).hits.empty());
  CHECK(engine.search({.query = "\xff\xfe oil"}).hits.size() == 1);
  CHECK_THROWS_AS(engine.search({.query = "tittle:oil"}), news::QueryError);
  CHECK_THROWS_AS(engine.search({.query = "\"oil"}), news::QueryError);
  CHECK_THROWS_AS(engine.search({.query = std::string(5000, '(') + "oil AND gas"}), news::QueryError);
}

TEST_CASE("equal scores come in the same order from one index and from two", "[engine][ranking]") {
  std::vector<Article> articles;
  for (const char* id : {"d", "a", "c", "b", "f", "e"})
    articles.push_back({.id = id, .title = "Harvest", .body = "Wheat."});
  articles[2].published = on(2012, 1, 1);
  articles[3].published = on(2013, 1, 1);
  const news::test::TempDir whole;
  auto one = engine_over(whole.path(), articles);
  const Ids expected{"b", "c", "a", "d", "e", "f"};
  CHECK(ids(one, "wheat") == expected);

  const news::test::TempDir first;
  const news::test::TempDir second;
  static_cast<void>(engine_over(first.path(), {articles.begin(), articles.begin() + 3}));
  static_cast<void>(engine_over(second.path(), {articles.begin() + 3, articles.end()}));
  Engine both({(second.path() / "index").string(), (first.path() / "index").string()});
  CHECK(ids(both, Request{.query = "wheat", .fold_copies = false}) == expected);
}

TEST_CASE("an article comes whole by its id or path, highlighted as the query asks", "[engine]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a/1", .title = "Öl prices", .body = "Oil é.\nPrices of oil."},
                                         {.id = std::string(400, 'x'), .title = "Long", .body = "Text."}});
  const auto article = engine.article("a/1", {.query = "oil -gas"});
  REQUIRE(article);
  CHECK(article->hit.id == "a/1");
  CHECK(article->hit.title == "Öl prices");
  CHECK(article->text == "Oil é.\nPrices of oil.");
  CHECK(article->highlights == std::vector<news::Range>{{0, 3}, {17, 20}});
  CHECK(article->hit.snippets.empty());
  CHECK(engine.article("/news/a/1")->highlights.empty());
  CHECK(engine.article("a/1", {.query = "zeppelin"})->highlights.empty());
  CHECK(engine.article(std::string(400, 'x'))->hit.title == "Long");
  CHECK_FALSE(engine.article(std::string(399, 'x')));
  CHECK_FALSE(engine.article("/elsewhere/a/1"));
  CHECK_FALSE(engine.article(std::string(100'000, '/')));
  CHECK_FALSE(engine.article(""));
  CHECK_THROWS_AS(engine.article("a/1", {.query = "\"oil"}), news::QueryError);
}

TEST_CASE("word forms are found in a language among many that have none", "[engine][languages]") {
  const news::test::TempDir dir;
  std::vector<Article> articles{{.id = "de", .language = "de", .body = "Die Regierung tagt im Rathaus am Markt."}};
  for (const char* language : {"yo", "xh", "zh", "ti", "sw", "so", "sn", "rn", "om", "ln", "lg", "km", "ig", "ha"})
    articles.push_back({.id = language, .language = language, .body = "Alpha beta gamma."});
  auto engine = engine_over(dir.path(), articles);
  CHECK(ids(engine, "Regierungen") == std::vector<std::string>{"de"});
}
