// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/highlight.h"

#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

using Forms = std::vector<std::string>;

/// The text with brackets around what is highlighted.
std::string highlighted(std::vector<HighlightPattern> patterns, std::string_view text,
                        Highlighter::Part part = Highlighter::Part::body) {
  Highlighter highlighter(std::move(patterns));
  std::string marked;
  std::size_t at = 0;
  for (const auto& [begin, end] : highlighted_bytes(highlighter.find(text, part))) {
    marked.append(text.substr(at, begin - at)).append("[").append(text.substr(begin, end - begin)).append("]");
    at = end;
  }
  return marked.append(text.substr(at));
}

HighlightPattern word(Forms forms) { return {.words = {std::move(forms)}}; }
HighlightPattern phrase(std::vector<Forms> words) { return {.words = std::move(words)}; }
HighlightPattern near(unsigned window, std::vector<Forms> words) {
  return {.words = std::move(words), .window = window, .ordered = false};
}
HighlightPattern before(unsigned window, std::vector<Forms> words) {
  return {.words = std::move(words), .window = window, .ordered = true};
}

TEST_CASE("a word is highlighted in each of its forms and no other", "[highlight]") {
  CHECK(highlighted({word({"price", "prices"})}, "Prices rose; the PRICE of pricey things.") ==
        "[Prices] rose; the [PRICE] of pricey things.");
  CHECK(highlighted({word({"naive"})}, "naïve Naive") == "[naïve] [Naive]");
  CHECK(highlighted({}, "nothing") == "nothing");
}

TEST_CASE("a beginning lights all words that begin so", "[highlight]") {
  HighlightPattern tele = word({"tele"});
  HighlightPattern telephone = word({"telephone"});
  tele.prefix = telephone.prefix = true;
  CHECK(highlighted({tele}, "Telephones, tele and teal on television") ==
        "[Telephones], [tele] and teal on [television]");
  Highlighter both({tele, telephone, tele});
  CHECK(both.find("telephones telex", Highlighter::Part::body).size() == 5);
}

TEST_CASE("a phrase is highlighted only where it stands whole", "[highlight]") {
  const auto look_inwards = phrase({{"look"}, {"inwards"}});
  CHECK(highlighted({look_inwards}, "They look up, look inwards, and inwards look.") ==
        "They look up, [look] [inwards], and inwards look.");
  CHECK(highlighted({look_inwards}, "look, look inwards") == "look, [look] [inwards]");
  CHECK(highlighted({phrase({{"a"}, {"b"}, {"a"}, {"c"}})}, "a b a b a c") == "a b [a] [b] [a] [c]");
  CHECK(highlighted({phrase({{"a"}, {"a"}})}, "a b a a a") == "a b [a] [a] [a]");
}

TEST_CASE("words within a window are highlighted in any order", "[highlight]") {
  const auto oil_price = near(3, {{"oil"}, {"price"}});
  CHECK(highlighted({oil_price}, "oil x x price") == "[oil] x x [price]");
  CHECK(highlighted({oil_price}, "price of oil") == "[price] of [oil]");
  CHECK(highlighted({oil_price}, "oil x x x price") == "oil x x x price");
  CHECK(highlighted({near(3, {{"oil"}, {"oil"}})}, "oil x oil x x x x oil") == "[oil] x [oil] x x x x oil");
  CHECK(highlighted({near(2, {{"a"}, {"b"}, {"c"}})}, "c a b x a b") == "[c] [a] [b] x a b");
}

TEST_CASE("words within an ordered window are highlighted in the order given only", "[highlight]") {
  const auto oil_price = before(3, {{"oil"}, {"price"}});
  CHECK(highlighted({oil_price}, "price oil x x price") == "price [oil] x x [price]");
  CHECK(highlighted({oil_price}, "oil oil price") == "oil [oil] [price]");
  CHECK(highlighted({oil_price}, "price x oil") == "price x oil");
  CHECK(highlighted({before(3, {{"oil"}, {"oil"}})}, "oil x oil") == "[oil] x [oil]");
}

