// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/resource.h>

#include <csignal>
#include <iterator>
#include <map>
#include <thread>

#include "indexer/index/shard_writer.h"
#include "indexer/stop.h"
#include "tests/indexer/index_run.h"
#include "tests/support/leaks.h"
#include "tests/support/unprivileged.h"

using namespace news;
using namespace news::test;

namespace {

/// Of an article each.
std::vector<fs::path> two_databases(const TempDir& dir) {
  std::vector<fs::path> databases;
  for (const char* name : {"one", "two"}) {
    databases.push_back(dir.path() / name);
    Xapian::Document document;
    document.add_term("term");
    Xapian::WritableDatabase(databases.back().string(), Xapian::DB_CREATE).add_document(document);
  }
  return databases;
}

}  // namespace

TEST_CASE("an index is the same whoever of how many workers made it", "[index]") {
  const TempDir dir;
  write_many(dir);
  index_old_files(dir, {{dir.path() / "a"}, 1});
  const auto alone = contents(dir);
  const Counts counts = index(dir, {{}, 3, true});
  CHECK(counts.added == 1300);
  CHECK(counts.rejected == 1);
  CHECK(contents(dir) == alone);
}

TEST_CASE("workers none or many build an index", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  for (const unsigned jobs : {0U, 200U}) CHECK(index(dir, {{dir.path() / "a"}, jobs, true}).added == 1);
}

TEST_CASE("an interrupted first build is completed by the next run", "[index]") {
  const TempDir dir;
  write_many(dir);
  SECTION("before the first article") {
    REQUIRE(elsewhere([&] {
              install_stop_signals();
              index(dir, {.paths = {dir.path() / "a"}, .jobs = 2, .interrupted = true});
            }) == 0);
    CHECK(open_index(dir).get_doccount() == 0);
  }
  SECTION("after the first shard") {
    REQUIRE(elsewhere([&] {
              install_stop_signals();
              const std::jthread watch([&] {
                while (!fs::exists(dir.path() / "index/1.building/shard0.0/iamglass")) std::this_thread::yield();
                kill(getpid(), SIGINT);
              });
              index(dir, {{dir.path() / "a"}, 1});
            }) == 0);
    CHECK(open_index(dir).get_doccount() >= 200);
  }
  const auto built = open_index(dir).get_doccount();
  const Counts counts = index(dir, {{dir.path() / "a"}, 2});
  CHECK(counts.added + built == 1300);
  const Names all = sorted(ids(dir));
  CHECK(all.size() == 1300);
  CHECK(std::ranges::adjacent_find(all) == all.end());
}

TEST_CASE("an interrupted rebuild leaves the old index", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("b/y", article("summit"));
  index_old_files(dir, {{dir.path() / "a", dir.path() / "b"}});
  const auto before = contents(dir);
  REQUIRE(elsewhere([&] {
            install_stop_signals();
            const Counts counts = index(dir, {.paths = {}, .jobs = 2, .rebuild = true, .interrupted = true});
            if (counts.files() != 0) throw Error("nothing became of any file");
          }) == 0);
  CHECK(contents(dir) == before);
  index(dir, {{}, 2, true});
  CHECK(contents(dir) == before);
  CHECK_FALSE(fs::exists(dir.path() / "index/2.building"));
}

TEST_CASE("a stop while files are looked for ends the run with everything as it was", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  const auto stopped_at_once = [&] {
    return elsewhere([&] {
      install_stop_signals();
      std::raise(SIGINT);
      try {
        index(dir, {{dir.path() / "a"}});
      } catch (const Interrupted&) {
        throw Error("interrupted");
      }
    });
  };
  CHECK(stopped_at_once() == 2);
  CHECK_FALSE(fs::exists(dir.path() / "index/XAPIANDB"));
  index_old_files(dir, {{dir.path() / "a"}});
  const auto before = contents(dir);
  fs::rename(dir.path() / "a/x", dir.path() / "a/y");
  CHECK(stopped_at_once() == 2);
  CHECK(contents(dir) == before);
}

