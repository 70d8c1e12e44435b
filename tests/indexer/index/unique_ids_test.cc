// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/unique_ids.h"

#include <map>
#include <random>

#include "common/read_file.h"
#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;

namespace {

/// Quick to sync, where there is one.
fs::path quick_folder() { return fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path(); }

/// An article of a line; a large one is a large change.
std::string line(const std::string& id, int number, bool large = false) {
  std::string text = R"({"title": "Number )" + std::to_string(number) + R"(", "text": "The tide rose.", )";
  if (!id.empty()) text += R"("id": ")" + id + R"(", )";
  if (number % 3 != 0) text += R"("date": "2024-01-0)" + std::to_string(number % 9 + 1) + R"(", )";
  return text + R"("more": ")" + std::string(large ? 2'100'000 : 1, 'x') + "\"}\n";
}

/// By title: the id, and everything that depends on it.
std::map<std::string, std::string> ids_by_title(const TempDir& dir) {
  std::map<std::string, std::string> found;
  const auto database = open_index(dir);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto document = database.get_document(*at);
    const auto data = boost::json::parse(document.get_data());
    std::string& all = found[std::string(data.at(stored::title).as_string())];
    all = data.at(stored::id).as_string();
    const auto published = published_of_value(document.get_value(slots::oldest));
    CHECK(document.get_value(slots::oldest) == oldest_value(published, all));
    CHECK(document.get_value(slots::newest) == newest_value(published, all));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if ((*term).starts_with(fields::id.prefix) || (*term).starts_with(shared_id_prefix)) all += ' ' + *term;
    }
  }
  return found;
}

/// Of a new index of the same folders.
std::map<std::string, std::string> fresh_ids(const Run& run) {
  const TempDir other(quick_folder());
  index(other, run);
  return ids_by_title(other);
}

}  // namespace

TEST_CASE("an id goes to the next article when the first that had it is gone", "[ids]") {
  const TempDir dir(quick_folder());
  for (const char* name : {"1", "2", "3"}) dir.write("a/" + std::string(name) + ".jsonl", line("tide", name[0] - '0'));
  const Run run{{dir.path() / "a"}};
  index(dir, run);
  CHECK(ids(dir) == Names{"tide", "tide#2", "tide#3"});
  fs::remove(dir.path() / "a/1.jsonl");
  index(dir, run);
  CHECK(ids(dir) == Names{"tide", "tide#2"});
  dir.write("a/0.jsonl", line("tide", 0) + line("tide#2", 4));
  index(dir, run);
  CHECK(sorted(ids(dir)) == Names{"tide", "tide#2", "tide#3", "tide#4"});
  CHECK(ids_by_title(dir) == fresh_ids(run));
  fs::remove(dir.path() / "a/2.jsonl");
  dir.write("a/0.jsonl", line("tide", 0));
  index(dir, run);
  fs::remove(dir.path() / "a/3.jsonl");
  index(dir, run);
  CHECK(ids(dir) == Names{"tide"});
  CHECK(ids_by_title(dir) == fresh_ids(run));
  CHECK_FALSE(open_index(dir).term_exists(shared_id_term(exact_term(fields::id, "tide"))));
}

TEST_CASE("whatever came, changed and went before, ids are those of a new index", "[ids]") {
  std::mt19937 random(11);
  const auto below = [&](int end) { return std::uniform_int_distribution<int>(0, end - 1)(random); };
  const std::string long_id(210, 'y');
  const Names choice{"a",  "a", "a",       "a#2",       "a#3",        "a#2#2", "Tide",
                     ":x", "",  "1.jsonl", "1.jsonl#2", "b//1.jsonl", long_id};
  for (int history = 0; history < 3; ++history) {
    const TempDir dir(quick_folder());
    for (const char* folder : {"a", "b"}) fs::create_directories(dir.path() / folder / "sub");
    const Run run{.paths = {dir.path() / "a", dir.path() / "b"}, .allow_empty = true};
    int number = 0;
    for (int step = 0; step < 12; ++step) {
      CAPTURE(history, step);
      for (int change = below(5); change >= 0; --change) {
        const fs::path file =
            fs::path(below(2) == 0 ? "a" : "b") / (below(3) == 0 ? "sub" : "") / (std::to_string(below(4)) + ".jsonl");
        if (below(3) == 0) {
          fs::remove(dir.path() / file);
          continue;
        }
        std::string lines;
        for (int articles = below(4); articles >= 0; --articles) {
          lines += line(choice[static_cast<std::size_t>(below(static_cast<int>(choice.size())))], ++number,
                        articles == 0 && below(12) == 0);
        }
        const std::string before = fs::exists(dir.path() / file) ? read_file(dir.path() / file, 100'000'000) : "";
        const int place = below(3);
        dir.write(file, place == 0 ? lines : place == 1 ? before + lines : lines + before);
      }
      index(dir, run);
      REQUIRE(ids_by_title(dir) == fresh_ids(run));
    }
  }
}
