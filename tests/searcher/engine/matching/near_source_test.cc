// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <random>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Request;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

Ids sorted(Ids list) {
  std::ranges::sort(list);
  return list;
}

using Text = std::vector<std::string>;

/// The words at each position of an article: more than one where a compound begins.
using Positions = std::vector<std::vector<std::string>>;

bool stands_at(const Text& words, const Positions& positions, std::size_t at) {
  if (at + words.size() > positions.size()) return false;
  return std::equal(words.begin(), words.end(), positions.begin() + static_cast<std::ptrdiff_t>(at),
                    [](const auto& word, const auto& place) { return std::ranges::find(place, word) != place.end(); });
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One proximity, as text and as what it should find.
struct Case {
  std::string query;
  std::vector<std::vector<Text>> parts;
  std::size_t distance = 0;
  bool ordered = false;
};

/// Tries every choice of places.
bool stands_near(const Positions& text, const Case& wanted, std::vector<Span>& chosen) {
  if (chosen.size() == wanted.parts.size()) {
    const auto [first, last] = std::ranges::minmax(chosen, {}, &Span::begin);
    std::size_t words = 0;
    for (const Span& span : chosen) words += span.end - span.begin;
    const std::size_t between = last.end - first.begin - words;
    return between <= std::max(wanted.distance, chosen.size() - 1) - (chosen.size() - 1);
  }
  for (const Text& sequence : wanted.parts[chosen.size()]) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!stands_at(sequence, text, at)) continue;
      const Span span{at, at + sequence.size()};
      const bool overlaps =
          std::ranges::any_of(chosen, [&](Span s) { return s.begin < span.end && span.begin < s.end; });
      if (overlaps || (wanted.ordered && !chosen.empty() && span.begin < chosen.back().end)) continue;
      chosen.push_back(span);
      const bool found = stands_near(text, wanted, chosen);
      chosen.pop_back();
      if (found) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("a compound is found in headline or lead, joined or in parts", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.id = "joined", .title = "COVID19 wards", .body = "Short.\nOf covid-19."},
                               {.id = "parts", .title = "Wards of covid 19", .body = "Short."},
                               {.id = "apart", .title = "19 wards for covid", .body = "Short."},
                               {.id = "lead", .title = "Wards", .body = "A ward for covid-19 patients.\nShort."},
                               {.id = "later", .title = "Wards", .body = "Short.\nThen came covid-19."}});
  CHECK(sorted(ids(engine, "title:covid-19")) == Ids{"joined", "parts"});
  CHECK(sorted(ids(engine, "lead:covid-19")) == Ids{"joined", "lead", "parts"});
  CHECK(sorted(ids(engine, "lead:covid-19 ward")) == Ids{"joined", "lead", "parts"});
}

TEST_CASE("phrases and proximity in headline or lead stand there, whole", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {{.id = "title", .title = "A price war begins", .body = "Shops are open.\nThe price of war is high."},
                   {.id = "lead", .title = "Shops", .body = "A price war begins in shops.\nNobody knows why."},
                   {.id = "later", .title = "War and price", .body = "Of war no price is known.\nA price war begins."},
                   {.id = "across", .title = "The price", .body = "War is over."},
                   {.id = "steps", .title = "One price two", .body = "Three four war.\nEnd."}});
  CHECK(ids(engine, "title:\"price war\"") == Ids{"title"});
  CHECK(sorted(ids(engine, "lead:\"price war\"")) == Ids{"lead", "title"});
  CHECK(sorted(ids(engine, "title:(price w/2 war)")) == Ids{"later", "title"});
  CHECK(ids(engine, "title:(price pre/2 war)") == Ids{"title"});
  CHECK(sorted(ids(engine, "lead:(price w/3 war)")) == Ids{"later", "lead", "title"});
  CHECK(ids(engine, "title:(\"price war\" w/3 begins)") == Ids{"title"});
  CHECK(sorted(ids(engine, "\"price war\"")) == Ids{"later", "lead", "title"});
  CHECK(engine.count({.query = "lead:\"price war\""}) == 2);
}

