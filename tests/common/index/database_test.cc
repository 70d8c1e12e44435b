// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/database.h"

#include <cerrno>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using test::TempDir;

namespace {

void make_database(const std::filesystem::path& path, const std::string& schema) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE);
  if (!schema.empty()) database.set_metadata(std::string(keys::schema), schema);
  Xapian::Document document;
  document.add_term("word");
  database.add_document(document);
  database.commit();
}

std::string current_schema() { return std::to_string(schema_version); }

std::pair<std::string, std::string> trouble_with(const std::filesystem::path& where) {
  try {
    open_database(where.string());
  } catch (const Error& error) {
    return {error.what(), error.hint()};
  }
  return {};
}

}  // namespace

TEST_CASE("an index folder is opened through the file that names its database", "[database]") {
  const TempDir dir;
  make_database(dir.path() / "7", current_schema());
  dir.write(stub_name, "auto 7\n");
  CHECK(open_database(dir.path().string()).get_doccount() == 1);
  CHECK(current_database(dir.path()) == "7");
}

TEST_CASE("a copied database is opened by its own name", "[database]") {
  const TempDir dir;
  make_database(dir.path() / "copy", current_schema());
  CHECK(open_database((dir.path() / "copy").string()).get_doccount() == 1);
}

TEST_CASE("where no index is, the hint says how to make one", "[database]") {
  const TempDir dir;
  CHECK_THAT(trouble_with(dir.path() / "none").first, ContainsSubstring("no index at"));
  CHECK_THAT(trouble_with("tcp://host:7700").first, ContainsSubstring("another machine"));
  CHECK_THAT(trouble_with(dir.path() / "none").second, ContainsSubstring("news-index -d"));
  CHECK_THAT(trouble_with(dir.path()).first, ContainsSubstring("holds no index"));
  CHECK_THAT(trouble_with(dir.path()).second, ContainsSubstring("news-index -d"));
  CHECK(current_database(dir.path()) == std::nullopt);
}

TEST_CASE("a database of another program is refused", "[database]") {
  const TempDir dir;
  make_database(dir.path() / "mail", "");
  CHECK_THAT(trouble_with(dir.path() / "mail").first, ContainsSubstring("news-index did not make it"));
}

TEST_CASE("a database of another schema is refused with the way out", "[database]") {
  const TempDir dir;
  make_database(dir.path() / "old", "0");
  make_database(dir.path() / "new", std::to_string(schema_version + 1));
  CHECK_THAT(trouble_with(dir.path() / "old").second, ContainsSubstring("--rebuild") && !ContainsSubstring("newer"));
  CHECK_THAT(trouble_with(dir.path() / "new").second, ContainsSubstring("newer version"));
}

TEST_CASE("a database whose files are damaged is an Error", "[database]") {
  const TempDir dir;
  make_database(dir.path() / "7", current_schema());
  dir.write(stub_name, "auto 7\n");
  SECTION("no database at all") { dir.write("7/iamglass", "this is no database"); }
  SECTION("a table is gone") { std::filesystem::remove(dir.path() / "7/postlist.glass"); }
  SECTION("a table is cut") { std::filesystem::resize_file(dir.path() / "7/postlist.glass", 100); }
  SECTION("the database is gone") { std::filesystem::remove_all(dir.path() / "7"); }
  CHECK_THROWS_AS(open_database(dir.path().string()), Error);
}

TEST_CASE("trouble with Xapian comes with a hint where we know one", "[database]") {
  const auto hint_of = [](const Xapian::Error& trouble) {
    try {
      rethrow(trouble, "here");
    } catch (const Error& error) {
      CHECK_THAT(error.what(), ContainsSubstring("here: why"));
      return error.hint();
    }
  };
  CHECK_THAT(hint_of(Xapian::DatabaseCorruptError("why")), ContainsSubstring("--rebuild"));
  CHECK_THAT(hint_of(Xapian::DatabaseLockError("why")), ContainsSubstring("writing"));
  CHECK_THAT(hint_of(Xapian::NetworkTimeoutError("why")), ContainsSubstring("xapian-tcpsrv"));
  CHECK(hint_of(Xapian::DatabaseError("why")).empty());
  CHECK_THAT(hint_of(Xapian::DatabaseError("why", ENOSPC)), ContainsSubstring("free some space"));
  CHECK_THAT(hint_of(Xapian::DatabaseError("why, for the commit failed: No space left on device")),
             ContainsSubstring("free some space"));
  CHECK_THAT(hint_of(Xapian::DatabaseError("why", EFBIG)), ContainsSubstring("ulimit"));
  CHECK_THAT(hint_of(Xapian::DatabaseLockError("why", EACCES)), ContainsSubstring("flintlock"));
}

TEST_CASE("the name of an index is no reason for trouble with it", "[database]") {
  try {
    rethrow(Xapian::DatabaseError("why"), "No space left on device");
  } catch (const Error& error) {
    CHECK(error.hint().empty());
  }
}