TEST_CASE("a merge can be given up before each of its tables", "[index]") {
  const TempDir dir;
  const std::vector<fs::path> parts = two_databases(dir);
  int tables = 0;
  merge_databases(parts, dir.path() / "all", [&] { ++tables; });
  CHECK(tables >= 3);
  for (int last = 1; last <= tables; ++last) {
    int begun = 0;
    const auto give_up = [&] {
      if (++begun == last) throw Interrupted();
    };
    CHECK_THROWS_AS(merge_databases(parts, dir.path() / ("left" + std::to_string(last)), give_up), Interrupted);
    CHECK(begun == last);
  }
}

TEST_CASE("a merge that is stopped within a table is finished, or given up where it would be thrown away", "[index]") {
  const TempDir dir;
  const std::vector<fs::path> parts = two_databases(dir);
  constexpr int was_given_up = 7;
  const auto end_of_merge = [&](OnStop on_stop, const char* target) {
    return elsewhere([&] {
      std::signal(SIGXFSZ, SIG_IGN);
      install_stop_signals();
      bool raised = false;
      const auto stop_in_first = [&] {
        if (!std::exchange(raised, true)) raise(SIGINT);
      };
      try {
        merge_databases(parts, dir.path() / target, stop_in_first, on_stop);
      } catch (const Interrupted&) {
        dir.write("afterwards", "files can be written again");
        _exit(was_given_up);
      }
    });
  };
  CHECK(end_of_merge(OnStop::finish, "finished") == 0);
  CHECK(Xapian::Database((dir.path() / "finished").string()).get_doccount() == 2);
  CHECK(end_of_merge(OnStop::give_up, "given up") == was_given_up);
  CHECK(fs::file_size(dir.path() / "afterwards") > 0);
}

TEST_CASE("a rebuild that cannot read a file whose articles are known keeps the old index", "[index]") {
  const TempDir dir;
  const auto file = dir.write("a/x", article("harbour"));
  dir.write("a/y", article("summit"));
  dir.write("b/z", "");
  index_old_files(dir, {{dir.path() / "a", dir.path() / "b"}});
  const auto before = contents(dir);
  for (const fs::path& closed : {file, dir.path() / "b/z"}) fs::permissions(closed, fs::perms::none);
  {
    const Unprivileged user;
    Stopped stopped;
    const Counts counts = index(dir, {.paths = {}, .rebuild = true}, &stopped);
    CHECK(counts.rejected == 1);
    CHECK(counts.added == 0);
    CHECK(stopped == Stopped{dir.path() / "a"});
    CHECK(contents(dir) == before);
    CHECK_FALSE(fs::exists(dir.path() / "index/2"));
    CHECK(index(dir, {.paths = {}, .rebuild = true, .allow_empty = true}, &stopped).rejected == 2);
    CHECK(stopped.empty());
  }
  CHECK(ids(dir) == Names{"y"});
  for (const fs::path& closed : {file, dir.path() / "b/z"}) fs::permissions(closed, fs::perms::owner_all);
}

TEST_CASE("an interrupted update is completed by the next run", "[index]") {
  const TempDir dir;
  for (const char* name : {"gone", "moved"}) dir.write(fs::path("a") / name, article(name));
  index_old_files(dir, {{dir.path() / "a"}});
  fs::remove(dir.path() / "a/gone");
  fs::rename(dir.path() / "a/moved", dir.path() / "a/there");
  dir.write("a/new", article("new"));
  REQUIRE(elsewhere([&] {
            install_stop_signals();
            if (index(dir, {.paths = {dir.path() / "a"}, .interrupted = true}).removed != 0) throw Error("removed");
          }) == 0);
  index(dir, {{dir.path() / "a"}});
  CHECK(sorted(ids(dir)) == Names{"moved", "new"});
}

