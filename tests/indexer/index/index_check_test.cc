// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/index_check.h"

#include "tests/indexer/index_run.h"

using namespace news;
using namespace news::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// An index of three files with four articles.
void make_index(const TempDir& dir) {
  dir.write("a/x", article("harbour"));
  dir.write("a/y", article("summits"));
  dir.write("a/z.jsonl", "{\"title\":\"One\",\"text\":\"First.\"}\n{\"title\":\"Two\",\"text\":\"Second.\"}\n");
  dir.write("a/empty", "");
  index(dir, {{dir.path() / "a"}});
}

struct Found {
  Checked checked;
  std::string faults;  ///< a line each
};

Found check(const TempDir& dir) {
  Found found;
  Progress progress(Progress::Style::none);
  found.checked = check_index(
      dir.path() / "index", [&](const Fault& fault) { found.faults += fault.place + ": " + fault.reason + '\n'; },
      progress);
  return found;
}

/// Changes the index behind the indexer's back.
void tamper(const TempDir& dir, const std::function<void(Xapian::WritableDatabase&)>& change) {
  Xapian::WritableDatabase database((dir.path() / "index/1").string(), Xapian::DB_OPEN);
  change(database);
  database.commit();
}

void change_article(const TempDir& dir, const std::string& id, const std::function<void(Xapian::Document&)>& change) {
  tamper(dir, [&](Xapian::WritableDatabase& database) {
    const Xapian::docid number = *database.postlist_begin(exact_term(fields::id, id));
    Xapian::Document document = database.get_document(number);
    change(document);
    database.replace_document(number, document);
  });
}

}  // namespace

TEST_CASE("an index that nobody damaged has no faults", "[verify]") {
  const TempDir dir;
  make_index(dir);
  fs::remove(dir.path() / "a/y");
  dir.write("a/x", article("changed"));
  dir.write("a/w", article("added"));
  index(dir, {{dir.path() / "a"}});
  const auto [checked, faults] = check(dir);
  CHECK(faults.empty());
  CHECK(checked.articles == 4);
  CHECK(checked.files == 4);
  CHECK(checked.faults == 0);
}

TEST_CASE("articles that are missing from a file are found", "[verify]") {
  const TempDir dir;
  make_index(dir);
  const Names all = sorted(ids(dir));
  REQUIRE(all.back().starts_with("z.jsonl#"));
  tamper(dir,
         [&](Xapian::WritableDatabase& database) { database.delete_document(exact_term(fields::id, all.back())); });
  CHECK_THAT(check(dir).faults, ContainsSubstring("a/z.jsonl: the index holds 1 article of it, not 2\n"));
  CHECK(check(dir).checked.faults == 1);
}

TEST_CASE("a file that the manifest lacks is found by its articles", "[verify]") {
  const TempDir dir;
  make_index(dir);
  tamper(dir, [](Xapian::WritableDatabase& database) {
    Manifest manifest = Manifest::load(database);
    manifest.erase(FollowedFolders::file(0, "x"));
    manifest.save(database);
  });
  CHECK(check(dir).faults == "article x: the index does not know its file\n");
}

TEST_CASE("an article without its file is found", "[verify]") {
  const TempDir dir;
  make_index(dir);
  change_article(dir, "x", [](Xapian::Document& document) { document.remove_term(file_term("0/x")); });
  CHECK_THAT(check(dir).faults, ContainsSubstring("article x: it belongs to 0 files\n") &&
                                    ContainsSubstring("a/x: the index holds 0 articles of it, not 1\n"));
}

TEST_CASE("what is stored of an article is looked at", "[verify]") {
  const auto fault_after = [](const std::function<void(Xapian::Document&)>& change) {
    const TempDir dir;
    make_index(dir);
    change_article(dir, "x", change);
    return check(dir).faults;
  };
  CHECK(fault_after([](auto& document) { document.set_data("{\"id\":"); }) ==
        "article number 1: an article cannot be read\n");
  CHECK(fault_after([](auto& document) { document.set_data("[]"); }) ==
        "article number 1: an article cannot be read\n");
  CHECK(fault_after([](auto& document) { document.set_data(R"({"id":"x","title":1,"path":"p","body":"b"})"); }) ==
        "article number 1: the title of an article is no text\n");
  CHECK(fault_after([](auto& document) { document.remove_value(slots::oldest); }) ==
        "article x: it is not sorted by its date\n");
  CHECK(fault_after([](auto& document) { document.add_value(slots::oldest, day_value({})); }) ==
        "article x: it is not sorted by its date\n");
  CHECK(fault_after([](auto& document) { document.remove_term(exact_term(fields::id, "x")); }) ==
        "article x: it is not found by its id\n");
}

TEST_CASE("two articles with one id are found", "[verify]") {
  const TempDir dir;
  make_index(dir);
  change_article(dir, "x", [](Xapian::Document& document) {
    document.remove_term(exact_term(fields::id, "x"));
    document.add_boolean_term(exact_term(fields::id, "y"));
    document.set_data(R"({"id":"y","title":"t","path":"p","body":"b"})");
  });
  CHECK(check(dir).faults == "id y: 2 articles have it\n");
}

TEST_CASE("metadata that cannot be read is found", "[verify]") {
  const TempDir dir;
  make_index(dir);
  tamper(dir, [](Xapian::WritableDatabase& database) { database.set_metadata(keys::family("en", "summit"), " "); });
  CHECK(check(dir).faults == "family/en/summit: the list of words cannot be read\n");
  tamper(dir, [](Xapian::WritableDatabase& database) { database.set_metadata(std::string(keys::folders), "{"); });
  CHECK_THAT(check(dir).faults, ContainsSubstring("index: the list of folders cannot be read\n"));
}

TEST_CASE("a damaged table is found, and what depends on it is left alone", "[verify]") {
  const TempDir dir;
  make_index(dir);
  const fs::path table = dir.path() / "index/1/postlist.glass";
  dir.write(table, std::string(fs::file_size(table), '\xA7'));
  const auto [checked, faults] = check(dir);
  CHECK_FALSE(faults.empty());
  CHECK(checked.faults != 0);
  CHECK(checked.articles == 0);
}

TEST_CASE("a name of the database that leads nowhere is found", "[verify]") {
  const TempDir dir;
  make_index(dir);
  dir.write("index/XAPIANDB", "auto 7\n");
  CHECK(check(dir).faults == "index: XAPIANDB names 7, which is not there\n");
  dir.write("index/XAPIANDB", "");
  CHECK(check(dir).faults == "index: XAPIANDB does not name a database in it\n");
  fs::remove(dir.path() / "index/XAPIANDB");
  CHECK_THROWS_AS(check(dir), Error);
}
