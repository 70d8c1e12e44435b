// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_place.h"

#include <sys/stat.h>

#include <string>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using news::look_at;
using news::test::TempDir;
using Kind = news::IndexPlace::Kind;

namespace {

/// What looks like an index folder: database 7 is the current one.
class PlaceDir : public TempDir {
 public:
  PlaceDir() {
    write("XAPIANDB", "auto 7\n");
    write("lock", "");
    write("7/iamglass", "x");
    write("7/postlist.glass", "x");
  }
  Kind kind() const { return look_at(path()).kind; }
  std::string fault() const { return look_at(path()).fault; }
};

}  // namespace

TEST_CASE("a database in an index is a number as it is written", "[place]") {
  CHECK(news::database_number("7") == 7);
  CHECK(news::database_number("120") == 120);
  for (const char* name : {"", "0", "07", "+7", "-7", " 7", "7 ", "7.building", "99999999999999999999999", "x"}) {
    INFO('"' << name << '"');
    CHECK(news::database_number(name) == 0);
  }
}

TEST_CASE("an index folder leads to its current database", "[place]") {
  const PlaceDir dir;
  const auto place = look_at(dir.path());
  CHECK(place.kind == Kind::index);
  CHECK(place.database == dir.path() / "7");
  CHECK(place.fault.empty());
  CHECK(news::current_database(dir.path()) == "7");
  CHECK(look_at(dir.path() / "7").kind == Kind::database);
  CHECK(look_at(dir.path() / "8").kind == Kind::nothing);
  CHECK(look_at(dir.path() / "lock/x").kind == Kind::nothing);
}

TEST_CASE("only the stub that news-index writes is followed", "[place]") {
  for (const std::string stub : {"auto ../7\n", "auto 7", "auto 07\n", "auto /srv/7\n", "remote :xapian-progsrv 7\n",
                                 "remote host:80\n", "auto 7\nauto 7\n", "auto 7 \n", "AUTO 7\n", "\n", ""}) {
    const PlaceDir dir;
    dir.write("XAPIANDB", stub);
    INFO('"' << stub << '"');
    CHECK(dir.kind() == Kind::damaged);
    CHECK(dir.fault() == "XAPIANDB does not name a database in it");
    CHECK(!news::current_database(dir.path()));
    dir.write("other", "");  // something that no indexer makes: the folder may be anybody's
    CHECK(dir.kind() == Kind::foreign);
  }
}

TEST_CASE("a stub or a database that is no file or folder of its own is not followed", "[place]") {
  const PlaceDir elsewhere;
  SECTION("the stub is a link") {
    const PlaceDir dir;
    fs::remove(dir.path() / "XAPIANDB");
    fs::create_symlink(elsewhere.path() / "XAPIANDB", dir.path() / "XAPIANDB");
    CHECK(dir.kind() == Kind::damaged);
  }
  SECTION("the stub is a pipe") {
    const PlaceDir dir;
    fs::remove(dir.path() / "XAPIANDB");
    REQUIRE(mkfifo((dir.path() / "XAPIANDB").c_str(), 0600) == 0);
    CHECK(dir.kind() == Kind::damaged);
  }
  SECTION("the database is a link") {
    const PlaceDir dir;
    fs::remove_all(dir.path() / "7");
    fs::create_symlink(elsewhere.path() / "7", dir.path() / "7");
    CHECK(dir.kind() == Kind::foreign);
    CHECK(dir.fault() == "XAPIANDB names 7, which leads elsewhere");
  }
  SECTION("a table of the database is a link") {
    const PlaceDir dir;
    fs::remove(dir.path() / "7/postlist.glass");
    fs::create_symlink(elsewhere.path() / "7/postlist.glass", dir.path() / "7/postlist.glass");
    CHECK(dir.kind() == Kind::foreign);
    CHECK(dir.fault() == "7/postlist.glass is no regular file");
  }
  SECTION("the database is another one, too") {
    for (const char* name : {"XAPIANDB", "iamchert"}) {
      const PlaceDir dir;
      dir.write(fs::path("7") / name, "x");
      CHECK(dir.kind() == Kind::foreign);
    }
  }
}

TEST_CASE("an index whose database is gone is damaged", "[place]") {
  const PlaceDir dir;
  fs::remove(dir.path() / "7/iamglass");
  CHECK(dir.kind() == Kind::damaged);
  CHECK(dir.fault() == "XAPIANDB names 7, which is no database");
  fs::remove_all(dir.path() / "7");
  CHECK(dir.kind() == Kind::damaged);
  CHECK(dir.fault() == "XAPIANDB names 7, which is not there");
}

TEST_CASE("a folder with nothing but what a killed first build left is empty", "[place]") {
  const TempDir dir;
  CHECK(look_at(dir.path()).kind == Kind::empty);
  dir.write("lock", "");
  dir.write("XAPIANDB.new", "auto 1\n");
  dir.write("1.building/db/iamglass", "x");
  dir.write("1/iamglass", "x");
  CHECK(look_at(dir.path()).kind == Kind::empty);
  dir.write("x.building/db", "x");
  CHECK(look_at(dir.path()).kind == Kind::foreign);
}

TEST_CASE("a file, and a folder of something else, are foreign", "[place]") {
  const TempDir dir;
  dir.write("article.txt", "Rain");
  CHECK(look_at(dir.path()).fault == "it has no file XAPIANDB");
  CHECK(look_at(dir.path() / "article.txt").kind == Kind::foreign);
  CHECK(look_at(dir.path() / "article.txt").fault == "it is a file");
}

TEST_CASE("a stub that is replaced by an equal one is another stub", "[place]") {
  const PlaceDir dir;
  const auto before = news::identify_stub(dir.path());
  CHECK(news::identify_stub(dir.path()) == before);
  dir.write("XAPIANDB.new", "auto 7\n");
  fs::rename(dir.path() / "XAPIANDB.new", dir.path() / "XAPIANDB");
  CHECK(!(news::identify_stub(dir.path()) == before));
  CHECK(news::identify_stub(dir.path() / "7") == news::FileIdentity{});
  CHECK(news::identify_revision(dir.path() / "7").size == 1);
}
