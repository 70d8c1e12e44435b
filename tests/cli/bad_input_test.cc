// SPDX-License-Identifier: GPL-2.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;
using Found = std::vector<std::string>;

namespace {

const char* const tide = "Tide rises\n\nThe tide was high at noon, said the harbour master.\n";

void set_time(const fs::path& file, std::time_t seconds) {
  const timespec times[2] = {{0, 0}, {seconds, 0}};
  REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("ten thousand empty files are rejected, reported in a few lines and not read again", "[cli]") {
  NewsFolder news;
  news.write("good", tide);
  for (int folder = 0; folder < 10; ++folder) {
    const fs::path below = fs::path(news.articles()) / std::to_string(folder);
    fs::create_directory(below);
    for (int n = 0; n < 1000; ++n) std::ofstream(below / std::to_string(n)).flush();
  }
  const Outcome first = news.index();
  CHECK(first.status == 0);
  CHECK(news::test::lines(first.err).size() < 30);
  CHECK_THAT(first.err, ContainsSubstring("10001 files: 1 added") && ContainsSubstring("10000 rejected"));
  CHECK_THAT(first.err, ContainsSubstring("9980 more were rejected; -v shows all"));
  CHECK(news.found("tide") == Found{"good"});
}

TEST_CASE("values longer than any term cost no article", "[cli]") {
  const NewsFolder news;
  const std::string name(400, 'n');
  const std::string text = R"("title": "Tide", "text": "The tide was high at noon."})";
  news.write("a.jsonl", R"({"id": "first", )" + text + "\n" + R"({"id": ")" + std::string(300, 'x') + "\", " + text +
                            "\n" + R"({"id": "third", "authors": [")" + name + R"("], "source": ")" + name + "\", " +
                            text + "\n" + R"({"id": "last", )" + text + "\n");
  CHECK_THAT(news.index().err, ContainsSubstring("1 added"));
  CHECK(news.search({"--count", "tide"}).out == "4\n");
  CHECK(news.search({"--count", "source:\"" + name + "\""}).out == "1\n");
}

TEST_CASE("a path as long as the system allows is indexed, a longer one is reported", "[cli]") {
  NewsFolder news;
  news.write("good", tide);
  const std::string top = fs::canonical(news.articles()).string();
  std::string below;
  while (top.size() + below.size() < 3850) below += std::string(99, 'd') + '/';
  const std::string name = below + std::string(4090 - top.size() - 1 - below.size(), 'f');
  news.write(name, tide);
  const int folder = open((top + '/' + below).c_str(), O_RDONLY | O_DIRECTORY);
  REQUIRE(mkdirat(folder, std::string(250, 'e').c_str(), 0700) == 0);
  const int deepest = openat(folder, std::string(250, 'e').c_str(), O_RDONLY | O_DIRECTORY);
  close(openat(deepest, std::string(200, 'x').c_str(), O_WRONLY | O_CREAT, 0600));
  close(deepest);
  close(folder);
  for (int round = 0; round < 2; ++round) {
    const Outcome outcome = news.index();
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, ContainsSubstring("File name too long"));
    CHECK(news.found("tide").size() == 2);
  }
  CHECK(news.found("id:\"" + name + "\"") == Found{name});
}

TEST_CASE("a file from the future is read again until its time can be trusted", "[cli]") {
  NewsFolder news;
  const auto file = news.write("a", tide);
  set_time(file, 4'000'000'000);
  REQUIRE(news.index().status == 0);
  CHECK_THAT(news.index().err, ContainsSubstring("1 unchanged"));
  news.write("a", "Tide falls\n\nThe tide was low_ at noon, said the harbour master.\n");  // as long as before
  REQUIRE(fs::file_size(file) == std::string_view(tide).size());
  set_time(file, 4'000'000'000);
  CHECK_THAT(news.index().err, ContainsSubstring("1 updated"));
  CHECK(news.found("falls") == Found{"a"});
}

TEST_CASE("a file with an older time than before has changed", "[cli]") {
  NewsFolder news;
  const auto file = news.write("a", tide);
  set_time(file, 1'500'000'000);
  REQUIRE(news.index().status == 0);
  news.write("a", "Tide falls\n\nThe tide was low_ at noon, said the harbour master.\n");
  set_time(file, 1'400'000'000);
  CHECK_THAT(news.index().err, ContainsSubstring("1 updated"));
}

TEST_CASE("an index that came without its folders loses nothing", "[cli]") {
  NewsFolder news;
  news.write("here/a", tide);
  news.write("there/b", "Bridge opens\n\nThe bridge was opened on Monday.\n");
  REQUIRE(news.index().status == 0);
  const std::string copy = news.database() + "-copy";
  fs::copy(news.database(), copy, fs::copy_options::recursive);
  const std::string moved = news.articles() + "-moved";
  fs::rename(news.articles(), moved);
  const auto run = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {news::test::news_index(), "-d", copy});
    return news::test::run(more);
  };
  CHECK(run({news.articles()}).status == 3);
  CHECK(run({"--rebuild"}).status == 3);
  CHECK_THAT(run({moved + "/here"}).err, ContainsSubstring("1 moved"));
  CHECK(run({"--rebuild"}).status == 3);
  CHECK(run({"--rebuild", moved}).status == 0);
  CHECK(news::test::run({news::test::news_search(), "-d", copy, "--count", "tide OR bridge"}).out == "2\n");
}

TEST_CASE("an index of an older schema asks for a rebuild, and gets it with --rebuild", "[cli]") {
  NewsFolder news;
  news.write("a", tide);
  REQUIRE(news.index().status == 0);
  Xapian::WritableDatabase(news.database() + "/1", Xapian::DB_OPEN)
      .set_metadata(std::string(news::keys::schema), std::to_string(news::schema_version - 1));
  for (const char* option : {"--strict", "--dry-run"}) {
    const Outcome outcome = news.index({option});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("build it anew: news-index --rebuild -d '" + news.database() + "'"));
  }
  const Outcome search = news.search({"tide"});
  CHECK(search.status == 2);
  CHECK(search.out.empty());
  CHECK_THAT(search.err, ContainsSubstring("--rebuild"));
  CHECK(news.index({"--rebuild"}).status == 0);
  CHECK(news.found("tide") == Found{"a"});
}

TEST_CASE("an article that is damaged in the index costs a batch one answer", "[cli]") {
  NewsFolder news;
  news.write("a", tide);
  news.write("b", "Bridge opens\n\nThe bridge was opened on Monday.\n");
  REQUIRE(news.index().status == 0);
  {
    Xapian::WritableDatabase database(news.database() + "/1", Xapian::DB_OPEN);
    const Xapian::docid first = *database.postlist_begin("bridge");
    Xapian::Document article = database.get_document(first);
    article.set_data(R"({"id":"b","authors":[1]})");
    database.replace_document(first, article);
  }
  news.write("../queries", "bridge\ntide\n");
  const Outcome outcome = news.search({"--json", "--batch", news.articles() + "/../queries"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.starts_with(R"({"type":"error","schema":1,"request":"1","message":")"));
  CHECK_THAT(outcome.out, ContainsSubstring(R"("query":"tide","understood":"tide","matches":1)"));
}
