// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_folder.h"

#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include "common/index/database.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Names = std::vector<std::string>;
using test::TempDir;

namespace {

Names names_in(const fs::path& folder) {
  Names names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

/// Builds and publishes a database with one word.
void publish(IndexFolder& folder, const std::string& word) {
  const fs::path building = folder.start_building();
  Xapian::WritableDatabase database((building / "db").string(), Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_term(word);
  database.add_document(document);
  database.close();
  folder.publish(building);
}

std::string only_word(const Xapian::Database& database) { return *database.allterms_begin(); }

}  // namespace

TEST_CASE("an index folder is made where there is none", "[index_folder]") {
  const TempDir dir;
  const IndexFolder folder(dir.path() / "a/b");
  CHECK(names_in(dir.path() / "a/b") == Names{"lock"});
  CHECK(folder.current() == std::nullopt);
}

TEST_CASE("a folder that was made for a run goes with it, unless the run made an index", "[index_folder]") {
  const TempDir dir;
  { const IndexFolder folder(dir.path() / "none"); }
  CHECK_FALSE(fs::exists(dir.path() / "none"));
  fs::create_directory(dir.path() / "before");
  { const IndexFolder folder(dir.path() / "before"); }
  CHECK(fs::exists(dir.path() / "before"));
  {
    IndexFolder folder(dir.path() / "filled");
    publish(folder, "word");
  }
  CHECK(names_in(dir.path() / "filled") == Names{"1", "XAPIANDB", "lock"});
}

TEST_CASE("a published database is the current one, and the one before goes", "[index_folder]") {
  const TempDir dir;
  IndexFolder folder(dir.path());
  publish(folder, "first");
  CHECK(folder.current() == dir.path() / "1");
  publish(folder, "second");
  CHECK(folder.current() == dir.path() / "2");
  CHECK(names_in(dir.path()) == Names{"2", "XAPIANDB", "lock"});
  CHECK(only_word(Xapian::Database(dir.path().string())) == "second");
}

TEST_CASE("a reader keeps the database that it opened", "[index_folder]") {
  const TempDir dir;
  IndexFolder folder(dir.path());
  publish(folder, "first");
  const Xapian::Database reader(dir.path().string());
  publish(folder, "second");
  publish(folder, "third");
  CHECK(only_word(reader) == "first");
  CHECK(only_word(Xapian::Database(dir.path().string())) == "third");
}

TEST_CASE("one indexer at a time: the error of another names it", "[index_folder]") {
  const TempDir dir;
  int ready[2];
  int done[2];
  REQUIRE(pipe(ready) == 0);
  REQUIRE(pipe(done) == 0);
  const pid_t other = fork();
  if (other == 0) {
    close(done[1]);
    {
      const IndexFolder folder(dir.path());
      char byte = 'r';
      if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 0) _exit(1);
    }
    _exit(0);
  }
  REQUIRE(other > 0);
  close(done[0]);
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  std::string message;
  try {
    const IndexFolder folder(dir.path());
  } catch (const IndexBusy& busy) {
    message = busy.what();
  }
  close(done[1]);
  int status = 1;
  waitpid(other, &status, 0);
  close(ready[0]);
  close(ready[1]);
  CHECK_THAT(message, ContainsSubstring("(process " + std::to_string(other) + ")"));
  CHECK(status == 0);
  CHECK_NOTHROW(IndexFolder(dir.path()));
}

TEST_CASE("what killed indexers left is removed, the current database stays", "[index_folder]") {
  const TempDir dir;
  {
    IndexFolder folder(dir.path());
    publish(folder, "first");
    publish(folder, "second");
  }
  fs::copy(dir.path() / "2", dir.path() / "3", fs::copy_options::recursive);
  dir.write("3.building/shard1/iamglass", "half");
  dir.write("XAPIANDB.new", "auto 3\n");
  const IndexFolder folder(dir.path());
  CHECK(folder.current() == dir.path() / "2");
  CHECK(names_in(dir.path()) == Names{"2", "XAPIANDB", "lock"});
  CHECK(only_word(Xapian::Database(dir.path().string())) == "second");
}

TEST_CASE("a first build that was killed is begun anew", "[index_folder]") {
  const TempDir dir;
  dir.write("lock", "4711\n");
  dir.write("1.building/shard1/iamglass", "half");
  IndexFolder folder(dir.path());
  CHECK(names_in(dir.path()) == Names{"lock"});
  publish(folder, "word");
  CHECK(folder.current() == dir.path() / "1");
}

TEST_CASE("what is no index is refused and stays as it was", "[index_folder]") {
  const TempDir dir;
  SECTION("a file") {
    dir.write("file", "text");
    CHECK_THROWS_AS(IndexFolder(dir.path() / "file"), Error);
    CHECK_THROWS_AS(IndexFolder(dir.path() / "file/index"), Error);
  }
  SECTION("a folder with files") { dir.write("letter.txt", "text"); }
  SECTION("a folder with a lock of another program") {
    dir.write("lock", "theirs");
    dir.write("1/letter.txt", "text");
  }
  SECTION("numbered letters beside a lock") {
    dir.write("lock", "theirs");
    dir.write("1", "text");
  }
  SECTION("a file that names databases elsewhere") {
    dir.write("elsewhere/7/iamglass", "text");
    dir.write("index/XAPIANDB", "auto ../elsewhere/7\n");
    CHECK_THROWS_AS(IndexFolder(dir.path() / "index"), Error);
    CHECK(names_in(dir.path() / "index") == Names{"XAPIANDB"});
    return;
  }
  SECTION("a file that names a server") { dir.write("XAPIANDB", "remote localhost:7\n"); }
  const Names before = names_in(dir.path());
  CHECK_THROWS_AS(IndexFolder(dir.path()), Error);
  CHECK(names_in(dir.path()) == before);
  if (fs::exists(dir.path() / "1")) CHECK_FALSE(fs::is_empty(dir.path() / "1"));
}

TEST_CASE("no database is removed because the file that names the current one cannot be read", "[index_folder]") {
  const TempDir dir;
  {
    IndexFolder folder(dir.path());
    publish(folder, "word");
  }
  dir.write("XAPIANDB", "");
  CHECK_THROWS_AS(IndexFolder(dir.path()), Error);
  CHECK(fs::exists(dir.path() / "1/iamglass"));
}

TEST_CASE("what users keep beside the databases stays", "[index_folder]") {
  const TempDir dir;
  {
    IndexFolder folder(dir.path());
    publish(folder, "word");
  }
  dir.write("2024/article.txt", "text");
  dir.write("7", "text");
  dir.write("notes", "text");
  const IndexFolder folder(dir.path());
  CHECK(names_in(dir.path()) == Names{"1", "2024", "7", "XAPIANDB", "lock", "notes"});
}

TEST_CASE("a lock that links elsewhere is not written through", "[index_folder]") {
  const TempDir dir;
  const auto precious = dir.write("precious", "text");
  fs::create_directory(dir.path() / "index");
  fs::create_symlink(precious, dir.path() / "index/lock");
  CHECK_THROWS_AS(IndexFolder(dir.path() / "index"), Error);
  CHECK(fs::file_size(precious) == 4);
}

TEST_CASE("an index folder that cannot be written is an Error", "[index_folder]") {
  const TempDir dir;
  fs::create_directory(dir.path() / "closed");
  fs::permissions(dir.path() / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  {
    const test::Unprivileged user;
    CHECK_THROWS_AS(IndexFolder(dir.path() / "closed"), Error);
    CHECK_THROWS_AS(IndexFolder(dir.path() / "closed/index"), Error);
  }
  fs::permissions(dir.path() / "closed", fs::perms::owner_all);
}

TEST_CASE("the lock is free again after an index was refused", "[index_folder]") {
  const TempDir dir;
  dir.write("lock", "");
  dir.write("letter.txt", "text");
  CHECK_THROWS_AS(IndexFolder(dir.path()), Error);
  fs::remove(dir.path() / "letter.txt");
  CHECK_NOTHROW(IndexFolder(dir.path()));
}

TEST_CASE("only a rebuild takes an index with a damaged stub, and only where all in it is ours", "[index_folder]") {
  for (const char* stub : {"", "auto\n", "nonsense", "auto x\n", "remote :touch PWNED\n"}) {
    CAPTURE(stub);
    const TempDir dir;
    {
      IndexFolder folder(dir.path());
      publish(folder, "first");
    }
    dir.write("XAPIANDB", stub);
    CHECK_THROWS_WITH(IndexFolder(dir.path()),
                      ContainsSubstring("the index is damaged: XAPIANDB does not name a database in it"));
    CHECK(database_to_rebuild(dir.path()) == dir.path() / "1");
    dir.write("notes.txt", "mine");
    CHECK_THROWS_WITH(IndexFolder(dir.path(), WhenBusy::fail, Use::rebuild), ContainsSubstring("is not an index"));
    fs::remove(dir.path() / "notes.txt");
    {
      IndexFolder folder(dir.path(), WhenBusy::fail, Use::rebuild);
      publish(folder, "second");
    }
    CHECK(names_in(dir.path()) == Names{"2", "XAPIANDB", "lock"});
    CHECK(only_word(Xapian::Database((dir.path() / "2").string())) == "second");
  }
}
