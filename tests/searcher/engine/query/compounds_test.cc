// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/compounds.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

namespace {

class Compounds {
 private:
  news::test::TempDir dir_;

 public:
  explicit Compounds(const std::vector<std::string>& bodies) : index({fill(bodies)}) {}

  std::string joined(const std::string& first, const std::string& second) {
    return news::joined_compound(word(first), word(second), index).value_or("");
  }
  std::string parted(const std::string& whole) { return news::parted_compound(word(whole), index).value_or(""); }

  news::QueryWord word(const std::string& term) const { return {.term = term, .is_stop = index.is_stop(term)}; }

  std::string fill(const std::vector<std::string>& bodies) const {
    std::vector<news::Article> articles;
    for (const std::string& body : bodies) articles.push_back({.language = "en", .body = body});
    return news::test::index_over(dir_.path(), articles);
  }

  news::IndexView index;
};

}  // namespace

TEST_CASE("two words are one compound if an article has it", "[compounds]") {
  Compounds news({"A cyberattack.", "The within oil5rig cafeteria."});
  CHECK(news.joined("cyber", "attack") == "cyberattack");
  CHECK(news.joined("attack", "cyber").empty());
  CHECK(news.joined("with", "in").empty());
  CHECK(news.joined("oil5", "rig").empty());
  CHECK(news.joined("ca", "feteria").empty());
}

TEST_CASE("a compound is two words if these often stand side by side", "[compounds]") {
  Compounds news({"A cyber attack.", "Cyber attacks; an attack.", "A man with a date, no mandate.", "Some thing."});
  CHECK(news.parted("cyberattack") == "cyber attack");
  CHECK(news.parted("attackcyber").empty());
  CHECK(news.parted("mandate").empty());
  CHECK(news.parted("something").empty());
  CHECK(news.parted("cyber").empty());
}

TEST_CASE("a compound that is more frequent than its words stays whole", "[compounds]") {
  Compounds news({"A car maker.", "The carmaker.", "A carmaker."});
  CHECK(news.parted("carmaker").empty());
}

TEST_CASE("few look-ups part a word, and none a frequent one", "[compounds][lookups]") {
  Compounds news({"The government.", "A thousand letters."});
  news.parted("environmental");
  CHECK(news.index.look_ups().frequencies <= 1 + 8);  // itself, and its beginnings
  CHECK(news.index.look_ups().postings == 0);
  const std::vector<std::string> many(30, "The administration.");
  Compounds old(many);
  old.parted("administration");
  CHECK(old.index.look_ups().frequencies == 1);
}

TEST_CASE("a word is parted into two words of the index, the likeliest first", "[compounds]") {
  Compounds news({"The web search.", "The web, and webs; earch, w and ebsearch.", "A web search."});
  const auto found = news::ways_to_part("websearch", {}, {}, news.index);
  REQUIRE(found.size() == 2);
  CHECK(found.front().first == "web");
  CHECK(found.front().second == "search");
  CHECK(news::ways_to_part("websearch", {}, {.articles = 2}, news.index).size() == 1);
  CHECK(news::ways_to_part("searchy", {}, {}, news.index).empty());
  CHECK(news::ways_to_part("w", {}, {}, news.index).empty());
  CHECK(news::ways_to_part("web5", {}, {}, news.index).empty());
  CHECK(news::ways_to_part("h\xff\xfe\x80", {}, {}, news.index).empty());
}
