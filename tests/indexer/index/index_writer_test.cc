// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_writer.h"

#include "tests/indexer/index_run.h"
#include "tests/support/unprivileged.h"

using namespace news;
using namespace news::test;

TEST_CASE("a first build adds every article and rejects what is none", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("a/y", article("summit"));
  dir.write("a/empty", "");
  const Counts counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.added == 2);
  CHECK(counts.rejected == 1);
  CHECK(counts.articles == 2);
  CHECK(counts.files() == 3);
  CHECK(counts.bytes == article("harbour").size() + article("summit").size());
  CHECK(ids(dir) == Names{"x", "y"});
  CHECK(count(dir, "harbour") == 1);
  CHECK_FALSE(open_index(dir).get_metadata(std::string(keys::updated)).empty());
  CHECK(open_index(dir).get_metadata(keys::family("en", "deport")) == "deported");
}

TEST_CASE("an index of nothing is an index", "[index]") {
  const TempDir dir;
  fs::create_directory(dir.path() / "a");
  CHECK(index(dir, {{dir.path() / "a"}, 3}).files() == 0);
  CHECK(open_index(dir).get_doccount() == 0);
  dir.write("a/empty", "");
  CHECK(index(dir, {{dir.path() / "a"}, 3, true}).rejected == 1);
  CHECK(open_index(dir).get_doccount() == 0);
  dir.write("a/x", article("harbour"));
  CHECK(index(dir, {{dir.path() / "a"}}).added == 1);
  CHECK(ids(dir) == Names{"x"});
}

TEST_CASE("a second run does nothing, and reports again what was rejected", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("a/empty", "");
  index_old_files(dir, {{dir.path() / "a"}});
  const auto before = contents(dir);
  const auto revision = open_index(dir).get_revision();
  const Counts counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.unchanged == 1);
  CHECK(counts.rejected == 1);
  CHECK(counts.files() == 2);
  CHECK(counts.bytes == 0);
  CHECK(contents(dir) == before);
  CHECK(open_index(dir).get_revision() == revision);
}

TEST_CASE("an update takes up what was added, updated, moved, removed and touched", "[index]") {
  const TempDir dir;
  for (const char* name : {"moved", "removed", "stays", "touched", "updated", "worse"}) {
    dir.write(fs::path("a") / name, article(name));
  }
  dir.write("a/better", "");
  index_old_files(dir, {{dir.path() / "a"}});
  dir.write("a/added", article("added"));
  dir.write("a/updated", article("renewed"));
  dir.write("a/better", article("better"));
  dir.write("a/worse", "");
  fs::last_write_time(dir.path() / "a/touched", fs::file_time_type::clock::now());
  fs::create_directory(dir.path() / "a/sub");
  fs::rename(dir.path() / "a/moved", dir.path() / "a/sub/moved");
  fs::remove(dir.path() / "a/removed");
  const Counts counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.added == 2);
  CHECK(counts.updated == 1);
  CHECK(counts.moved == 1);
  CHECK(counts.removed == 1);
  CHECK(counts.unchanged == 2);
  CHECK(counts.rejected == 1);
  CHECK(counts.files() == 7);
  CHECK(sorted(ids(dir)) == Names{"added", "better", "moved", "stays", "touched", "updated"});
  CHECK(count(dir, "renewed") == 1);
  for (const char* word : {"updated", "removed", "worse"}) CHECK(count(dir, word) == 0);
}

TEST_CASE("an updated index holds what a new one would", "[index]") {
  const TempDir updated;
  updated.write("a/1", article("harbour"));
  index_old_files(updated, {{updated.path() / "a"}});
  updated.write("a/2", article("deporting summits"));
  updated.write("a/3", article("houses"));
  index_old_files(updated, {{updated.path() / "a"}});
  const auto before = contents(updated);
  index_old_files(updated, {{}, 1, true});
  CHECK(contents(updated) == before);
}