TEST_CASE("a phrase near a word must stand near it itself", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(),
                            {{.id = "near", .body = "The mayor of New York spoke."},
                             {.id = "apart",
                              .body = "New York is large. " + std::string(60, 'x') + " one two three four five six. " +
                                      "York has a new mayor who came from far away."},
                             {.id = "far", .body = "New York is a city of many people and of one proud mayor."},
                             {.id = "other", .body = "The mayor came to San Francisco."}});
  CHECK(ids(engine, "\"new york\" w/5 mayor") == Ids{"near"});
  CHECK(ids(engine, "mayor pre/5 \"new york\"") == Ids{"near"});
  CHECK(ids(engine, "mayor w/5 (\"new york\" OR \"san francisco\")").size() == 2);
  CHECK(sorted(ids(engine, "\"new york\" w/11 mayor")) == Ids{"far", "near"});
  CHECK(engine.count({.query = "\"new york\" w/5 mayor"}) == 1);
  CHECK(engine.search({.query = "\"new york\" w/5 mayor"}).exact);
  CHECK(engine.count({.query = "mayor -(\"new york\" w/5 mayor)"}) == 3);
}

TEST_CASE("a search that finds no phrase near a word says at which distance there is one", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "far", .body = "New York is a city of many and of one proud mayor."}});
  const auto results = engine.search({.query = "\"new york\" w/3 mayor", .any = false});
  CHECK(results.hits.empty());
  REQUIRE(!results.suggestions.empty());
  CHECK(results.suggestions[0].query == "\"new york\" w/10 mayor");
}

TEST_CASE("compounds and wildcards stand near words too", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .body = "A COVID-19 ward opened."},
                                         {.id = "b", .body = "On page 19 the ward is shown, not the covid one."},
                                         {.id = "c", .body = "Telephones ring in the ward."}});
  CHECK(ids(engine, "covid-19 w/3 ward") == Ids{"a"});
  CHECK(ids(engine, "ward w/3 covid19") == Ids{"a"});
  CHECK(ids(engine, "tele* pre/4 ward") == Ids{"c"});
  CHECK(ids(engine, "tele* pre/3 ward").empty());
}

TEST_CASE("a count says when there were too many phrases to check", "[engine][proximity]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), std::vector<Article>(3000, {.body = "To be or not to be, or not to."}));
  std::string query;
  for (int n = 0; n < 50; ++n) query += "\"to be or not to be\" w/5 (\"not to\" OR =or) ";
  std::vector<std::string> notices;
  CHECK(engine.count({.query = query}, &notices) == 3000);
  REQUIRE(notices.size() == 1);
  CHECK(notices[0] == "too many phrases of common words: those of some may stand apart");
}

TEST_CASE("proximity of phrases and choices is what trying every place gives", "[engine][proximity]") {
  const std::vector<Case> cases{
      {"\"ant bee\" w/3 =cat", {{{"ant", "bee"}}, {{"cat"}}}, 3, false},
      {"\"ant bee\" pre/3 =cat", {{{"ant", "bee"}}, {{"cat"}}}, 3, true},
      {"\"ant bee\" w/1 \"bee ant\"", {{{"ant", "bee"}}, {{"bee", "ant"}}}, 1, false},
      {"\"ant bee\" w/2 \"ant bee\"", {{{"ant", "bee"}}, {{"ant", "bee"}}}, 2, false},
      {"\"ant ant\" w/4 \"ant bee\"", {{{"ant", "ant"}}, {{"ant", "bee"}}}, 4, false},
      {"(\"ant bee\" OR =dog) w/2 \"cat dog\"", {{{"ant", "bee"}, {"dog"}}, {{"cat", "dog"}}}, 2, false},
      {"(\"ant bee\" OR \"bee cat\") pre/3 (=dog OR \"ant cat\")",
       {{{"ant", "bee"}, {"bee", "cat"}}, {{"dog"}, {"ant", "cat"}}},
       3,
       true},
      {"\"ant bee\" w/4 =cat w/4 =dog", {{{"ant", "bee"}}, {{"cat"}}, {{"dog"}}}, 4, false},
      {"\"ant bee cat\" w/5 =dog w/5 (=bee OR \"dog dog\")",
       {{{"ant", "bee", "cat"}}, {{"dog"}}, {{"bee"}, {"dog", "dog"}}},
       5,
       false},
      {"=cat pre/4 \"ant bee\" pre/4 =dog", {{{"cat"}}, {{"ant", "bee"}}, {{"dog"}}}, 4, true}};
  const std::vector<std::string> vocabulary{"ant", "bee", "cat", "dog"};
  std::mt19937 random(7);
  std::vector<Article> articles;
  std::vector<Positions> texts;
  for (int n = 0; n < 400; ++n) {
    auto& text = texts.emplace_back();
    std::string body;
    for (std::size_t length = 4 + random() % 12; text.size() < length;) {
      text.push_back({vocabulary[random() % vocabulary.size()]});
      body += text.back().front() + " ";
    }
    articles.push_back({.id = std::to_string(n), .body = body});
  }
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles);
  for (const Case& wanted : cases) {
    CAPTURE(wanted.query);
    Ids expected;
    for (std::size_t n = 0; n < texts.size(); ++n) {
      std::vector<Span> chosen;
      if (stands_near(texts[n], wanted, chosen)) expected.push_back(std::to_string(n));
    }
    CHECK(!expected.empty());
    CHECK(expected.size() < texts.size());
    CHECK(sorted(ids(engine, Request{.query = wanted.query, .limit = 1000})) == sorted(expected));
    CHECK(engine.count({.query = wanted.query}) == expected.size());
  }
}

