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
