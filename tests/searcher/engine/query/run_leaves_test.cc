// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/run_leaves.h"

#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2012} / 6 / 1;

bool has_pair(const std::string& pair) { return pair != "체공" && pair != "장장" && pair != "장의" && pair != "의직"; }

std::string cut(const std::string& query) {
  news::QueryNode tree = news::parse_query(query, today);
  CHECK(news::cut_run_leaves(tree, has_pair));
  return news::to_string(tree);
}

}  // namespace

TEST_CASE("a run is the words in it, beside other words and in groups", "[query][runs]") {
  CHECK(cut("東京大学") == "東京 大学");
  CHECK(cut("oil 東京大学") == "oil 東京 大学");
  CHECK(cut("東京大学 OR oil") == "(東京 大学) OR oil");
  CHECK(cut("title:東京大学") == "title:東京 title:大学");
  CHECK(cut("oil -東京大学") == "oil -(東京 大学)");
  CHECK(cut("東京の。") == "東京");
}

TEST_CASE("what must stand side by side or near, and what filters, stays a run", "[query][runs]") {
  for (const char* query :
       {"\"東京大学\"", "=東京大学", "東京大学*", "東京大学 w/5 oil", "author:東京大学", "tag:東京大学"}) {
    CAPTURE(query);
    CHECK(cut(query) == query);
  }
}

TEST_CASE("two or three words have bridges, a sentence has none", "[query][runs]") {
  news::QueryNode compound = news::parse_query("東京大学", today);
  news::cut_run_leaves(compound, has_pair);
  CHECK(compound.children.front().bridge.term == "京大");
  CHECK(compound.children.back().bridge.term.empty());
  news::QueryNode sentence = news::parse_query("東京大学経済新聞", today);
  news::cut_run_leaves(sentence, has_pair);
  for (const auto& word : sentence.children) CHECK(word.bridge.term.empty());
}

TEST_CASE("a very long run is its first words, and says so", "[query][runs]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "東京大学";
  news::QueryNode tree = news::parse_query(text + " " + text, today);
  CHECK_FALSE(news::cut_run_leaves(tree, has_pair));
  CHECK(tree.children.size() == news::most_run_words + 1);
}

TEST_CASE("Korean nouns written together are cut where no article has the pair of syllables", "[query][runs]") {
  CHECK(cut("반도체공장") == "반도체 공장");
  CHECK(cut("반도체산업") == "반도체산업");
  CHECK(cut("반도체공장이") == "반도체 공장이");
  CHECK(cut("공장의직원") == "공장의 직원");
  CHECK(cut("공장장") == "공장장");
}
