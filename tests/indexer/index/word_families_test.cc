// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/word_families.h"

#include <xapian.h>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temp_database.h"

using namespace news;

namespace {

void note(WordFamilies& families, std::string_view text, const std::string& language) {
  for (Words words(text); words.next();) families.note(words.word(), language);
}

std::size_t count(const Xapian::Database& database) {
  return static_cast<std::size_t>(std::distance(database.metadata_keys_begin(), database.metadata_keys_end()));
}

}  // namespace

TEST_CASE("words that share a stem are kept under it, the stem itself is not", "[families]") {
  test::TempDatabase home;
  auto& database = home.database;
  WordFamilies families;
  note(families, "deport Deported deporting deports deported", "en");
  families.save(database);
  CHECK(database.get_metadata(keys::family("en", "deport")) == "deported deporting deports");
  CHECK(count(database) == 1);
}

TEST_CASE("every language has its own families", "[families]") {
  test::TempDatabase home;
  auto& database = home.database;
  WordFamilies families;
  note(families, "Häuser", "de");
  note(families, "houses", "en");
  families.save(database);
  CHECK(database.get_metadata(keys::family("de", "haus")) == "hauser");
  CHECK(database.get_metadata(keys::family("en", "hous")) == "houses");
}

TEST_CASE("numbers and words of an unknown language have no families", "[families]") {
  test::TempDatabase home;
  auto& database = home.database;
  WordFamilies families;
  note(families, "1990s 3.5 2023", "en");
  note(families, "deported", "");
  note(families, "deported", "xx");
  families.save(database);
  CHECK(count(database) == 0);
}

TEST_CASE("what is saved joins what the database has", "[families]") {
  test::TempDatabase home;
  auto& database = home.database;
  for (const char* text : {"deported", "deporting", "deported deports"}) {
    WordFamilies families;
    note(families, text, "en");
    families.save(database);
  }
  CHECK(database.get_metadata(keys::family("en", "deport")) == "deported deporting deports");
}

TEST_CASE("families of several workers become one", "[families]") {
  test::TempDatabase home;
  auto& database = home.database;
  WordFamilies one;
  WordFamilies two;
  note(one, "deported houses", "en");
  note(two, "deporting houses", "en");
  one.merge(std::move(two));
  one.save(database);
  CHECK(database.get_metadata(keys::family("en", "deport")) == "deported deporting");
  CHECK(database.get_metadata(keys::family("en", "hous")) == "houses");
}

TEST_CASE("what was saved is not written again, what comes after is", "[families]") {
  test::TempDatabase first_home;
  auto& first = first_home.database;
  test::TempDatabase second_home;
  auto& second = second_home.database;
  WordFamilies families;
  note(families, "deported", "en");
  families.save(first);
  note(families, "deported deporting", "en");
  families.save(second);
  CHECK(second.get_metadata(keys::family("en", "deport")) == "deporting");
}

TEST_CASE("a word with a prefix joins the family of a word that is at least as frequent", "[families]") {
  test::TempDatabase home;
  WordFamilies families;
  note(families, "قرار اقتحام لاقتحام", "ar");
  note(families, "ממשלה ממשלה לממשלה", "he");
  note(families, "כלכלה כלכלה לכלה", "he");
  families.save(home.database);
  Stems stems;
  const auto family = [&](const char* language, const char* word) {
    return home.database.get_metadata(keys::family(language, stems.key(word, language)));
  };
  CHECK(family("ar", "اقتحام").find("لاقتحام") != std::string::npos);
  CHECK(family("he", "ממשלה").find("לממשלה") != std::string::npos);
  CHECK(family("he", "לכלה").find("כלכלה") == std::string::npos);
}

TEST_CASE("a word joins one with a prefix that the index has already", "[families]") {
  test::TempDatabase home;
  const auto add = [&](const char* text) {
    WordFamilies families;
    note(families, text, "ar");
    Xapian::Document document;
    for (Words words(text); words.next();) document.add_term(std::string(words.word().term));
    home.database.add_document(document);
    families.save(home.database);
  };
  add("لاقتحام");
  CHECK(home.database.get_metadata(keys::family("ar", Stems().key("اقتحام", "ar"))).find("لاقتحام") ==
        std::string::npos);
  add("اقتحام");
  CHECK(home.database.get_metadata(keys::family("ar", Stems().key("اقتحام", "ar"))).find("لاقتحام") !=
        std::string::npos);
}