TEST_CASE("a run for which the disk has no room leaves the index as it was", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  index_old_files(dir, {{dir.path() / "a"}});
  const auto before = contents(dir);
  write_many(dir);
  const auto without_room = [&](const Run& run) {
    return elsewhere([&] {
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit most{100'000, 100'000};
      if (setrlimit(RLIMIT_FSIZE, &most) != 0) _exit(4);
      index(dir, run);
    });
  };
  CHECK(without_room({{dir.path() / "a"}}) == 2);
  CHECK(contents(dir) == before);
  CHECK(without_room({{}, 3, true}) == 2);
  CHECK(contents(dir) == before);
  CHECK(index(dir, {{dir.path() / "a"}}).added == 1300);
}

TEST_CASE("a damaged index is refused, and built anew when that is asked for", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  index_old_files(dir, {{dir.path() / "a"}});
  SECTION("no database") { dir.write("index/1/iamglass", "this is no database"); }
  SECTION("the database is gone") { fs::remove_all(dir.path() / "index/1"); }
  SECTION("the list of files") {
    Xapian::WritableDatabase database((dir.path() / "index/1").string(), Xapian::DB_OPEN);
    const std::string prefix(keys::manifest_prefix);
    database.set_metadata(*database.metadata_keys_begin(prefix), "\xFF");
    database.commit();
  }
  SECTION("the list of folders") {
    Xapian::WritableDatabase database((dir.path() / "index/1").string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(keys::folders), "[");
    database.commit();
  }
  CHECK_THROWS_AS(index(dir, {{dir.path() / "a"}}), Error);
  CHECK(index(dir, {{dir.path() / "a"}, 1, true}).added == 1);
  CHECK(ids(dir) == Names{"x"});
}

TEST_CASE("an index of another schema is refused, and built anew of all that it follows when that is asked for",
          "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("b/y", article("summit"));
  dir.write("c/z", article("weather"));
  dir.write("c/not followed", article("noise"));
  index_old_files(dir, {{dir.path() / "a", dir.path() / "b", dir.path() / "c/z"}});
  const auto made_with = [&](int schema) {
    Xapian::WritableDatabase database((dir.path() / "index/1").string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(keys::schema), std::to_string(schema));
    database.commit();
  };
  SECTION("an older one") {
    made_with(schema_version - 1);
    CHECK_THROWS_AS(index(dir, {{dir.path() / "a"}}), Error);
    CHECK(index(dir, {{}, 1, true}).added == 3);
  }
  SECTION("a newer one, of which the files named one by one cannot be read") {
    made_with(schema_version + 1);
    CHECK_THROWS_AS(index(dir, {{dir.path() / "a"}}), Error);
    CHECK(index(dir, {{}, 1, true}).added == 2);
  }
}

namespace {

/// Long enough that a few hundred are a large change.
std::string long_article(const std::string& word) {
  std::string text = "Headline about " + word + "\n";
  for (int paragraph = 0; paragraph < 40; ++paragraph) {
    text += "\nThe ministry said on day " + std::to_string(paragraph) + " that the " + word +
            " in the harbour had been counted again, and that nobody had been deported since.\n";
  }
  return text;
}

/// What the articles hold, by id, in whatever order they stand.
std::map<std::string, std::string> articles(const TempDir& dir) {
  std::map<std::string, std::string> found;
  const auto database = open_index(dir);
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const auto document = database.get_document(*id);
    std::string& all = found[std::string(boost::json::parse(document.get_data()).at(stored::id).as_string())];
    CHECK(all.empty());
    all = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) all += ' ' + *term;
  }
  return found;
}

}  // namespace

