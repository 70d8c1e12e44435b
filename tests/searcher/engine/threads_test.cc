// SPDX-License-Identifier: GPL-2.0-or-later
// An Engine a thread: ThreadSanitizer sees here what engines share.
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Article;
using news::Engine;
using news::Request;
using news::test::engine_over;

namespace {

constexpr std::size_t threads = 4;
constexpr std::size_t rounds = 20;

std::vector<Article> several_languages() {
  return {
      {.id = "en",
       .title = "Oil prices climb",
       .authors = {"Jane Smith"},
       .source = "Post",
       .language = "en",
       .body = "Traders said that prices of crude oil may rise again.\nMinisters met in the capital."},
      {.id = "de", .title = "Öl wird teurer", .source = "Blatt", .language = "de", .body = "Die Preise steigen."},
      {.id = "fr", .title = "Le pétrole monte", .source = "Journal", .language = "fr", .body = "L’Europe s’inquiète."},
      {.id = "zh", .title = "油价上涨", .source = "日报", .language = "zh", .body = "石油价格上涨。"},
      {.id = "th", .title = "ราคาน้ำมัน", .source = "ข่าว", .language = "th", .body = "ราคาน้ำมันดิบสูงขึ้น"}};
}

const std::vector<Request>& requests() {
  static const std::vector<Request> all{
      {.query = "-oil"},
      {.query = "-zeppelin -volcano"},
      {.query = "lang:en"},
      {.query = "", .sources = {"Post", "Blatt"}},
      {.query = "", .since = "2001"},
      {.query = "-oil", .sort = news::Sort::newest, .languages = {"de"}},
      {.query = "oil prices", .explain = true},
      {.query = "oil prices", .recent = 30},
      {.query = "pric* OR preise"},
      {.query = "\"crude oil\" traders w/5 prices"},
      {.query = "lead:oil title:(oil w/3 climb)"},
      {.query = "(\"crude oil\" OR trader) w/9 rise"},
      {.query = "petrole", .explain = true},
      {.query = "石油 油"},
      {.query = "น้ำมัน"},
      {.query = "oil prcies"},              // respelled
      {.query = "oil glacier minister"},    // falls back to some of the words
      {.query = "\"oil climb\" ministry"},  // loosened
      {.query = "author:smith source:post", .literal = false},
      {.query = "author:smith -oil", .literal = true},
  };
  return all;
}

std::vector<std::size_t> answers(Engine& engine) {
  std::vector<std::size_t> found;
  for (const Request& request : requests()) {
    const auto results = engine.search(request);
    found.push_back(results.matches);
    found.push_back(results.hits.size() + results.suggestions.size());
    found.push_back(engine.count(request));
    found.push_back(engine.read(request).words.size());
    const auto article = engine.article("en", request);
    found.push_back(article ? article->highlights.size() : 0);
  }
  found.push_back(engine.values("source", "P", 10).size());
  return found;
}

}  // namespace

TEST_CASE("engines of several threads answer as one alone does", "[engine][threads]") {
  const news::test::TempDir dir;
  engine_over(dir.path(), several_languages());
  const std::vector<std::string> index{(dir.path() / "index").string()};
  Engine alone(index);
  const auto right = answers(alone);
  std::vector<int> wrong(threads, 0);
  {
    std::vector<std::jthread> running;
    for (int& mine : wrong) {
      running.emplace_back([&] {
        Engine engine(index);
        for (std::size_t round = 0; round < rounds; ++round) mine += answers(engine) != right ? 1 : 0;
      });
    }
  }
  CHECK(wrong == std::vector<int>(threads, 0));
}
