// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/passages/passages.h"

#include <array>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/random_text.h"

namespace news {
namespace {

struct Picked {
  std::vector<Unit> units;
  std::vector<Highlighter::Match> matches;
  std::vector<Passage> passages;
};

Picked pick(std::vector<HighlightPattern> patterns, std::string_view body, const SnippetOptions& options) {
  Highlighter highlighter(std::move(patterns));
  Picked picked;
  picked.matches = highlighter.find_enough(body, Highlighter::Part::body);
  picked.units = split_units("the price of it", body, options.length, highlighted_bytes(picked.matches));
  if (!picked.units.empty())
    picked.passages = pick_passages(body, picked.units, picked.matches, highlighter.patterns(), options);
  return picked;
}

bool has_match(const Picked& picked, std::size_t begin, std::size_t end) {
  return std::ranges::any_of(picked.matches, [&](const Highlighter::Match& match) {
    return match.bytes.front().first >= begin && match.bytes.front().first < end;
  });
}

bool has_match(const Picked& picked, const Passage& passage) {
  for (std::size_t unit = passage.first; unit <= passage.last; ++unit) {
    if (has_match(picked, picked.units[unit].begin, picked.units[unit].end)) return true;
  }
  return false;
}

TEST_CASE("no more passages are picked than there are places with a match", "[passages]") {
  const Picked picked =
      pick({{.words = {{"oil"}}}}, "Oil is dear. Rain fell. Nobody saw it.", {.count = 5, .length = 20});
  REQUIRE(picked.passages.size() == 1);
  CHECK(picked.passages.front().first == 0);
}

TEST_CASE("a passage does not run over what was left out because the headline says it", "[passages]") {
  const Picked picked =
      pick({{.words = {{"oil"}}}}, "Oil is dear. The price of it. Rain fell.", {.count = 1, .length = 200});
  REQUIRE(picked.units.size() == 2);
  REQUIRE(picked.passages.size() == 1);
  CHECK(picked.passages.front().last == 0);
}

TEST_CASE("passages of any text keep their order, their length and a match each", "[passages]") {
  constexpr auto pieces = std::to_array<std::string_view>({"oil",
                                                           " ",
                                                           " ",
                                                           " ",
                                                           "the price of it",
                                                           ". ",
                                                           ". ",
                                                           ", ",
                                                           "\n",
                                                           "\"",
                                                           "(",
                                                           ")",
                                                           "油价",
                                                           "。",
                                                           "Rain fell. ",
                                                           "A heading\n",
                                                           "\xFF",
                                                           "longword",
                                                           "“",
                                                           "”",
                                                           "(Reporting by Jane Smith)"});
  std::mt19937 random(29);
  for (int round = 0; round < 3000; ++round) {
    const std::string body = test::random_text(pieces, random() % 100, random);
    const SnippetOptions options{.count = 1 + random() % 4, .length = 1 + random() % 120};
    CAPTURE(body, options.count, options.length);
    const Picked picked = pick(
        {{.words = {{"oil"}}}, {.words = {{"rain"}, {"fell"}}, .weight = 3}, {.words = {{"油价"}}}}, body, options);
    if (picked.units.empty()) continue;
    REQUIRE(!picked.passages.empty());
    REQUIRE(picked.passages.size() <= options.count);
    const bool any_match = has_match(picked, {0, picked.units.size() - 1});
    std::size_t next = 0;
    for (const Passage& passage : picked.passages) {
      REQUIRE(passage.first >= next);
      REQUIRE(passage.first <= passage.last);
      REQUIRE(passage.last < picked.units.size());
      REQUIRE(has_match(picked, passage) == any_match);
      const Unit& first = picked.units[passage.first];
      const Unit& last = picked.units[passage.last];
      if (passage.first != passage.last)
        REQUIRE(last.start + last.length - first.start <= options.length + options.length / 2);
      for (std::size_t unit = passage.first + 1; unit <= passage.last; ++unit) REQUIRE(picked.units[unit].follows);
      next = passage.last + 1;
    }
  }
}

}  // namespace
}  // namespace news
