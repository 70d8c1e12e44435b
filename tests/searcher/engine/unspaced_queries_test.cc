// SPDX-License-Identifier: GPL-2.0-or-later
// Questions in languages that put no blanks between words, or particles at their ends.
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::test::engine_over;
using news::test::ids;

namespace {

using Ids = std::vector<std::string>;

Engine news_of_the_harbour(const news::test::TempDir& dir) {
  return engine_over(
      dir.path(),
      {{.id = "ja1", .title = "港の市場", .language = "ja", .body = "新しい市場が港に開いた。魚の値段は安い。"},
       {.id = "ja2",
        .title = "大学",
        .language = "ja",
        .body = "東京から来た学生は大学の食堂で昼を食べる。大学は古い。"},
       {.id = "ja3", .title = "入試", .language = "ja", .body = "春に東京大学の入試があった。犬も来た。"},
       {.id = "zh1", .title = "港口", .language = "zh", .body = "新的港口市场昨天开放，鱼的价格很便宜。"},
       {.id = "zh2", .title = "手机", .language = "zh", .body = "华为的手机在商店里出售。"},
       {.id = "th1", .title = "ท่าเรือ", .language = "th", .body = "ตลาดใหม่ที่ท่าเรือเปิดเมื่อวานนี้ ราคาปลาถูก"},
       {.id = "th2", .title = "น้ำมัน", .language = "th", .body = "ราคาน้ำมันสูงขึ้น"},
       {.id = "ko1", .title = "항구", .language = "ko", .body = "대통령은 어제 새로운 시장을 방문했다."},
       {.id = "ko2", .title = "회의", .language = "ko", .body = "대통령이 회의에서 말했다."}});
}

std::string marked(Engine& engine, const std::string& query) {
  const auto results = engine.search({.query = query, .snippets = 1});
  REQUIRE(!results.hits.empty());
  const auto& snippet = results.hits.front().snippets.front();
  std::string found;
  std::vector<std::string> characters;
  for (std::size_t at = 0; at < snippet.text.size();) {
    std::size_t end = at + 1;
    while (end < snippet.text.size() && (static_cast<unsigned char>(snippet.text[end]) & 0xC0u) == 0x80) ++end;
    characters.push_back(snippet.text.substr(at, end - at));
    at = end;
  }
  for (const auto& range : snippet.highlights) {
    found += found.empty() ? "" : " ";
    for (std::size_t n = range.begin; n < range.end; ++n) found += characters[n];
  }
  return found;
}

}  // namespace

TEST_CASE("a question without blanks finds the article that has its words", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(ids(engine, "港の市場では魚の値段は安いのか?") == Ids{"ja1"});
  CHECK(ids(engine, "鱼的价格为什么便宜") == Ids{"zh1"});
  CHECK(ids(engine, "华为手机") == Ids{"zh2"});
  CHECK(ids(engine, "ราคาปลาที่ตลาด") == Ids{"th1"});
}

TEST_CASE("words that stand side by side come first, and in quotes they must", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(ids(engine, "東京大学") == Ids{"ja3", "ja2"});
  CHECK(ids(engine, "\"東京大学\"") == Ids{"ja3"});
  CHECK(ids(engine, "\"港の市場では\"").empty());
}

TEST_CASE("a Korean noun is found with any particle, first with the one that was typed", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(ids(engine, "대통령이") == Ids{"ko2", "ko1"});
  CHECK(ids(engine, "대통령은") == Ids{"ko1", "ko2"});
  CHECK(ids(engine, "대통령").size() == 2);
  CHECK(ids(engine, "시장에서") == Ids{"ko1"});
}

TEST_CASE("Korean nouns written together are found apart, and question words are optional", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(ids(engine, "시장방문") == Ids{"ko1"});
  CHECK(ids(engine, "왜 시장을") == Ids{"ko1"});
  CHECK(ids(engine, "犬 は") == Ids{"ja3"});
}

TEST_CASE("a Thai word finds the longer words that begin with it", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(ids(engine, "น้ำ") == Ids{"th2"});
}

TEST_CASE("only what is asked for is highlighted", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(marked(engine, "市場の魚") == "市場 魚");
  CHECK(marked(engine, "犬") == "犬");
  CHECK(marked(engine, "대통령이") == "대통령");
}

TEST_CASE("with any of the words, the article with more of them comes first", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  const auto found = ids(engine, news::Request{.query = "東京大学の昼の市場", .any = true});
  CHECK(found.size() == 4);  // 市場 is also 市场
  CHECK(found.front() == "ja2");
}

TEST_CASE("a sentence of which nothing is found is explained by its words", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  const auto results = engine.search({.query = "東京大学の飛行機"});
  CHECK(results.fallback == "any");
  CHECK(results.understood == "東京大学の飛行機");
  const auto& parts = results.autopsy.parts;
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].text == "東京");
  CHECK(parts[0].matches == 2);
  CHECK(parts[2].text == "飛行機");
  CHECK(parts[2].matches == 0);
  CHECK(results.autopsy.killer == "飛行機");
}

TEST_CASE("how a run is cut can be read", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  CHECK(engine.read({.query = "東京大学の入試"}).cut == "東京 大学 入試");
  CHECK(engine.read({.query = "oil"}).cut.empty());
}

TEST_CASE("five thousand characters without a blank are bounded, with a notice", "[engine][unspaced]") {
  const news::test::TempDir dir;
  auto engine = news_of_the_harbour(dir);
  std::string text;
  for (int i = 0; i < 1250; ++i) text += "東京大学";
  const auto results = engine.search({.query = text});
  REQUIRE(!results.notices.empty());
  CHECK(results.notices.front() == "only the first 256 words of text without blanks are searched for");
  CHECK(results.matches == 2);
}
