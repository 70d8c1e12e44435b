// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/snippet.h"

#include <algorithm>
#include <random>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::size_t byte_of(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && code_points-- == 0) break;
  }
  return at;
}

std::string marked(const Snippet& snippet) {
  std::string out = snippet.cut_before ? "…" : "";
  std::size_t at = 0;
  for (const Range& range : snippet.highlights) {
    const std::size_t begin = byte_of(snippet.text, range.begin);
    const std::size_t end = byte_of(snippet.text, range.end);
    out += snippet.text.substr(at, begin - at) + "[" + snippet.text.substr(begin, end - begin) + "]";
    at = end;
  }
  return out + snippet.text.substr(at) + (snippet.cut_after ? "…" : "");
}

std::vector<HighlightPattern> words(std::initializer_list<const char*> terms) {
  std::vector<HighlightPattern> patterns;
  for (const char* term : terms) patterns.push_back({.words = {{term}}});
  return patterns;
}

std::vector<Snippet> snippets_of(std::vector<HighlightPattern> patterns, std::string_view title, std::string_view body,
                                 SnippetOptions options = {}) {
  Highlighter highlighter(std::move(patterns));
  return make_snippets(title, body, highlighter, options);
}

using Texts = std::vector<std::string>;

Texts passages(std::vector<HighlightPattern> patterns, std::string_view body, SnippetOptions options = {}) {
  Texts texts;
  for (const Snippet& each : snippets_of(std::move(patterns), "", body, options)) texts.push_back(marked(each));
  return texts;
}

TEST_CASE("a passage is a whole sentence with its words highlighted", "[snippet]") {
  CHECK(passages(words({"oil"}), "Rain fell over the harbour. The oil tanker left. Nobody saw it.", {2, 25}) ==
        Texts{"The [oil] tanker left."});
}

TEST_CASE("a passage goes on with the sentences that follow while they fit", "[snippet]") {
  CHECK(passages(words({"oil"}), "Rain fell all day. The oil tanker left. Nobody saw it. The end was near.", {1, 40}) ==
        Texts{"The [oil] tanker left. Nobody saw it."});
}

TEST_CASE("the passage with more of the words is chosen", "[snippet]") {
  const char* body =
      "The oil tanker left. Rain fell over the town. The price was low and oil oil oil oil flowed. "
      "Snow fell over the hill. The price of oil rose. All went home that day.";
  CHECK(passages(words({"rose", "price"}), body, {1, 30}) == Texts{"The [price] of oil [rose]."});
}

TEST_CASE("a rare word is worth more than a common one said often", "[snippet]") {
  std::vector<HighlightPattern> patterns = words({"oil", "zinc"});
  patterns[1].weight = 3;
  CHECK(passages(patterns, "The oil, oil, oil tanker left. They dug for zinc.", {1, 35}) ==
        Texts{"They dug for [zinc]."});
}

TEST_CASE("the second passage shows what the first does not, and both keep the order of the text", "[snippet]") {
  const char* body =
      "They dug for zinc. Rain fell over the whole town. The oil price rose. Snow fell over the hill. "
      "Then oil price fell. All went home.";
  CHECK(passages(words({"oil", "price", "zinc"}), body, {2, 25}) ==
        Texts{"They dug for [zinc].", "The [oil] [price] rose."});
}

TEST_CASE("passages side by side become one", "[snippet]") {
  CHECK(passages(words({"oil", "zinc"}), "They went and dug for zinc. The oil tanker left at last. Rain fell.",
                 {2, 30}) == Texts{"They went and dug for [zinc]. The [oil] tanker left at last."});
}

TEST_CASE("a sentence too long is cut around its matches, at a comma where one is near", "[snippet]") {
  const char* body =
      "The minister, who had arrived in the morning with a large delegation from the capital, said in a speech to the "
      "workers that the refinery would stay open, that oil would flow again by the end of the summer, and that nobody "
      "needed to fear for the future of the harbour, the railway or the many small firms around them.";
  const auto snippets = snippets_of(words({"oil"}), "", body, {1, 100});
  REQUIRE(snippets.size() == 1);
  CHECK(marked(snippets[0]) ==
        "…workers that the refinery would stay open, that [oil] would flow again by the end of the summer…");
}

TEST_CASE("a passage does not stop inside a quotation that it would open", "[snippet]") {
  const char* body =
      "The minister spoke of oil. \"It is cheap now. It will not stay so for long,\" he said. Then he left.";
  CHECK(passages(words({"oil"}), body, {1, 50}) == Texts{"The minister spoke of [oil]."});
  CHECK(passages(words({"oil"}), body, {1, 90}) ==
        Texts{"The minister spoke of [oil]. \"It is cheap now. It will not stay so for long,\" he said."});
}

TEST_CASE("quotations are whole in every language's marks", "[snippet]") {
  for (const std::string body : {"The oil left. „It is cheap“, he said.", "The oil left. »It is cheap«, he said.",
                                 "The oil left. ”It is cheap”, he said.", "The oil left. « It is cheap », he said."}) {
    CHECK(passages(words({"oil"}), body) == Texts{"The [oil]" + body.substr(7)});
  }
}

