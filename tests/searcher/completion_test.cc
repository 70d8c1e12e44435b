// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/completion.h"

#include <algorithm>
#include <vector>

#include "common/schema.h"
#include "searcher/options.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

namespace {

using Strings = std::vector<std::string>;

/// What is offered for the last word, with -d and a database before the words.
std::string complete(const std::string& database, Strings words) {
  words.insert(words.begin(), {"--config", "", "-d", database});
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  return news::search_completions(pointers);
}

std::string complete(const Strings& words) { return complete("/nowhere/at/all", words); }

}  // namespace

TEST_CASE("a word of the query is completed to the fields that begin so", "[completion]") {
  CHECK(complete({"ti"}) == "words\ntitle:\t" + std::string(news::fields::title.about) + "\n");
  CHECK(complete({"oil", "zz"}) == "words\n");
  const std::string all = complete({""});
  CHECK(static_cast<std::size_t>(std::ranges::count(all, '\n')) == news::all_fields().size() + 1);
}

TEST_CASE("options complete to their values, which the table knows", "[completion]") {
  CHECK(complete({"--sort", ""}) == "words\nrelevance\nnewest\noldest\nadded\n");
  CHECK(complete({"--format=c"}) == "words\n--format=csv\n");
  CHECK(complete({"--batch", ""}) == "files\n");
}

TEST_CASE("values come from the index, quoted where the query language wants it", "[completion]") {
  const news::test::TempDir dir;
  news::test::engine_over(dir.path(), {{.id = "n1", .source = "Evening Ledger", .body = "Rain."},
                                       {.id = "n2", .source = "Reuters", .body = "Rain."}});
  const std::string database = (dir.path() / "index").string();
  CHECK(complete(database, {"source:ev"}) == "words\nsource:\"Evening Ledger\"\n");
  CHECK(complete(database, {"source:\"ev"}) == "words\nsource:\"Evening Ledger\"\n");
  CHECK(complete(database, {"source:re"}) == "words\nsource:Reuters\n");
  CHECK(complete(database, {"--source", "ev"}) == "words\nEvening Ledger\n");
  CHECK(complete(database, {"--source=re"}) == "words\n--source=Reuters\n");
  CHECK(complete(database, {"--show", "n"}) == "words\nn1\nn2\n");
  CHECK(complete(database, {"--similar", "n"}) == "words\nn1\nn2\n");
  CHECK(complete(database, {"--background", "n2"}) == "words\nn2\n");
  CHECK(complete(database, {"nowhere:x"}) == "words\n");
}

TEST_CASE("without an index, or with a wrong config file, there are no values and no errors", "[completion]") {
  CHECK(complete({"source:"}) == "words\n");
  CHECK(complete({"--show", ""}) == "words\n");
  CHECK(complete({"--config", "/nowhere/at/all", "source:"}) == "words\n");
}
