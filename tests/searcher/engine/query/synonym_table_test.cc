// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/synonym_table.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using news::SynonymTable;
using Strings = std::vector<std::string>;

TEST_CASE("the members of a group stand for each other", "[synonyms]") {
  const SynonymTable table({{.words = {"EU", "European Union", "bloc"}}});
  CHECK(table.synonyms_of("eu") == Strings{"European Union", "bloc"});
  CHECK(table.synonyms_of("european union") == Strings{"EU", "bloc"});
  CHECK(table.synonyms_of("european").empty());
  CHECK(table.longest() == 2);
}

TEST_CASE("a one-way rule works one way", "[synonyms]") {
  const SynonymTable table({{.words = {"grexit", "brexit"}, .finds = {"exit"}}});
  CHECK(table.synonyms_of("grexit") == Strings{"exit"});
  CHECK(table.synonyms_of("exit").empty());
}

TEST_CASE("words are read as those of a query: case, accents and hyphens do not matter", "[synonyms]") {
  const SynonymTable table({{.words = {"Élysée", "Covid-19"}}, {.words = {"u.s.", "USA", "us"}}});
  CHECK(table.synonyms_of("elysee") == Strings{"Covid-19"});
  CHECK(table.synonyms_of("covid 19") == Strings{"Élysée"});
  CHECK(table.synonyms_of("us") == Strings{"USA"});
}

TEST_CASE("a word in several groups has the synonyms of all, one step and no more", "[synonyms]") {
  const SynonymTable table({{.words = {"a", "b"}}, {.words = {"b", "c"}}, {.words = {"c", "a", "b"}}});
  CHECK(table.synonyms_of("a") == Strings{"b", "c"});
  CHECK(SynonymTable({{.words = {"a", "b"}}, {.words = {"b", "c"}}}).synonyms_of("a") == Strings{"b"});
}

TEST_CASE("a word has a bounded number of synonyms", "[synonyms]") {
  std::vector<news::Synonyms::Rule> rules;
  for (int n = 0; n < 1000; ++n) rules.push_back({.words = {"oil", "w" + std::to_string(n)}});
  CHECK(SynonymTable(rules).synonyms_of("oil").size() == news::most_synonyms);
}
