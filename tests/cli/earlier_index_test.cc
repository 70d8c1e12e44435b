// SPDX-License-Identifier: GPL-2.0-or-later
// What today's programs answer to an index of an earlier version: tests/data/index-schema-N is one of the articles in
// tests/data/articles, made by the last version that wrote schema N. Before the schema number rises, the index of the
// number until then is put there: news-index -d /srv/news/index /srv/news/articles, then --compact.
#include <filesystem>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::Outcome;
using news::test::run;
using news::test::TempDir;

namespace {

constexpr int first_schema = 6;

const fs::path data = fs::path(NEWS_SOURCE_DIR) / "tests/data";

fs::path index_of(int schema) { return data / ("index-schema-" + std::to_string(schema)); }

/// The index of a schema, to be changed.
class Copy {
 public:
  explicit Copy(int schema) { fs::copy(index_of(schema), dir_.path() / "index", fs::copy_options::recursive); }
  std::string path() const { return (dir_.path() / "index").string(); }

 private:
  TempDir dir_;
};

Outcome search(const std::string& index, const std::string& query) {
  return run({news::test::news_search(), "-d", index, "--template", "{title}\\n", query});
}

Outcome index(const std::string& index, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {news::test::news_index(), "-d", index});
  return run(arguments);
}

/// Every way to ask finds what it did when the index was made.
void check_searched(const std::string& index) {
  CHECK(search(index, "docker").out == "Dockers end their strike after nine days\n");
  CHECK(search(index, "\"fish market\" traders").out == "Late ferry leaves traders waiting at the old harbour\n");
  CHECK(search(index, "lang:fr recoltes").out == "Les abeilles reviennent sur les toits du port\n");
  CHECK(search(index, "source:\"harbour post\" since:2024-06").out == "Rain delays the cup final\n");
  CHECK(search(index, "author:keller date:2023-11-06 place:harbourton").status == 0);
  CHECK(search(index, "tag:strike section:business").status == 0);
  CHECK(search(index, "nights pre/3 shift*").status == 0);
  const Outcome shown = run({news::test::news_search(), "-d", index, "--show", "wire-17"});
  CHECK_THAT(shown.out, ContainsSubstring("The clubs play on Monday at 19:30."));
}

}  // namespace

TEST_CASE("there is an index of every earlier schema", "[cli][earlier]") {
  for (int schema = first_schema; schema < news::schema_version; ++schema) {
    INFO("schema " << schema);
    CHECK(fs::is_directory(index_of(schema)));
  }
}

TEST_CASE("an index of an earlier schema is refused with the way out, one of today's is searched", "[cli][earlier]") {
  for (int schema = first_schema; schema <= news::schema_version; ++schema) {
    if (!fs::exists(index_of(schema))) continue;
    INFO("schema " << schema);
    const Copy copy(schema);
    if (schema == news::schema_version) {
      check_searched(copy.path());
      CHECK(index(copy.path(), {"--verify"}).status == 0);
      continue;
    }
    const std::string reason = copy.path() + " has schema " + std::to_string(schema) + ", this program reads schema " +
                               std::to_string(news::schema_version) + "\n";
    const std::string hint = "build it anew: news-index --rebuild -d '" + copy.path() + "'\n";
    for (const Outcome& outcome : {search(copy.path(), "docker"), index(copy.path(), {(data / "articles").string()}),
                                   index(copy.path(), {"--compact"})}) {
      CHECK(outcome.status == 2);
      CHECK(outcome.out.empty());
      CHECK_THAT(outcome.err, ContainsSubstring(reason) && ContainsSubstring(hint));
    }
  }
}

TEST_CASE("a rebuild makes today's index of any earlier one", "[cli][earlier]") {
  for (int schema = first_schema; schema <= news::schema_version; ++schema) {
    if (!fs::exists(index_of(schema))) continue;
    INFO("schema " << schema);
    const Copy copy(schema);
    // The folder that it follows is not on this machine: its files are found where they are now.
    const std::string articles = (data / "articles").string();
    CHECK(index(copy.path(), {"--rebuild", articles}).status == 0);
    check_searched(copy.path());
    CHECK(index(copy.path(), {"--verify"}).status == 0);
  }
}