TEST_CASE("a passage from inside a quotation begins where that begins, when it fits", "[snippet]") {
  const char* body = "Rain fell. He saw it (and the snow. The oil tanker left.) Nobody else did. All went home.";
  CHECK(passages(words({"oil"}), body, {1, 50}) == Texts{"He saw it (and the snow. The [oil] tanker left.)"});
  CHECK(passages(words({"oil"}), body, {1, 25}) == Texts{"The [oil] tanker left.)"});
}

TEST_CASE("who reported it is no part of the passage", "[snippet]") {
  CHECK(passages(words({"oil"}), "The oil tanker left. (Reporting by Jane Smith; Editing by José Núñez)") ==
        Texts{"The [oil] tanker left."});
}

TEST_CASE("a long sentence of nothing but brackets is cut like any other", "[snippet]") {
  std::string body(300, '(');
  body += " oil " + std::string(300, '"');
  const auto snippets = snippets_of(words({"oil"}), "", body, {2, 100});
  REQUIRE(snippets.size() == 1);
  CHECK(count_code_points(snippets[0].text) <= 125);
}

TEST_CASE("without a match the beginning is shown, once", "[snippet]") {
  CHECK(passages(words({"gold"}), "Rain fell. Snow fell. The sun came out over the hills.", {2, 25}) ==
        Texts{"Rain fell. Snow fell."});
  CHECK(passages({}, "HEAVY RAIN\nIt fell all day. Snow fell.", {2, 20}) == Texts{"It fell all day."});
}

TEST_CASE("an empty body has no passages", "[snippet]") {
  CHECK(snippets_of(words({"oil"}), "Oil", "").empty());
  CHECK(snippets_of(words({"oil"}), "Oil", " \n ").empty());
  CHECK(snippets_of(words({"oil"}), "Oil", "The oil.", {0, 240}).empty());
}

TEST_CASE("the headline is never repeated", "[snippet]") {
  const auto snippets = snippets_of(words({"harbour"}), "Harbour reopens after the storm",
                                    "HARBOUR REOPENS after the storm.\nHarbour reopens\nThe harbour saw ships again.");
  REQUIRE(snippets.size() == 1);
  CHECK(marked(snippets[0]) == "The [harbour] saw ships again.");
  CHECK(snippets_of(words({"rain"}), "Rain", "Rain.").empty());
}

TEST_CASE("a dateline is left out of the passage but counted in its place", "[snippet]") {
  const auto snippets = snippets_of(words({"oil"}), "", "NEW YORK (Acme) - The oil tanker left.");
  REQUIRE(snippets.size() == 1);
  CHECK(marked(snippets[0]) == "The [oil] tanker left.");
  CHECK(snippets[0].start == 18);
  CHECK_FALSE(snippets[0].cut_before);
}

TEST_CASE("a passage is one line and its ranges are code points of it", "[snippet]") {
  const auto snippets = snippets_of(words({"oil"}), "", "Zoë saw “it”.\nThe \t oil left.");
  REQUIRE(snippets.size() == 1);
  CHECK(snippets[0].text == "Zoë saw “it”. The oil left.");
  CHECK(snippets[0].highlights == std::vector<Range>{{18, 21}});
}

TEST_CASE("a heading is no part of the passage around it", "[snippet]") {
  CHECK(passages(words({"oil"}), "The oil tanker left.\nRAIN AND SNOW\nIt fell all day.") ==
        Texts{"The [oil] tanker left."});
}

TEST_CASE("a phrase is preferred to its words apart", "[snippet]") {
  std::vector<HighlightPattern> patterns{{.words = {{"price"}, {"war"}}}, {.words = {{"oil"}}}};
  CHECK(passages(patterns, "A tanker with oil left. Rain fell on all of it. Then a price war began.", {1, 25}) ==
        Texts{"Then a [price] [war] began."});
}

TEST_CASE("passages of any text stay within it and their length", "[snippet]") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const Texts pieces{"oil", " ",    " ",  " ", "the price", ". ",   ".",    ", ", "\n",       "\"", "(",
                     "…",   "油价", "。", "ë", "A",         "Mr. ", "\xff", "-",  "longword", "ป",  "\t"};
  for (int i = 0; i < 1000; ++i) {
    std::string body;
    for (std::size_t n = below(300); n > 0; --n) body += pieces[below(pieces.size())];
    const SnippetOptions options{.count = below(4), .length = below(120)};
    CAPTURE(i, body, options.count, options.length);
    const auto snippets = snippets_of({{.words = {{"oil"}}}, {.words = {{"price"}, {"oil"}}}, {.words = {{"油价"}}}},
                                      "the price", body, options);
    REQUIRE(snippets.size() <= options.count);
    std::size_t end = 0;
    for (const Snippet& snippet : snippets) {
      const std::size_t length = count_code_points(snippet.text);
      REQUIRE_FALSE(snippet.text.empty());
      REQUIRE(snippet.start >= end);
      REQUIRE(snippet.start + length <= count_code_points(body));
      REQUIRE(snippet.text.find('\n') == std::string::npos);
      REQUIRE(snippet.text[0] == body[byte_of(body, snippet.start)]);
      end = snippet.start + 1;
      std::size_t last = 0;
      for (const Range& range : snippet.highlights) {
        REQUIRE(range.begin >= last);
        REQUIRE(range.begin < range.end);
        REQUIRE(range.end <= length);
        last = range.end;
      }
    }
  }
}

}  // namespace
}  // namespace news
