// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/near_copies.h"

#include <map>
#include <random>
#include <set>

#include "common/index/database.h"
#include "common/index/index_place.h"
#include "common/schema.h"
#include "indexer/index/checksums.h"
#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;

namespace {

/// Quick to sync, where there is one.
fs::path quick_folder() { return fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path(); }

/// Sixty words of story number `story`, of which `changed` are those of one paper.
std::string story(int story, int paper, int changed) {
  std::string text;
  for (int n = 0; n < 60; ++n) {
    const bool is_own = n >= 60 - changed;
    text +=
        "word" + std::to_string(n) + (is_own ? "of" + std::to_string(paper) : "") + "in" + std::to_string(story) + " ";
  }
  return text;
}

std::string line(const std::string& id, const std::string& text) {
  return R"({"id": ")" + id + R"(", "title": "Headline of )" + id + R"(", "text": ")" + text + "\"}\n";
}

/// The value of a slot, by the id of the article.
std::map<std::string, std::string> values(const TempDir& dir, unsigned slot) {
  std::map<std::string, std::string> found;
  const auto database = open_index(dir);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto document = database.get_document(*at);
    found[std::string(boost::json::parse(document.get_data()).at(stored::id).as_string())] = document.get_value(slot);
  }
  return found;
}

void give_all(const TempDir& dir, unsigned slot, const std::string& value) {
  const fs::path folder = look_at((dir.path() / "index").string()).database;
  {
    auto database = open_folder_to_write(folder);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      auto document = database.get_document(*at);
      document.add_value(slot, value);
      database.replace_document(*at, document);
    }
    database.commit();
  }
  CHECK_FALSE(update_checksums(folder).has_value());
}

std::map<std::string, std::string> groups(const TempDir& dir) { return values(dir, slots::copies); }

}  // namespace

TEST_CASE("a build groups near copies of all its parts, and leaves other articles alone", "[copies]") {
  const TempDir dir(quick_folder());
  for (int n = 0; n < 450; ++n)  // three parts
    dir.write("a/" + std::to_string(1000 + n) + ".jsonl", line("alone" + std::to_string(n), story(n, 0, 0)));
  dir.write("a/0.jsonl", line("first", story(700, 1, 3)));
  dir.write("a/1200x.jsonl", line("middle", story(700, 2, 4)));
  dir.write("a/2000.jsonl", line("last", story(700, 3, 0)) + line("other", story(701, 3, 0)));
  index(dir, {{dir.path() / "a"}});
  auto found = groups(dir);
  CHECK(found.at("first").size() == 8);
  CHECK(found.at("first") == found.at("middle"));
  CHECK(found.at("first") == found.at("last"));
  for (const auto& [id, group] : found) CHECK(group.empty() == (id != "first" && id != "middle" && id != "last"));
}

TEST_CASE("a group falls apart when the copy that held it together goes", "[copies]") {
  const TempDir dir(quick_folder());
  const Run run{{dir.path() / "a"}};
  const auto shifted = [](int first) {
    std::string text;
    for (int n = first; n < first + 80; ++n) text += "w" + std::to_string(n) + " ";
    return text;
  };
  dir.write("a/1.jsonl", line("one", shifted(0)));
  dir.write("a/2.jsonl", line("between", shifted(10)));
  dir.write("a/3.jsonl", line("other", shifted(20)));
  index(dir, run);
  CHECK(groups(dir).at("one") == groups(dir).at("other"));
  CHECK_FALSE(groups(dir).at("one").empty());
  fs::remove(dir.path() / "a/2.jsonl");
  index(dir, run);
  CHECK(groups(dir).at("one").empty());
  CHECK(groups(dir).at("other").empty());
}

TEST_CASE("whatever came, changed and went before, groups are those of a new index", "[copies]") {
  std::mt19937 random(5);
  const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
  for (int history = 0; history < 4; ++history) {
    const TempDir dir(quick_folder());
    const Run run{.paths = {dir.path() / "a"}, .allow_empty = true};
    fs::create_directories(dir.path() / "a");
    int number = 0;
    for (int step = 0; step < 10; ++step) {
      CAPTURE(history, step);
      for (int change = below(5); change >= 0; --change) {
        const std::string file = "a/" + std::to_string(below(12)) + ".jsonl";
        fs::remove(dir.path() / file);
        if (below(4) == 0) continue;
        std::string lines;
        for (int articles = below(3); articles >= 0; --articles)
          lines += line(std::to_string(++number), story(below(4), below(5), 4 * below(6)));
        if (below(10) == 0)
          lines += R"({"title": "x", "more": ")" + std::string(2'100'000, 'x') + "\"}\n";  // a large one
        dir.write(file, lines);
      }
      index(dir, run);
      const TempDir other(quick_folder());
      index(other, run);
      REQUIRE(groups(dir) == groups(other));
    }
  }
}

TEST_CASE("the time when an article was first seen survives changes, large changes and rebuilds", "[copies]") {
  const TempDir dir(quick_folder());
  dir.write("a/1.jsonl", line("kept", story(1, 0, 0)));
  dir.write("a/2.jsonl", line("changed", story(2, 0, 0)));
  Run run{{dir.path() / "a"}};
  index(dir, run);
  const auto seen = [&](const char* id) { return values(dir, slots::first_seen).at(id); };
  const auto long_ago = first_seen_value(std::chrono::sys_days{std::chrono::year{2001} / 1 / 1});
  CHECK(time_of_first_seen(seen("kept")).value() > time_of_first_seen(long_ago).value());
  give_all(dir, slots::first_seen, long_ago);
  dir.write("a/2.jsonl", line("changed", story(2, 0, 5)) + line("new", story(3, 0, 0)));
  index(dir, run);
  CHECK(seen("changed") == long_ago);
  CHECK(seen("new") > long_ago);
  dir.write("a/2.jsonl", line("changed", story(2, 0, 8)) + line("huge", std::string(2'100'000, 'x')));
  index(dir, run);
  CHECK(seen("changed") == long_ago);
  CHECK(seen("huge") > long_ago);
  run.rebuild = true;
  index(dir, run);
  CHECK(seen("kept") == long_ago);
  CHECK(seen("changed") == long_ago);
}
