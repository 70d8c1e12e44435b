// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/ranking/surface_form.h"

#include <map>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Request;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

TEST_CASE("articles with the accents that were typed come first", "[surface-forms]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Un", .language = "fr", .body = "Le marche ouvre."},
                                         {.id = "b", .title = "Un", .language = "fr", .body = "Le marché ouvre."},
                                         {.id = "c", .title = "Un", .language = "fr", .body = "Le marche ouvre."}});
  for (const bool any : {false, true}) {
    CHECK(ids(engine, Request{.query = "marché", .any = any}) == Ids{"b", "a", "c"});
    CHECK(ids(engine, Request{.query = "marche", .any = any}) == Ids{"a", "c", "b"});
    CHECK(ids(engine, Request{.query = "ouvre =marché", .any = any}) == Ids{"b", "a", "c"});
  }
  CHECK(ids(engine, Request{.query = "marché OR marche"}).size() == 3);
  CHECK(engine.count({.query = "marché"}) == 3);
}

TEST_CASE("in the headline the accents of the headline count", "[surface-forms]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(),
                            {{.id = "a", .title = "Le marche", .language = "fr", .body = "Le marché ouvre ce matin."},
                             {.id = "b", .title = "Le marché", .language = "fr", .body = "Le marche ouvre ce matin."},
                             {.id = "c", .title = "Le marche", .language = "fr", .body = "Le marché ouvre ce soir."}});
  CHECK(ids(engine, Request{.query = "title:marché"}).front() == "b");
  CHECK(ids(engine, Request{.query = "title:marche"}).back() == "b");
}

TEST_CASE("accents change no match and no score where the articles write a word in one way", "[surface-forms]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Oil", .language = "en", .body = "Resume the talks."}});
  const auto typed = engine.search({.query = "résumé"});
  REQUIRE(typed.hits.size() == 1);
  CHECK(typed.hits[0].score == engine.search({.query = "resume"}).hits.at(0).score);
}

TEST_CASE("a word typed without its accents finds all its grammatical forms", "[surface-forms][languages]") {
  struct Case {
    const char* language;
    const char* text;
    const char* typed;
  };
  const auto [language, text, typed] =
      GENERATE(Case{"fr", "Les questions répétées.", "repetee"}, Case{"de", "Ein Buch über Häuser.", "hauser"},
               Case{"es", "Canciones de otoño.", "cancion"}, Case{"pt", "Partidos políticos.", "politica"},
               Case{"sv", "Han sjunger i körerna.", "koren"}, Case{"fi", "Pääministeri puhui.", "paaministerin"});
  CAPTURE(language, typed);
  const news::test::TempDir dir;
  // Whether another article writes the word as it should have been typed or not.
  const bool known = GENERATE(true, false);
  const std::map<std::string, std::string> right{{"repetee", "répétée"}, {"hauser", "Häuser"},
                                                 {"cancion", "canción"}, {"politica", "política"},
                                                 {"koren", "kören"},     {"paaministerin", "pääministerin"}};
  auto engine = engine_over(
      dir.path(), {{.id = "family", .title = "", .language = language, .body = text},
                   {.id = "typed", .title = "", .language = language, .body = known ? right.at(typed) : "Une."}});
  const auto found = ids(engine, typed);
  CHECK(std::ranges::find(found, "family") != found.end());
}

TEST_CASE("the accents of a stop word count where it stands alone", "[surface-forms]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Uno", .language = "es", .body = "Quizá este mejor."},
                                         {.id = "b", .title = "Uno", .language = "es", .body = "Quizá esté mejor."}});
  CHECK(ids(engine, "esté") == Ids{"b", "a"});
  CHECK(ids(engine, "este") == Ids{"a", "b"});
  CHECK(ids(engine, "mejor esté") == Ids{"a", "b"});
}
