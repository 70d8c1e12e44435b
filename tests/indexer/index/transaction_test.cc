// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/transaction.h"

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;

namespace {

/// Of so many words as no other document has.
Xapian::Document document(const std::string& name, int words) {
  Xapian::Document document;
  for (int n = 0; n < words; ++n) document.add_posting(name + std::to_string(n), static_cast<Xapian::termpos>(n + 1));
  document.add_boolean_term(file_term(name));
  document.add_value(slots::oldest, name);
  return document;
}

class Home {
 public:
  Home() { Xapian::WritableDatabase(path().string(), Xapian::DB_CREATE).commit(); }
  fs::path path() const { return dir_.path() / "db"; }
  Xapian::Database open() const { return Xapian::Database(path().string()); }
  std::uintmax_t size(const char* table) const { return fs::file_size(path() / table); }

 private:
  test::TempDir dir_;
};

}  // namespace

TEST_CASE("what is added and removed is seen by its commit, all at once", "[transaction]") {
  const Home home;
  {
    Transaction first(home.path());
    for (int n = 0; n < 1000; ++n) first.add(document("a" + std::to_string(n), 3));
    CHECK(home.open().get_doccount() == 0);
    first.commit();
  }
  const Xapian::Database before = home.open();
  CHECK(before.get_doccount() == 1000);
  Transaction second(home.path());
  for (int n = 0; n < 900; ++n) {
    for (const Xapian::docid article : second.articles("a" + std::to_string(n))) second.remove(article);
  }
  for (int n = 0; n < 900; ++n) second.add(document("b" + std::to_string(n), 3));
  CHECK(home.open().get_doccount() == 1000);
  second.commit();
  CHECK(home.open().get_doccount() == 1000);
  CHECK(home.open().get_revision() == before.get_revision() + 1);
  CHECK(home.open().term_exists("b8990"));
  CHECK_FALSE(home.open().term_exists("a8990"));
}

TEST_CASE("few documents of many words do not wait in memory for the commit, and nobody sees them before",
          "[transaction]") {
  const Home home;
  Transaction(home.path()).commit();
  {
    Transaction change(home.path());
    for (const char* name : {"a", "b", "c"}) change.add(document(name, 200'000));
    CHECK(home.size("postlist.glass") > 2'000'000);
    CHECK(home.size("position.glass") > 2'000'000);
    CHECK(home.open().get_doccount() == 0);
  }
  CHECK(home.open().get_doccount() == 0);
  Transaction change(home.path());
  for (const char* name : {"a", "b", "c"}) change.add(document(name, 200'000));
  change.commit();
  const Xapian::Database after = home.open();
  CHECK(after.get_doccount() == 3);
  CHECK(after.get_document(1).get_value(slots::oldest) == "a");
  CHECK(after.get_value_freq(slots::oldest) == 3);
  CHECK(after.get_doclength(3) == 200'000);
  CHECK(after.check(home.path().string()) == 0);
}

TEST_CASE("many removals do not wait in memory for the commit, and nobody sees them before", "[transaction]") {
  const Home home;
  {
    Transaction change(home.path());
    for (const char* name : {"a", "b", "c", "d"}) change.add(document(name, 200'000));
    change.commit();
  }
  const auto before = home.size("postlist.glass");
  Transaction change(home.path());
  for (const char* name : {"a", "b", "c"}) change.remove(change.articles(name).front());
  CHECK(home.size("postlist.glass") > before);
  CHECK(home.open().get_doccount() == 4);
  change.commit();
  CHECK(home.open().get_doccount() == 1);
  CHECK(home.open().check(home.path().string()) == 0);
}
