// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/spellings.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using Forms = std::vector<std::string>;

namespace {

/// Asks an index of articles in one language.
class Paper {
 private:
  news::test::TempDir dir_;

 public:
  Paper(const std::string& language, const std::vector<std::string>& bodies) {
    std::vector<news::Article> articles;
    for (const std::string& body : bodies) articles.push_back({.language = language, .body = body});
    database = news::test::index_over(dir_.path(), articles);
  }

  /// The first form, and of the others those that an article has.
  Forms forms(const std::string& text) {
    news::IndexView index({database});
    news::Words words(text);
    REQUIRE(words.next());
    Forms found = news::forms_in_all_spellings(words.word(), index);
    const std::string first = found.front();
    std::erase_if(found, [&](const std::string& form) { return form != first && index.articles_with(form) == 0; });
    return found;
  }

  std::vector<std::string> found(const std::string& query, bool literal = false) {
    news::Engine engine({database});
    return news::test::ids(engine, news::Request{.query = query, .literal = literal});
  }

  std::string database;
};

}  // namespace

TEST_CASE("a word has the forms of its other spellings if the index has these", "[spellings]") {
  Paper paper("en", {"A colour.", "Many colors, and one color.", "The organization."});
  CHECK(paper.forms("colour") == Forms{"colour", "color", "colors"});
  CHECK(paper.forms("color") == Forms{"color", "colors", "colour"});
  CHECK(paper.forms("organisation") == Forms{"organisation", "organization"});
  CHECK(paper.forms("flavour") == Forms{"flavour"});
}

TEST_CASE("another spelling is found and highlighted, but not for an exact word, a phrase or a literal query",
          "[spellings]") {
  Paper paper("en", {"A colour film.", "Some color film."});
  CHECK(paper.found("colour").size() == 2);
  CHECK(paper.found("colour").front() == "0");
  CHECK(paper.found("color").front() == "1");
  CHECK(paper.found("=colour").size() == 1);
  CHECK(paper.found("\"colour film\"").size() == 1);
  CHECK(paper.found("colour", true).size() == 1);
  news::Engine engine({paper.database});
  const news::Hit other = engine.search({.query = "colour"}).hits.back();
  CHECK(other.snippets.front().highlights == std::vector<news::Range>{{5, 10}});
}

TEST_CASE("English spellings are those of English articles", "[spellings]") {
  Paper paper("fr", {"Le colour.", "Le color."});
  CHECK(paper.forms("colour") == Forms{"colour"});
}

TEST_CASE("two letters are an umlaut if an article has it", "[spellings]") {
  Paper paper("de", {"Gütersloh", "Der Wärmeschutz in Düsseldorf", "Waermeschutz", "Israel", "die neue neu", "Ålesund",
                     "Die Größe"});
  CHECK(paper.forms("Guetersloh") == Forms{"guetersloh", "gutersloh"});
  CHECK(paper.forms("Duesseldorf") == Forms{"duesseldorf", "dusseldorf"});
  CHECK(paper.forms("Waermeschutz") == Forms{"waermeschutz", "warmeschutz"});
  CHECK(paper.forms("Aalesund") == Forms{"aalesund", "alesund"});
  CHECK(paper.forms("Groesse") == Forms{"groesse", "grosse"});
  CHECK(paper.forms("Israel") == Forms{"israel"});
  CHECK(paper.forms("neue") == Forms{"neue", "neu"});
}

TEST_CASE("an umlaut is two letters if an article has them, and the usual spelling counts as typed", "[spellings]") {
  Paper usual("en", {"Jason Schauble", "Wolfgang Schaeuble"});
  CHECK(usual.forms("Schäuble") == Forms{"schaeuble", "schauble"});
  CHECK(usual.found("Schäuble") == std::vector<std::string>{"1", "0"});
  Paper rare("de", {"Schäuble", "Schäuble", "Schaeuble"});
  CHECK(rare.forms("Schäuble") == Forms{"schauble", "schaeuble"});
}
