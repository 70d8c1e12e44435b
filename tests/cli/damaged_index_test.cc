// SPDX-License-Identifier: GPL-2.0-or-later
// An index that says what news-index never writes, in tables that are whole: reported as damage, with the command to
// mend it.
#include <xapian.h>

#include <functional>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/sanitized.h"

using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
namespace keys = news::keys;

namespace {

using Tamper = std::function<void(Xapian::WritableDatabase&)>;

void tamper(const NewsFolder& news, const Tamper& change) {
  Xapian::WritableDatabase database(news.database() + "/1", Xapian::DB_OPEN);
  change(database);
  database.commit();
}

Tamper set(std::string key, std::string value) {
  return [key = std::move(key), value = std::move(value)](Xapian::WritableDatabase& database) {
    database.set_metadata(key, value);
  };
}

Tamper set_data(std::string data) {
  return [data = std::move(data)](Xapian::WritableDatabase& database) {
    Xapian::Document document = database.get_document(1);
    document.set_data(data);
    database.replace_document(1, document);
  };
}

Tamper set_manifest(std::string value) {
  return [value = std::move(value)](Xapian::WritableDatabase& database) {
    const std::string prefix(keys::manifest_prefix);
    database.set_metadata(*database.metadata_keys_begin(prefix), value);
  };
}

/// A record of the manifest: a name, and eight numbers of one byte.
std::string manifest_of(const std::string& file) {
  return std::string(1, static_cast<char>(file.size())) + file + std::string(3, '\1') + '\1' + std::string(3, '\0');
}

std::string many_words(std::size_t count) {
  std::string words = "harbour";
  for (std::size_t n = 0; n < count; ++n) words += " harbour" + std::to_string(n);
  return words;
}

void fill(const NewsFolder& news) {
  news.write("x.txt", "Harbours reopen\n\nShips came back to the harbour.\n");
  REQUIRE(news.index().status == 0);
}

void check_told(const NewsFolder& news, const Outcome& outcome) {
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.out, !ContainsSubstring("x.txt"));
  CHECK_THAT(outcome.err, ContainsSubstring(": the index is damaged: "));
  CHECK_THAT(outcome.err, ContainsSubstring("\n  build it anew: news-index --rebuild -d '" + news.database() + "'\n"));
  CHECK(outcome.err.size() < 1000);
}

Outcome with_index(const NewsFolder& news, const std::string& option) {
  return news::test::run({news::test::news_index(), "-d", news.database(), option});
}

}  // namespace

TEST_CASE("a search of damaged articles and families says so", "[cli][damaged]") {
  const NewsFolder news;
  fill(news);
  const std::string family = keys::family("en", "harbour");
  const std::vector<std::pair<std::string, Tamper>> damages{
      {"no object", set_data("[]")},
      {"an id that is a number", set_data(R"({"id":7,"title":"T","path":"p","body":"b"})")},
      {"authors that are numbers", set_data(R"({"id":"x","title":"T","authors":[1],"path":"p","body":"b"})")},
      {"words that are text", set_data(R"({"id":"x","title":"T","path":"p","words":"7","body":"b"})")},
      {"a title that is a list", set_data(R"({"id":"x","title":["T"],"path":"p","body":"b"})")},
      {"a large text", set_data(R"({"id":"x","title":"T","path":"p","body":")" + std::string(80'000'000, 'x') + "\"}")},
      {"a family of very many forms", set(family, many_words(1'000'000))},
      {"a family of many bytes", set(family, std::string(100'000'000, 'x'))},
      {"a family of blanks", set(family, "harbour  harbours")},
  };
  for (const auto& [name, change] : damages) {
    CAPTURE(name);
    tamper(news, change);
    check_told(news, news.search({"harbours"}));
    std::filesystem::remove_all(news.database());
    fill(news);
    REQUIRE(news.search({"--count", "harbours"}).out == "1\n");
  }
}

TEST_CASE("of a family of very many forms a search takes a bounded number", "[cli][damaged]") {
  const NewsFolder news;
  fill(news);
  tamper(news, set(keys::family("en", "harbour"), many_words(15'000)));
  CHECK(news.search({"--count", "harbours"}).out == "1\n");
}

TEST_CASE("an indexer and a status of damaged lists say so, and a rebuild mends them", "[cli][damaged]") {
  const NewsFolder news;
  fill(news);
  const std::string folders(keys::folders);
  constexpr std::size_t huge = news::test::sanitized ? 10'000'000 : 100'000'000;
  const std::vector<std::pair<std::string, Tamper>> damages{
      {"no list", set(folders, "{}")},
      {"a folder that is a number", set(folders, R"([{"path":1,"label":"","whole":true}])")},
      {"a folder that is relative", set(folders, R"([{"path":"a","label":"","whole":true}])")},
      {"many folders", set(folders, '[' + std::string(huge, ' '))},
      {"a manifest that is cut", set_manifest("\xFF")},
      {"a large manifest", set_manifest(std::string(huge, '\0'))},
      {"a folder out of range", set_manifest(manifest_of("17/x.txt"))},
      {"a folder far out of range", set_manifest(manifest_of("99999999999999999999999/x.txt"))},
      {"a folder that is no number", set_manifest(manifest_of("x/x.txt"))},
      {"a negative folder", set_manifest(manifest_of("-1/x.txt"))},
      {"no folder", set_manifest(manifest_of("x"))},
      {"an empty name", set_manifest(manifest_of(""))},
  };
  for (const auto& [name, change] : damages) {
    CAPTURE(name);
    tamper(news, change);
    check_told(news, news.index());
    check_told(news, news.index({"--dry-run"}));
    check_told(news, with_index(news, "--status"));
    CHECK_THAT(with_index(news, "--verify").out,
               ContainsSubstring("index: ") || ContainsSubstring("in no known folder"));
    CHECK(news.index({"--rebuild"}).status == 0);
    CHECK(news.search({"--count", "harbours"}).out == "1\n");
    std::filesystem::remove_all(news.database());
    fill(news);
  }
}

TEST_CASE("a time and a schema that cannot be read are reported", "[cli][damaged]") {
  const NewsFolder news;
  fill(news);
  tamper(news, set(std::string(keys::updated), std::string(100'000'000, '9')));
  check_told(news, with_index(news, "--status"));
  CHECK_THAT(with_index(news, "--verify").out, ContainsSubstring("the time of its last change cannot be read"));
  tamper(news, set(std::string(keys::schema), std::string(1'000'000, '9')));
  for (const Outcome& outcome : {with_index(news, "--status"), news.index(), news.search({"harbours"})}) {
    CHECK(outcome.status == 2);
    CHECK(outcome.err.size() < 1000);
    CHECK_THAT(outcome.err, ContainsSubstring("is not an index that news-index made: its schema is no number"));
  }
}
