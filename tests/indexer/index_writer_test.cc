// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index_writer.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <csignal>
#include <functional>
#include <thread>

#include "common/database.h"
#include "common/schema.h"
#include "indexer/stop.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
namespace fs = std::filesystem;
using Names = std::vector<std::string>;
using test::TempDir;

namespace {

struct Run {
  std::vector<fs::path> paths;
  unsigned jobs = 1;
  bool rebuild = false;
  bool allow_empty = false;
};

/// One run of the indexer, as the program makes it.
Counts index(const TempDir& dir, const Run& run) {
  Report report;
  IndexFolder folder(dir.path() / "index");
  IndexState state = load_state(folder, run.rebuild);
  const PlanOptions options{
      .paths = run.paths, .database = folder.path(), .allow_empty = run.allow_empty, .rebuild = run.rebuild};
  const Plan plan = make_plan(options, state.folders, state.manifest);
  report.counts.unchanged = plan.unchanged;
  report.counts.rejected = plan.still_rejected;
  Progress progress(false);
  write_index(folder, plan, state, {.jobs = run.jobs, .language = {}}, run.rebuild, report, progress);
  return report.counts;
}

/// In a process of its own, which is not there any more when this returns; its exit status, -1 when it was killed.
int elsewhere(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
    } catch (const Error&) {
      _exit(2);
    } catch (...) {
      _exit(3);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Counts index_old_files(const TempDir& dir, const Run& run) {
  for (const fs::path& path : run.paths) {
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (!entry.is_regular_file()) continue;
      const timespec times[2] = {{0, 0}, {1'600'000'000, 0}};
      REQUIRE(utimensat(AT_FDCWD, entry.path().c_str(), times, 0) == 0);
    }
  }
  return index(dir, run);
}

Xapian::Database open_index(const TempDir& dir) { return open_database((dir.path() / "index").string()); }

/// The ids of all articles, in the order of their documents.
Names ids(const TempDir& dir) {
  Names found;
  const auto database = open_index(dir);
  for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
    const auto data = boost::json::parse(database.get_document(*document).get_data());
    found.emplace_back(data.at(stored::id).as_string());
  }
  return found;
}

Names sorted(Names names) {
  std::ranges::sort(names);
  return names;
}

Xapian::doccount count(const TempDir& dir, const std::string& term) { return open_index(dir).get_termfreq(term); }

/// Everything the index holds but the time of its last change.
std::string contents(const TempDir& dir) {
  const auto database = open_index(dir);
  std::string all;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    all += *term + '=' + std::to_string(term.get_termfreq()) + '\n';
  }
  for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
    const auto document = database.get_document(*id);
    all += document.get_data() + '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      all += *term + '/' + std::to_string(term.get_wdf());
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) all += ' ' + std::to_string(*at);
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) all += *value;
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key != keys::updated) all += *key + '=' + database.get_metadata(*key) + '\n';
  }
  return all;
}

std::string article(const std::string& word) {
  return "Headline about " + word + "\n\nThe people deported " + word + " on Monday, said the ministry.\n";
}

/// More than three shards of a build.
void write_many(const TempDir& dir) {
  for (int n = 0; n < 1300; ++n) dir.write("a/" + std::to_string(n), article("word" + std::to_string(n % 97)));
  dir.write("a/empty", "");
}

}  // namespace

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

TEST_CASE("a second run does nothing, and tells again what was rejected", "[index]") {
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
  CHECK(sorted(ids(dir)) == Names{"added", "better", "stays", "sub/moved", "touched", "updated"});
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
  CHECK(sorted(ids(dir)) == Names{"2", "3", "4", "5"});
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
            for (const auto& entry : fs::recursive_directory_iterator(dir.path() / "index")) {
              if (chmod(entry.path().c_str(), 0777) != 0) throw Error("chmod");
            }
            if (chmod((dir.path() / "index").c_str(), 0777) != 0) throw Error("chmod");
            const test::Unprivileged user(dir.path());
            if (index(dir, {{dir.path() / "a"}}).rejected != 1) throw Error("not rejected");
          }) == 0);
  CHECK(count(dir, "harbour") == 1);
  fs::permissions(file, fs::perms::owner_all);
  CHECK(index(dir, {{dir.path() / "a"}}).updated == 1);
  CHECK(count(dir, "harbour") == 0);
  CHECK(count(dir, "changed") == 1);
}

TEST_CASE("an interrupted first build is completed by the next run", "[index]") {
  const TempDir dir;
  write_many(dir);
  SECTION("before the first article") {
    REQUIRE(elsewhere([&] {
              install_stop_signals();
              std::raise(SIGINT);
              index(dir, {{dir.path() / "a"}, 2});
            }) == 0);
    CHECK(open_index(dir).get_doccount() == 0);
  }
  SECTION("in the second shard") {
    REQUIRE(elsewhere([&] {
              install_stop_signals();
              const std::jthread watch([&] {
                while (!fs::exists(dir.path() / "index/1.building/shard1/iamglass")) std::this_thread::yield();
                kill(getpid(), SIGINT);
              });
              index(dir, {{dir.path() / "a"}, 1});
            }) == 0);
    CHECK(open_index(dir).get_doccount() >= 400);
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
            std::raise(SIGINT);
            if (index(dir, {{}, 2, true}).files() != 0) throw Error("nothing became of any file");
          }) == 0);
  CHECK(contents(dir) == before);
  index(dir, {{}, 2, true});
  CHECK(contents(dir) == before);
  CHECK_FALSE(fs::exists(dir.path() / "index/2.building"));
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
            std::raise(SIGTERM);
            if (index(dir, {{dir.path() / "a"}}).removed != 0) throw Error("removed");
          }) == 0);
  index(dir, {{dir.path() / "a"}});
  CHECK(sorted(ids(dir)) == Names{"new", "there"});
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

TEST_CASE("an index of another schema is refused, and built anew of all folders when that is asked for", "[index]") {
  const TempDir dir;
  dir.write("a/x", article("harbour"));
  dir.write("b/y", article("summit"));
  index_old_files(dir, {{dir.path() / "a", dir.path() / "b"}});
  {
    Xapian::WritableDatabase database((dir.path() / "index/1").string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(keys::schema), "0");
    database.commit();
  }
  CHECK_THROWS_AS(index(dir, {{dir.path() / "a"}}), Error);
  CHECK(index(dir, {{}, 1, true}).added == 2);
  CHECK(ids(dir).size() == 2);
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
