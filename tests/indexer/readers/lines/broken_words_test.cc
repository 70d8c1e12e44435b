// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/broken_words.h"

#include <array>
#include <string>
#include <vector>

#include "common/text.h"
#include "indexer/readers/text/text_paragraphs.h"
#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

/// The lines of a text that breaks words, joined.
std::string join(const std::string& text) {
  const auto lines = split_lines(text);
  const BrokenWords words(lines);
  std::string joined;
  for (const std::string_view line : lines) words.join(joined, line);
  return joined;
}

/// Two lines of a text that breaks words for certain.
std::string broken(const std::string& first, const std::string& second) {
  const std::string proof = "harbour har-\nbour ";
  return join(proof + first + "\n" + second).substr(std::string("harbour harbour ").size());
}

TEST_CASE("a word broken at a line's end is whole again", "[text][hyphen]") {
  CHECK(broken("the commis-", "sioners met") == "the commissioners met");
  CHECK(broken("der Wirtschaftsminis-", "ter sagte") == "der Wirtschaftsminister sagte");
  CHECK(broken("la muni-", "cipalité") == "la municipalité");
  CHECK(broken("THE COMMIS-", "SIONERS MET") == "THE COMMISSIONERS MET");
  CHECK(broken("the commis‐", "sioners met") == "the commissioners met");
  CHECK(broken("they ex-", "pect rain") == "they expect rain");
}

TEST_CASE("marks that are no hyphen mean one word, also where nothing else is known", "[text][hyphen]") {
  for (const char* mark : {"\u00AD", "⸗", "¬"}) {
    INFO(mark);
    CHECK(join(std::string("well") + mark + "\nknown") == "wellknown");
    CHECK(breaks_word_for_certain(std::string("well") + mark));
  }
  CHECK(join("Süd⸗\nWest") == "Süd-West");
  CHECK(!breaks_word_for_certain("well-"));
}

TEST_CASE("compounds keep the hyphen that happens to end a line", "[text][hyphen]") {
  for (const auto& [first, second] : {std::pair{"the well-", "known man"},
                                      {"by Jean-", "Pierre Moreau"},
                                      {"the new Süd-", "West-Dock"},
                                      {"a 20-", "year-old"},
                                      {"the US-", "backed man"},
                                      {"a vote of two-", "thirds"},
                                      {"the state-", "owned bank"},
                                      {"a debt-", "laden bank"},
                                      {"the second-", "biggest port"},
                                      {"sent by e-", "mail"},
                                      {"the re-", "election"},
                                      {"his ex-", "minister"},
                                      {"pense-t-", "elle"}}) {
    INFO(first);
    CHECK(broken(first, second) == std::string(first) + second);
  }
}

TEST_CASE("a hyphen that stands for a word to come keeps the blank behind it", "[text][hyphen]") {
  CHECK(broken("für die Ein-", "und Ausfuhr") == "für die Ein- und Ausfuhr");
  CHECK(broken("in pre-", "and post-war") == "in pre- and post-war");
}

TEST_CASE("the form that a word has elsewhere in the text is right", "[text][hyphen]") {
  CHECK(join("email or e-mail\nthe half-\nback and a halfback") == "email or e-mail the halfback and a halfback");
  CHECK(join("a grass-roots vote and har-\nbour harbour grass-\nroots men") ==
        "a grass-roots vote and harbour harbour grass-roots men");
}

TEST_CASE("addresses keep their hyphens", "[text][hyphen]") {
  CHECK(broken("write to info@city-", "post.example") == "write to info@city-post.example");
  CHECK(broken("see http://x.example/city-", "news/1") == "see http://x.example/city-news/1");
  CHECK(broken("see www.city-", "post.example") == "see www.city-post.example");
}

TEST_CASE("in a text whose lines hardly ever end in a hyphen it is a compound's", "[text][hyphen]") {
  std::string text;
  for (int n = 0; n < 40; ++n) text += "a line that ends in a word\n";
  CHECK(join(text + "the rain-\nsoaked pier").ends_with("the rain-soaked pier"));
}

TEST_CASE("dashes, quotes and indented halves are no broken words", "[text][hyphen]") {
  CHECK(broken("the mayor -", "she said") == "the mayor - she said");
  CHECK(broken("the mayor --", "she said") == "the mayor -- she said");
  CHECK(broken("the commis-", "“sioners”") == "the commis- “sioners”");
  CHECK(broken("-", "") == "-");
}

TEST_CASE("of any lines every letter is kept", "[text][hyphen]") {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"har", "bour", "-", "-\n", "\n", " ", "é", "中", "¬\n", "und", "-", "20", "@", "West"});
  std::mt19937 random(23);
  const auto letters = [](std::string text) {
    std::string out;
    for (const char c : text)
      if (text::is_ascii_letter(c) || text::is_ascii_digit(c)) out += c;
    return out;
  };
  for (int round = 0; round < 5000; ++round) {
    const std::string text = test::random_text(pieces, random() % 12, random);
    INFO(text);
    REQUIRE(letters(join(text)) == letters(text));
  }
}

}  // namespace
}  // namespace news
