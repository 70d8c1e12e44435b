// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/suggestions/spelling.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "common/edit_distance.h"
#include "common/text.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::respellings;

namespace {

/// An index of words, each in so many articles.
class Vocabulary {
 private:
  news::test::TempDir dir_;

 public:
  explicit Vocabulary(const std::vector<std::pair<std::string, int>>& words)
      : index({news::test::make_index(dir_.path(), [&](Xapian::WritableDatabase& database, auto&) {
          for (const auto& [word, articles] : words) {
            for (int n = 0; n < articles; ++n) {
              Xapian::Document document;
              document.add_term(word);
              database.add_document(document);
            }
          }
        })}) {}

  std::string best(std::string_view typed, std::string_view prefix = {}) const {
    const auto found = respellings(index, prefix, typed);
    return found.empty() ? "" : found.front().word;
  }

  mutable news::IndexView index;
};

std::u32string letters_of(const std::string& word) {
  std::u32string letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, length] = news::text::decode(word, at);
    letters += c;
    at += length;
  }
  return letters;
}

}  // namespace

TEST_CASE("a slip of one or two letters finds the word", "[spelling]") {
  const Vocabulary words({{"government", 3}, {"receive", 2}, {"harbour", 2}, {"zeppelin", 1}});
  CHECK(words.best("goverment") == "government");
  CHECK(words.best("recieve") == "receive");
  CHECK(words.best("harbuor") == "harbour");
  CHECK(words.best("hrbor") == "");
  CHECK(words.best("zepelim") == "zeppelin");
  CHECK(words.best("zupilin") == "");
}

TEST_CASE("a slip at the first letter finds the word", "[spelling]") {
  const Vocabulary words({{"zeppelin", 1}, {"oil", 1}});
  CHECK(words.best("eppelin") == "zeppelin");
  CHECK(words.best("ezppelin") == "zeppelin");
  CHECK(words.best("xeppelin") == "zeppelin");
  CHECK(words.best("azeppelin") == "zeppelin");
  CHECK(words.best("iol") == "oil");
}

TEST_CASE("no near word is passed by on the way through the others", "[spelling]") {
  constexpr std::size_t most_told = 5;
  std::vector<std::string> all;
  std::vector<std::pair<std::string, int>> counted;
  for (unsigned seed = 1; all.size() < 600; ++seed) {
    std::string word = "k";
    for (unsigned state = seed * 2654435761U; word.size() < 7; state /= 5)
      word += std::array{"a", "b", "c", "\u00E9", "1"}[state % 5];
    if (std::ranges::find(all, word) != all.end()) continue;
    all.push_back(word);
    counted.emplace_back(word, 1);
  }
  const Vocabulary words(counted);
  std::size_t compared = 0;
  for (const std::string& typed : all) {
    std::set<std::string> near;
    for (const std::string& word : all) {
      const bool is_number = word.find('1') != std::string::npos || typed.find('1') != std::string::npos;
      const auto distance = news::edit_distance(letters_of(typed), letters_of(word), 1);
      if (!is_number && distance == 1) near.insert(word);
    }
    if (near.empty() || near.size() > most_told) continue;
    std::set<std::string> found_near;
    for (const auto& found : respellings(words.index, "", typed)) {
      if (found.distance == 1) found_near.insert(found.word);
    }
    CAPTURE(typed);
    CHECK(found_near == near);
    ++compared;
  }
  CHECK(compared > 20);
}

TEST_CASE("short words are allowed one slip, and the shortest and numbers none", "[spelling]") {
  const Vocabulary words({{"gas", 1}, {"kabul", 1}, {"is", 1}, {"2012", 1}, {"covid19", 1}});
  CHECK(words.best("gsa") == "gas");
  CHECK(words.best("kabol") == "kabul");
  CHECK(words.best("kbbol") == "");
  CHECK(words.best("os") == "");
  CHECK(words.best("2021") == "");
  CHECK(words.best("covid18") == "");
  CHECK(words.best("") == "");
}

TEST_CASE("a nearer word comes first unless another is far more frequent", "[spelling]") {
  const Vocabulary words({{"pricse", 1}, {"pricsee", 1}, {"prices", 9}});
  const auto found = respellings(words.index, "", "pricsse");
  REQUIRE(found.size() == 3);
  CHECK(found.front().distance == 1);
  const Vocabulary more({{"storms", 1}, {"storm", 150}});
  CHECK(more.best("stormss") == "storm");
}

TEST_CASE("letters count, not bytes", "[spelling]") {
  const Vocabulary words({{"правительство", 1}, {"берлин", 1}});
  CHECK(words.best("правителство") == "правительство");
  CHECK(words.best("бирлен") == "берлин");
}

TEST_CASE("words of a field are respelled from that field", "[spelling]") {
  const Vocabulary words({{"Asmith", 1}, {"smithy", 5}});
  CHECK(words.best("smiht", "A") == "smith");
  CHECK(words.best("smiht") == "");
}

TEST_CASE("a word that only ends compounds finds these, in languages that join words", "[spelling]") {
  const auto ends = [&](const std::string& language, const std::string& typed) {
    const news::test::TempDir folder;
    const news::IndexView index({news::test::index_over(
        folder.path(), {{.language = language, .body = "Autobahnpolizei, Bahnpolizei"},
                        {.language = language, .body = "Die Bahnpolizei und der Polizeihund, Polizei2"}})});
    std::vector<std::string> words;
    for (const auto& found : news::compounds_that_end(index, "", typed)) words.push_back(found.word);
    return words;
  };
  CHECK(ends("de", "polizei") == std::vector<std::string>{"bahnpolizei", "autobahnpolizei"});
  CHECK(ends("de", "hund").empty());
  CHECK(ends("en", "polizei").empty());
}

TEST_CASE("hostile words are looked up in no time and find nothing", "[spelling]") {
  const Vocabulary words({{"harbour", 1}});
  for (const std::string& typed : {std::string(10'000, 'h'), std::string("h\xff\xfe\x80"), std::string(3, '\0')}) {
    CHECK(words.best(typed) == "");
    CHECK(news::compounds_that_end(words.index, "", typed).empty());
  }
}
