// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/value_counts.h"

#include <string>
#include <vector>

#include "common/schema.h"
#include "tests/support/catch.h"

using news::ValueCounts;
using news::ValueNames;

namespace {

using Strings = std::vector<std::string>;

void add(ValueCounts& counts, const Strings& values, std::size_t articles) {
  counts.add(news::counted_values(values), articles);
}

Strings spellings(const ValueCounts& counts, std::size_t limit = 10) {
  Strings found;
  for (const auto& value : counts.most_frequent(limit))
    found.push_back(std::string(value.spelling) + " " + std::to_string(value.articles));
  return found;
}

}  // namespace

TEST_CASE("spellings that differ in case, accents, width or blanks are one value, shown as most articles write it",
          "[value_counts]") {
  ValueNames names;
  ValueCounts counts(news::slots::tags, names);
  add(counts, {"Énergie"}, 2);
  add(counts, {"energie"}, 3);
  add(counts, {"ＥＮＥＲＧＩＥ "}, 1);
  add(counts, {"Oil  price"}, 4);
  add(counts, {"oil price"}, 4);
  CHECK(spellings(counts) == Strings{"Oil  price 8", "energie 6"});
  CHECK(counts.articles_with("energie") == 6);
  CHECK(counts.articles_with("gas") == 0);
  CHECK(counts.distinct() == 2);
}

TEST_CASE("an article counts once for each of its values, however often it has one", "[value_counts]") {
  ValueNames names;
  ValueCounts counts(news::slots::tags, names);
  add(counts, {"oil", "Oil", "gas"}, 2);
  add(counts, {"gas"}, 1);
  CHECK(spellings(counts) == Strings{"gas 3", "Oil 2"});
  CHECK(counts.articles() == 3);
}

TEST_CASE("articles with a value beside the most frequent ones count once", "[value_counts]") {
  ValueNames names;
  ValueCounts counts(news::slots::tags, names);
  add(counts, {"a", "b"}, 5);
  add(counts, {"b", "c", "d"}, 2);
  add(counts, {"e"}, 1);
  const auto first = counts.most_frequent(1);
  REQUIRE(first.size() == 1);
  CHECK(first.front().spelling == "b");
  CHECK(counts.articles_beside(first) == 8);
  CHECK(counts.articles_beside(counts.most_frequent(2)) == 3);
  CHECK(counts.articles_beside(counts.most_frequent(10)) == 0);
}

TEST_CASE("values of nothing but blanks are none", "[value_counts]") {
  ValueNames names;
  ValueCounts counts(news::slots::tags, names);
  add(counts, {" ", "\t"}, 3);
  counts.add("", 2);
  CHECK(counts.articles() == 0);
  CHECK(counts.distinct() == 0);
}

TEST_CASE("days count as their years", "[value_counts]") {
  ValueNames names;
  ValueCounts counts(news::slots::day, names);
  counts.add(news::counted_day(std::chrono::year{2012} / 5 / 10), 1);
  counts.add(news::counted_day(std::chrono::year{2012} / 12 / 31), 1);
  counts.add(news::counted_day(std::chrono::year{2013} / 1 / 1), 1);
  counts.add("not a day", 1);
  CHECK(spellings(counts) == Strings{"2012 2", "2013 1"});
  CHECK(counts.articles() == 3);
}

TEST_CASE("counts that share their names do not share what they count", "[value_counts]") {
  ValueNames names;
  ValueCounts all(news::slots::tags, names);
  add(all, {"Oil"}, 3);
  add(all, {"gas"}, 2);
  ValueCounts some(news::slots::tags, names);
  add(some, {"oil"}, 1);
  CHECK(spellings(some) == Strings{"oil 1"});
  CHECK(spellings(all) == Strings{"Oil 3", "gas 2"});
  CHECK(some.distinct() == 1);
  CHECK(some.articles_with("gas") == 0);
}
