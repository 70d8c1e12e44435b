// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/ties.h"

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::IndexView;
using news::ScorePart;
using news::StoredArticle;
using news::test::TempDir;
using Strings = std::vector<std::string>;

namespace {

StoredArticle article(const std::string& title, const std::string& body) {
  StoredArticle stored;
  stored.title = title;
  stored.body = body;
  return stored;
}

Strings ties(const std::vector<ScorePart>& parts, const StoredArticle& stored) {
  const TempDir dir;
  IndexView index(
      {news::test::index_over(dir.path(), {{.title = "x", .language = "en", .body = "A battery. Two batteries."},
                                           {.title = "y", .body = "z"}})});
  return ties_of(parts, stored, index).words;
}

}  // namespace

TEST_CASE("ties are written as in the article, the most telling first", "[similar][ties]") {
  const std::vector<ScorePart> parts{
      {.text = "ana", .score = 9}, {.text = "grounded", .score = 8}, {.text = "regions", .score = 7}};
  CHECK(ties(parts, article("", "The grounded jets of ANA serve all régions.")) ==
        Strings{"ANA", "grounded", "régions"});
}

TEST_CASE("the usual spelling of a word is shown, of two the one that is not in capitals", "[similar][ties]") {
  const std::vector<ScorePart> parts{{.text = "beijing", .score = 9}};
  CHECK(ties(parts, article("BEIJING", "BEIJING - A man in Beijing.")) == Strings{"Beijing"});
  CHECK(ties(parts, article("BEIJING waits", "Nobody.")) == Strings{"BEIJING"});
}

TEST_CASE("a name of several words is one tie", "[similar][ties]") {
  const std::vector<ScorePart> parts{
      {.text = "suu", .score = 9}, {.text = "kyi", .score = 8}, {.text = "rain", .score = 7}};
  CHECK(ties(parts, article("", "Suu Kyi spoke. Suu Kyi left in the rain.")) == Strings{"Suu Kyi", "rain"});
}

TEST_CASE("pairs of characters that overlap are one word", "[similar][ties]") {
  const std::vector<ScorePart> parts{
      {.text = "東京", .score = 9}, {.text = "京電", .score = 8}, {.text = "電力", .score = 7}};
  CHECK(ties(parts, article("", "昨日、東京電力は発表した。")) == Strings{"東京電力"});
}

TEST_CASE("other forms of a tie, numbers, and remarks are no ties", "[similar][ties]") {
  const std::vector<ScorePart> parts{{.text = "battery", .score = 9},
                                     {.text = "batteries", .score = 8},
                                     {.text = "787", .score = 7},
                                     {.text = "smoke", .score = 6, .remark = true}};
  CHECK(ties(parts, article("", "A battery of the batteries of the 787 made smoke.")) == Strings{"battery"});
}

TEST_CASE("there are five ties at most, and beyond three only telling ones", "[similar][ties]") {
  std::vector<ScorePart> parts;
  std::string body;
  for (const std::string word : {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"}) {
    parts.push_back({.text = word, .score = 5});
    body += word + ", ";
  }
  CHECK(ties(parts, article("", body)).size() == 5);
  parts[3].score = parts[4].score = parts[5].score = 1;
  CHECK(ties(parts, article("", body)) == Strings{"alpha", "beta", "gamma"});
}
