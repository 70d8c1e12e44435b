// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

namespace {

using Strings = std::vector<std::string>;

/// An engine over a few articles with all the fields.
class Library {
 public:
  Strings values(const std::string& field, const std::string& start, std::size_t limit = 100) {
    return engine_.values(field, start, limit);
  }

 private:
  news::test::TempDir dir_;
  news::Engine engine_ =
      news::test::engine_over(dir_.path(), {{.id = "2023/a",
                                             .title = "A",
                                             .section = "World",
                                             .authors = {"Ada Byron", "Zoë Quinn"},
                                             .source = "Evening Ledger",
                                             .language = "en"},
                                            {.id = "2023/b",
                                             .title = "B",
                                             .section = "World",
                                             .authors = {"Zoë Quinn"},
                                             .source = "Harbour Post",
                                             .language = "pt-BR"},
                                            {.id = "2024/c",
                                             .title = "C",
                                             .section = "Politics",
                                             .source = "Harbour Post",
                                             .language = "en",
                                             .tags = {"Élections"}},
                                            {.id = std::string(250, 'l'), .title = "L", .body = "x"},
                                            {.id = "X:d", .title = "D", .place = "KABUL", .source = "Harbour News"}});
};

}  // namespace

TEST_CASE("the values of a field are whole and as written, the most frequent first", "[values]") {
  Library library;
  CHECK(library.values("source", "") == Strings{"Harbour Post", "Evening Ledger", "Harbour News"});
  CHECK(library.values("author", "") == Strings{"Zoë Quinn", "Ada Byron"});
  CHECK(library.values("section", "") == Strings{"World", "Politics"});
  CHECK(library.values("place", "") == Strings{"KABUL"});
}

TEST_CASE("values begin with what is typed, case and accents aside", "[values]") {
  Library library;
  CHECK(library.values("source", "harbour") == Strings{"Harbour Post", "Harbour News"});
  CHECK(library.values("source", "HARBOUR N") == Strings{"Harbour News"});
  CHECK(library.values("source", "post").empty());
  CHECK(library.values("tag", "elec") == Strings{"Élections"});
  CHECK(library.values("tag", "É") == Strings{"Élections"});
  CHECK(library.values("author", "zoe q") == Strings{"Zoë Quinn"});
}

TEST_CASE("fields of whole values give them in their index form", "[values]") {
  Library library;
  CHECK(library.values("lang", "") == Strings{"en", "pt", "pt-br"});
  CHECK(library.values("language", "PT") == Strings{"pt", "pt-br"});
  CHECK(library.values("id", "2023/") == Strings{"2023/a", "2023/b"});
  CHECK(library.values("id", "l").empty());
  CHECK(library.values("id", "X") == Strings{"X:d"});
}

TEST_CASE("there are as many values as are asked for, and none of other fields", "[values]") {
  Library library;
  CHECK(library.values("source", "", 1) == Strings{"Harbour Post"});
  CHECK(library.values("title", "A").empty());
  CHECK(library.values("date", "2").empty());
  CHECK(library.values("colour", "").empty());
}
