// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/ties.h"

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::IndexView;
using news::StoredArticle;
using news::SubjectWord;
using news::test::TempDir;
using Strings = std::vector<std::string>;

namespace {

StoredArticle article(const std::string& title, const std::string& body) {
  StoredArticle stored;
  stored.title = title;
  stored.body = body;
  return stored;
}

Strings ties(const std::vector<SubjectWord>& subject, const StoredArticle& stored) {
  const TempDir dir;
  IndexView index(
      {news::test::index_over(dir.path(), {{.title = "x", .language = "en", .body = "A battery. Two batteries."},
                                           {.title = "y", .body = "z"}})});
  return ties_of(subject, stored, index).words;
}

}  // namespace

TEST_CASE("ties are written as in the article, the most telling first", "[similar][ties]") {
  const std::vector<SubjectWord> subject{
      {.term = "ana", .telling = 9}, {.term = "grounded", .telling = 8}, {.term = "regions", .telling = 7}};
  CHECK(ties(subject, article("", "The grounded jets of ANA serve all régions.")) ==
        Strings{"ANA", "grounded", "régions"});
}

TEST_CASE("the usual spelling of a word is shown, of two the one that is not in capitals", "[similar][ties]") {
  const std::vector<SubjectWord> subject{{.term = "beijing", .telling = 9}};
  CHECK(ties(subject, article("BEIJING", "BEIJING - A man in Beijing.")) == Strings{"Beijing"});
  CHECK(ties(subject, article("BEIJING waits", "Nobody.")) == Strings{"BEIJING"});
}

TEST_CASE("a name of several words is one tie", "[similar][ties]") {
  const std::vector<SubjectWord> subject{
      {.term = "suu", .telling = 9}, {.term = "kyi", .telling = 8}, {.term = "rain", .telling = 7}};
  CHECK(ties(subject, article("", "Suu Kyi spoke. Suu Kyi left in the rain.")) == Strings{"Suu Kyi", "rain"});
}

TEST_CASE("pairs of characters that overlap are one word", "[similar][ties]") {
  const std::vector<SubjectWord> subject{
      {.term = "東京", .telling = 9}, {.term = "京電", .telling = 8}, {.term = "電力", .telling = 7}};
  CHECK(ties(subject, article("", "昨日、東京電力は発表した。")) == Strings{"東京電力"});
}

TEST_CASE("other forms of a tie and numbers are no ties", "[similar][ties]") {
  const std::vector<SubjectWord> subject{
      {.term = "battery", .telling = 9}, {.term = "batteries", .telling = 8}, {.term = "787", .telling = 7}};
  CHECK(ties(subject, article("", "A battery of the batteries of the 787 made smoke.")) == Strings{"battery"});
}

TEST_CASE("a word that the article has more often ties it more, above all in its headline", "[similar][ties]") {
  const std::vector<SubjectWord> subject{{.term = "rain", .telling = 5}, {.term = "ferry", .telling = 4.9}};
  CHECK(ties(subject, article("", "Rain on a ferry, and a ferry in rain.")) == Strings{"rain", "ferry"});
  CHECK(ties(subject, article("", "Rain on a ferry, a ferry, a ferry.")) == Strings{"ferry", "Rain"});
  CHECK(ties(subject, article("A ferry", "Rain.")) == Strings{"ferry", "Rain"});
}

TEST_CASE("there are five ties at most, and beyond three only telling ones", "[similar][ties]") {
  std::vector<SubjectWord> subject;
  std::string body;
  for (const std::string word : {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"}) {
    subject.push_back({.term = word, .telling = 5});
    body += word + ", ";
  }
  CHECK(ties(subject, article("", body)).size() == 5);
  subject[3].telling = subject[4].telling = subject[5].telling = 1;
  CHECK(ties(subject, article("", body)) == Strings{"alpha", "beta", "gamma"});
}