TEST_CASE("a run is one revision of the index, however much it adds, updates and removes", "[index]") {
  const TempDir dir;
  write_many(dir);
  index_old_files(dir, {{dir.path() / "a"}});
  const auto before = open_index(dir);
  const auto check = [&](Xapian::rev runs, Xapian::doccount articles) {
    index(dir, {{dir.path() / "a"}});
    const auto after = open_index(dir);
    CHECK(after.get_uuid() == before.get_uuid());
    CHECK(after.get_revision() == before.get_revision() + runs);
    CHECK(after.get_doccount() == articles);
  };
  for (int n = 0; n < 1200; ++n) dir.write("a/more" + std::to_string(n), article("more"));
  check(1, 2500);
  for (int n = 0; n < 1200; ++n) dir.write("a/" + std::to_string(n), article("renewed tides"));
  check(2, 2500);
  for (int n = 0; n < 1200; ++n) fs::remove(dir.path() / "a" / std::to_string(n));
  check(3, 1300);
}

TEST_CASE("a file that was replaced by one of its size and time is read again", "[index]") {
  const TempDir dir;
  for (const char* name : {"x", "y", "z"}) dir.write(fs::path("a") / name, article(name));
  index_old_files(dir, {{dir.path() / "a"}});
  fs::rename(dir.path() / "a/x", dir.path() / "a/t");
  fs::rename(dir.path() / "a/y", dir.path() / "a/x");
  fs::rename(dir.path() / "a/t", dir.path() / "a/y");
  dir.write("a/z", article("w"));
  Counts counts = index_old_files(dir, {{dir.path() / "a"}});
  CHECK(counts.updated == 3);
  CHECK(count(dir, "w") == 1);
  CHECK(count(dir, "z") == 0);
  CHECK(boost::json::parse(open_index(dir).get_document(*open_index(dir).postlist_begin("x")).get_data())
            .at(stored::id) == "y");
  counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.unchanged == 3);
  CHECK(counts.bytes == 0);
}

TEST_CASE("files that were copied back with their times are read once, and no article is written", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("a/lines.jsonl", "{\"title\": \"Summit\", \"text\": \"They met.\"}\nno article\n");
  dir.write("a/empty", "");
  const Counts first = index_old_files(dir, {{dir.path() / "a"}});
  const auto documents = [&] {
    std::string all;
    const auto database = open_index(dir);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      all += std::to_string(*at) + database.get_document(*at).get_data();
    }
    return all;
  };
  const std::string before = documents();
  fs::rename(dir.path() / "a", dir.path() / "b");
  fs::copy(dir.path() / "b", dir.path() / "a", fs::copy_options::recursive);
  Counts counts = index_old_files(dir, {{dir.path() / "a"}});
  CHECK(counts.bytes == first.bytes);
  CHECK(counts.unchanged == 2);
  CHECK(counts.rejected == 1);
  CHECK(counts.updated + counts.added + counts.articles == 0);
  CHECK(documents() == before);
  counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.bytes == 0);
  CHECK(counts.unchanged == 2);
  CHECK(counts.rejected == 1);
}

TEST_CASE("several articles with one content are several articles", "[index]") {
  const TempDir dir;
  for (const char* name : {"1", "2", "3"}) dir.write(fs::path("a") / name, article("harbour"));
  index_old_files(dir, {{dir.path() / "a"}});
  fs::remove(dir.path() / "a/1");
  dir.write("a/4", article("harbour"));
  dir.write("a/5", article("harbour"));
  const Counts counts = index(dir, {{dir.path() / "a"}});
  CHECK(counts.moved == 1);
  CHECK(counts.added == 1);
  CHECK(counts.removed == 0);
  CHECK(sorted(ids(dir)) == Names{"1", "2", "3", "5"});
}

TEST_CASE("a folder that is gone stops its own part of the run only", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("b/y", article("summit"));
  const Run run{{dir.path() / "a", dir.path() / "b"}};
  index_old_files(dir, run);
  fs::remove_all(dir.path() / "a");
  dir.write("b/z", article("weather"));
  const Counts counts = index(dir, run);
  CHECK(counts.removed == 0);
  CHECK(counts.added == 1);
  CHECK(ids(dir).size() == 3);
  CHECK(index(dir, {.paths = {}, .rebuild = true}).files() == 0);
  CHECK(ids(dir).size() == 3);
  CHECK(index(dir, {.paths = run.paths, .allow_empty = true}).removed == 1);
  CHECK(ids(dir).size() == 2);
}