TEST_CASE("proximity is right when words of compounds share a position", "[engine][proximity]") {
  const std::vector<std::string> vocabulary{"ant", "bee", "cat", "dog"};
  std::mt19937 random(11);
  std::vector<Article> articles;
  std::vector<Positions> texts;
  for (int n = 0; n < 400; ++n) {
    Positions& text = texts.emplace_back();
    std::string body;
    for (std::size_t length = 4 + random() % 12; text.size() < length;) {
      const std::string& word = vocabulary[random() % vocabulary.size()];
      text.push_back({word});
      body += word;
      if (random() % 3 == 0) {
        const std::string& second = vocabulary[random() % vocabulary.size()];
        text.back().push_back(word + second);
        text.push_back({second});
        body += "-" + second;
      }
      body += " ";
    }
    articles.push_back({.id = std::to_string(n), .body = body});
  }
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), articles);
  const auto found = [&](const Case& wanted) {
    CAPTURE(wanted.query);
    Ids expected;
    for (std::size_t n = 0; n < texts.size(); ++n) {
      std::vector<Span> chosen;
      if (stands_near(texts[n], wanted, chosen)) expected.push_back(std::to_string(n));
    }
    CHECK(engine.count({.query = wanted.query}) == expected.size());
    Ids answer = sorted(ids(engine, Request{.query = wanted.query, .limit = 1000, .any = false}));
    if (!expected.empty()) CHECK(answer == sorted(expected));
    return expected;
  };
  const std::vector<std::pair<std::string, std::vector<Text>>> parts{{"=ant", {{"ant"}}},
                                                                     {"=antbee", {{"antbee"}}},
                                                                     {"=antant", {{"antant"}}},
                                                                     {"=bee", {{"bee"}}},
                                                                     {"=ant-bee", {{"ant", "bee"}, {"antbee"}}},
                                                                     {"(=ant OR =cat)", {{"ant"}, {"cat"}}},
                                                                     {"(=antbee OR =catdog)", {{"antbee"}, {"catdog"}}},
                                                                     {"\"ant cat\"", {{"ant", "cat"}}}};
  for (int n = 0; n < 150; ++n) {
    const auto& a = parts[random() % parts.size()];
    const auto& b = parts[random() % parts.size()];
    const std::size_t distance = 1 + random() % 6;
    const std::string size = "/" + std::to_string(distance) + " ";
    const Ids near = found({a.first + " w" + size + b.first, {a.second, b.second}, distance, false});
    const Ids before = found({a.first + " pre" + size + b.first, {a.second, b.second}, distance, true});
    const Ids behind = found({b.first + " pre" + size + a.first, {b.second, a.second}, distance, true});
    Ids either;
    std::ranges::set_union(sorted(before), sorted(behind), std::back_inserter(either));
    CHECK(sorted(near) == either);
    const auto& c = parts[random() % parts.size()];
    found({a.first + " w" + size + b.first + " w" + size + c.first, {a.second, b.second, c.second}, distance, false});
    found(
        {a.first + " pre" + size + b.first + " pre" + size + c.first, {a.second, b.second, c.second}, distance, true});
  }
}