TEST_CASE("the joined form of a compound lights all of it", "[highlight]") {
  CHECK(highlighted({word({"covid19"})}, "The COVID-19 wave") == "The [COVID-19] wave");
  CHECK(highlighted({word({"covid19", "covid"})}, "The COVID-19 wave") == "The [COVID-19] wave");
  CHECK(highlighted({phrase({{"covid19"}, {"wave"}})}, "The COVID-19 wave") == "The [COVID-19] [wave]");
  CHECK(highlighted({phrase({{"covid"}, {"19"}, {"wave"}})}, "The COVID-19 wave") == "The [COVID]-[19] [wave]");
}

TEST_CASE("pairs of Chinese characters are highlighted as one range", "[highlight]") {
  CHECK(highlighted({phrase({{"油价"}, {"价格"}})}, "国际油价格上涨") == "国际[油价格]上涨");
}

TEST_CASE("a pattern is highlighted in its part of the article only", "[highlight]") {
  HighlightPattern title = word({"oil"});
  title.zone = Zone::title;
  CHECK(highlighted({title}, "oil", Highlighter::Part::title) == "[oil]");
  CHECK(highlighted({title}, "oil", Highlighter::Part::body) == "oil");
  HighlightPattern lead = word({"oil"});
  lead.zone = Zone::lead;
  CHECK(highlighted({lead}, "oil", Highlighter::Part::title) == "[oil]");
  CHECK(highlighted({lead}, "oil here\nand oil there") == "[oil] here\nand oil there");
}

TEST_CASE("matches come in the order of their first word", "[highlight]") {
  Highlighter highlighter({word({"b"}), phrase({{"a"}, {"b"}, {"c"}})});
  const auto matches = highlighter.find("a b c", Highlighter::Part::body);
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].pattern == 1);
  CHECK(matches[0].bytes == std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {2, 3}, {4, 5}});
  CHECK(matches[1].pattern == 0);
}

TEST_CASE("a highlighter can be used for many texts", "[highlight]") {
  Highlighter highlighter({phrase({{"a"}, {"b"}})});
  CHECK(highlighter.find("x a", Highlighter::Part::body).empty());
  CHECK(highlighter.find("b x", Highlighter::Part::body).empty());
  CHECK(highlighter.find("a b", Highlighter::Part::body).size() == 1);
}

TEST_CASE("what is highlighted in a headline is counted in code points", "[highlight]") {
  Highlighter highlighter({word({"oil"})});
  CHECK(highlights("Zoë’s oil – Öl oil", Highlighter::Part::title, highlighter) ==
        std::vector<Range>{{6, 9}, {15, 18}});
  CHECK(highlights("", Highlighter::Part::title, highlighter).empty());
}

TEST_CASE("of a huge text as much is read as passages need: many matches, each pattern among them", "[highlight]") {
  std::string often;
  for (int n = 0; n < 5000; ++n) often += "The oil rose and fell. ";
  Highlighter one({word({"oil"})});
  const auto found = one.find_enough(often, Highlighter::Part::body);
  CHECK(found.size() > 500);
  CHECK(found.size() < 1000);
  CHECK(one.find(often, Highlighter::Part::body).size() == 5000);

  Highlighter two({word({"oil"}), word({"harbour"})});
  CHECK(two.find_enough(often + "A harbour.", Highlighter::Part::body).size() == 5001);
  CHECK(two.find_enough("A harbour. " + often, Highlighter::Part::body).size() < 1000);
}

TEST_CASE("the number of matches and the work for them are bounded", "[highlight]") {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "oil ";
  CHECK(Highlighter({word({"oil"})}).find(text, Highlighter::Part::body).size() == 10'000);
  const std::vector<Forms> hostile(500, Forms{"oil"});
  CHECK(Highlighter({phrase(hostile)}).find(text, Highlighter::Part::body).size() <= 10'000);
  CHECK(Highlighter({near(99, hostile)}).find(text, Highlighter::Part::body).empty());
}

}  // namespace
}  // namespace news
