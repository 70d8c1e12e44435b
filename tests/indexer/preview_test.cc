// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/preview.h"

#include <boost/json.hpp>
#include <random>

#include "tests/indexer/index_run.h"
#include "tests/support/archives.h"

using namespace news;
using test::TempDir;

namespace {

struct Foreseen {
  Counts counts;
  test::Names lines;
};

/// What a run over the folder "a" would do; `counts` as the run itself would count.
Foreseen foresee(const TempDir& dir) {
  const std::filesystem::path database = dir.path() / "index";
  IndexState state = load_state(database, false);
  Plan plan = make_plan({.paths = {dir.path() / "a"}, .database = database, .allow_empty = true}, state.folders,
                        state.manifest);
  Report report;
  report.counts.unchanged = plan.unchanged;
  report.counts.rejected = plan.still_rejected;
  Foreseen foreseen;
  preview(plan, state, {}, report, [&](const Change& change) { foreseen.lines.push_back(as_text(change)); });
  foreseen.counts = report.counts;
  return foreseen;
}

/// Of the files in "a": new, written anew with another text or the same, renamed, removed. Some texts are equally long.
void change_something(const TempDir& dir, std::mt19937& random) {
  const auto file = [&] { return "a/" + std::to_string(random() % 8); };
  const auto text = [&] { return test::article(test::Names{"oil", "gas", "coal", "wind", "sun"}[random() % 5]); };
  const std::string name = file();
  switch (random() % 4) {
    case 0: std::filesystem::remove(dir.path() / name); break;
    case 1:
      if (std::filesystem::exists(dir.path() / name)) std::filesystem::rename(dir.path() / name, dir.path() / file());
      break;
    default: dir.write(name, text());
  }
}

}  // namespace

TEST_CASE("a run does what its preview said, whatever changed", "[preview]") {
  const TempDir dir;
  std::mt19937 random(41);
  std::filesystem::create_directories(dir.path() / "a");
  dir.write("a/stays", test::article("rain"));
  test::index(dir, {.paths = {dir.path() / "a"}, .allow_empty = true});
  Counts seen;
  for (int round = 0; round < 60; ++round) {
    for (auto changes = random() % 6; changes > 0; --changes) change_something(dir, random);
    const auto [said, lines] = foresee(dir);
    const Counts done = test::index(dir, {.paths = {dir.path() / "a"}, .allow_empty = true});
    CAPTURE(round, lines);
    REQUIRE(said.added == done.added);
    REQUIRE(said.updated == done.updated);
    REQUIRE(said.moved == done.moved);
    REQUIRE(said.removed == done.removed);
    REQUIRE(said.unchanged == done.unchanged);
    REQUIRE(said.rejected == done.rejected);
    REQUIRE(lines.size() == said.added + said.updated + said.moved + said.removed);
    seen.added += done.added;
    seen.updated += done.updated;
    seen.moved += done.moved;
    seen.removed += done.removed;
  }
  CHECK(seen.added > 10);
  CHECK(seen.updated > 10);
  CHECK(seen.moved > 5);
  CHECK(seen.removed > 10);
}

TEST_CASE("a run rejects what its preview rejected, in archives too", "[preview]") {
  const TempDir dir;
  dir.write("a/cutting.ps", "%!PS-Adobe-3.0\n");
  dir.write("a/empty", "");
  dir.write("a/bad.jsonl", "{\"title\":\"Tide\"}\nno JSON\n");
  dir.write("a/dump.zip", test::zip({{"oil.txt", test::article("oil")}, {"cutting.ps", "%!PS-Adobe-3.0\n"}}));
  for (int round = 0; round < 2; ++round) {
    const Counts said = foresee(dir).counts;
    const Counts done = test::index(dir, {.paths = {dir.path() / "a"}, .allow_empty = true});
    CHECK(said.rejected == done.rejected);
    CHECK(said.added == done.added);
    CHECK(said.updated == done.updated);
    CHECK(said.articles == done.articles);
    dir.write("a/dump.zip", test::zip({{"oil.txt", test::article("oil")}, {"gas.txt", test::article("gas")}}));
  }
}

TEST_CASE("a change is one line for people and one object for programs, whatever the names hold", "[preview]") {
  const Change change{.action = "move", .file = "/news/b\n\xFF", .from = "/news/\x1b[31ma"};
  CHECK(as_text(change).find_first_of("\n\x1b") == std::string::npos);
  CHECK(as_text(change).starts_with("move /news/"));
  CHECK(as_text({.action = "add", .file = "/news/b", .from = {}}) == "add /news/b");
  const auto line = boost::json::parse(as_json(change));
  CHECK(line.at("file") == "/news/b\n\uFFFD");
  CHECK(line.at("from") == "/news/\x1b[31ma");
  CHECK(!boost::json::parse(as_json({.action = "add", .file = "/b", .from = {}})).as_object().contains("from"));
}