TEST_CASE("an article that cannot be read now stays as it was", "[index]") {
  const TempDir dir;
  const auto file = dir.write("a/x", article("harbour"));
  dir.write("a/y", article("summit"));
  index_old_files(dir, {{dir.path() / "a"}});
  dir.write("a/x", article("changed"));
  fs::permissions(file, fs::perms::none);
  REQUIRE(elsewhere([&] {
            const Unprivileged user;
            if (index(dir, {{dir.path() / "a"}}).rejected != 1) throw Error("not rejected");
          }) == 0);
  CHECK(count(dir, "harbour") == 1);
  fs::permissions(file, fs::perms::owner_all);
  CHECK(index(dir, {{dir.path() / "a"}}).updated == 1);
  CHECK(count(dir, "harbour") == 0);
  CHECK(count(dir, "changed") == 1);
}

TEST_CASE("an article found among many single files is found once", "[index]") {
  const TempDir dir;
  for (const char* name : {"x", "y", "z"}) dir.write(fs::path("a") / name, article(name));
  index_old_files(dir, {{dir.path() / "a/x", dir.path() / "a/y", dir.path() / "a/x"}});
  CHECK(sorted(ids(dir)) == Names{"x", "y"});
  index_old_files(dir, {{dir.path()}});
  Names found = sorted(ids(dir));
  CHECK(found.size() == 3);
  CHECK(count(dir, "x") == 1);
}

TEST_CASE("a change has time for every article that it removes, also where one file held them all", "[index]") {
  Manifest manifest;
  manifest.put("0/many.jsonl", {.size = 5'000'000, .articles = 100'000});
  Plan gone;
  gone.gone = {"0/many.jsonl"};
  CHECK(ample_time(gone, manifest) >= std::chrono::hours(2));
  Plan changed;
  changed.to_read = {{.file = "0/many.jsonl", .known = manifest.find("0/many.jsonl")}};
  CHECK(ample_time(changed, manifest) >= std::chrono::hours(2));
  CHECK(ample_time({}, {}) < std::chrono::minutes(1));
}

TEST_CASE("of a file of many articles only those are written that are new or have changed", "[index]") {
  const TempDir dir;
  const auto line = [](const std::string& title, const std::string& more = "") {
    return R"({"title": ")" + title + R"(", "text": "It rained.")" + more + "}\n";
  };
  const auto documents = [&] {
    std::map<std::string, Xapian::docid> found;
    const auto database = open_index(dir);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at)
      found[std::string(boost::json::parse(database.get_document(*at).get_data()).at("title").as_string())] = *at;
    return found;
  };
  const auto lines_of = [&](const TempDir& of) {
    std::map<std::string, std::uint64_t> found;
    const auto database = open_index(of);
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const auto data = boost::json::parse(database.get_document(*at).get_data());
      found[std::string(data.at("title").as_string())] = data.at("line").to_number<std::uint64_t>();
    }
    return found;
  };
  const Run run{{dir.path() / "a"}};
  dir.write("a/x.jsonl", line("One") + line("Two") + line("Three") + line("Four", R"(,"id":"4")"));
  index(dir, run);
  auto before = documents();
  dir.write("a/x.jsonl", line("Zero") + line("One") + line("Three", R"(,"date":"2021-01-02")") +
                             line("Four", R"(,"id":"4")") + line("Five"));
  CHECK(index(dir, run).updated == 1);
  auto after = documents();
  CHECK(after.size() == 5);
  CHECK(lines_of(dir) ==
        std::map<std::string, std::uint64_t>{{"Zero", 1}, {"One", 2}, {"Three", 3}, {"Four", 4}, {"Five", 5}});
  CHECK(after["One"] == before["One"]);
  CHECK(after["Four"] == before["Four"]);
  CHECK(after["Three"] > before["Four"]);
  CHECK_FALSE(after.contains("Two"));
  const TempDir fresh;
  index(fresh, run);
  CHECK(sorted(ids(dir)) == sorted(ids(fresh)));
}