TEST_CASE("a large change beside the index gives what a rebuild gives", "[index]") {
  const TempDir dir;
  for (int n = 0; n < 300; ++n) dir.write("a/" + std::to_string(n), long_article("word" + std::to_string(n)));
  dir.write("a/moved", article("mover"));
  dir.write("a/two.jsonl", R"({"id":"one","text":"Rain."})"
                           "\n"
                           R"({"id":"two","text":"Snow."})"
                           "\n");
  index_old_files(dir, {{dir.path() / "a"}});
  const auto reader = open_index(dir);
  for (int n = 200; n < 900; ++n) dir.write("a/" + std::to_string(n), long_article("change" + std::to_string(n)));
  for (int n = 0; n < 50; ++n) fs::remove(dir.path() / "a" / std::to_string(n));
  fs::rename(dir.path() / "a/moved", dir.path() / "a/there");
  dir.write("a/two.jsonl", R"({"id":"one","text":"Rain again."})"
                           "\n");
  dir.write("a/60", "");
  const Counts counts = index(dir, {{dir.path() / "a"}, 2});
  CHECK(fs::exists(dir.path() / "index/2"));
  CHECK(counts.added == 600);
  CHECK(counts.updated == 101);
  CHECK(counts.moved == 1);
  CHECK(counts.removed == 50);
  CHECK(counts.rejected == 1);
  CHECK(reader.get_doccount() == 303);
  const auto changed = articles(dir);
  CHECK(changed.size() == 851);
  index(dir, {{}, 2, true});
  CHECK(articles(dir) == changed);
  CHECK(index(dir, {{dir.path() / "a"}}).unchanged == 851);
}

TEST_CASE("files that only look changed leave the index where it is", "[index]") {
  const TempDir dir;
  for (int n = 0; n < 500; ++n) dir.write("a/" + std::to_string(n), long_article("word" + std::to_string(n)));
  index_old_files(dir, {{dir.path() / "a"}});
  for (int n = 0; n < 500; ++n) dir.write("a/" + std::to_string(n), long_article("word" + std::to_string(n)));
  CHECK(index(dir, {{dir.path() / "a"}, 2}).unchanged == 500);
  CHECK_FALSE(fs::exists(dir.path() / "index/2"));
}

TEST_CASE("databases too many to be merged at once are merged with their neighbours first", "[index]") {
  const TempDir dir;
  const std::size_t many = GENERATE(std::size_t{5}, std::size_t{6}, std::size_t{23});
  const unsigned jobs = GENERATE(0U, 1U, 3U, 200U);
  CAPTURE(many, jobs);
  std::vector<fs::path> parts;
  for (std::size_t n = 0; n < many; ++n) {
    parts.push_back(dir.path() / std::to_string(n));
    Xapian::Document document;
    document.set_data(std::to_string(n));
    Xapian::WritableDatabase(parts.back().string(), Xapian::DB_CREATE).add_document(document);
  }
  int tables = 0;
  const std::vector<fs::path> fewer = merge_neighbours(parts, 5, jobs, [&] { ++tables; });
  CHECK(fewer.size() <= 5);
  CHECK((tables > 0) == (many > 5));
  CHECK(std::distance(fs::directory_iterator(dir.path()), {}) == static_cast<std::ptrdiff_t>(fewer.size()));
  merge_databases(fewer, dir.path() / "all");
  const Xapian::Database all((dir.path() / "all").string());
  REQUIRE(all.get_doccount() == parts.size());
  for (Xapian::docid id = 1; id <= all.get_doccount(); ++id)
    CHECK(all.get_document(id).get_data() == std::to_string(id - 1));
}

TEST_CASE("a merge of neighbours that is given up in one thread ends in all of them", "[index]") {
  const TempDir dir;
  std::vector<fs::path> parts;
  for (std::size_t n = 0; n < 12; ++n) {
    parts.push_back(dir.path() / std::to_string(n));
    Xapian::WritableDatabase(parts.back().string(), Xapian::DB_CREATE).add_document({});
  }
  int begun = 0;
  const auto give_up = [&] {
    if (++begun > 3) throw Interrupted();
  };
  CHECK_THROWS_AS(merge_neighbours(parts, 6, 3, give_up), Interrupted);
  CHECK(begun <= 6);
}
