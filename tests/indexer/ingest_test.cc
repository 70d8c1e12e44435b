// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/ingest.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

#include "common/index/stored_article.h"
#include "indexer/readers/reader_registry.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/support/unprivileged.h"

using namespace news;
namespace fs = std::filesystem;
using test::TempDir;

namespace {

constexpr const char* article = "Harbour reopens\n\nShips came back after the strike had ended.\n";

struct Asked {
  FileTask task;
  Origin origin;
};

/// An Ingest that keeps what it gives.
struct Reader {
  Ingested ingest(const Asked& asked) {
    documents.clear();
    return ingest_.ingest(asked.task, asked.origin,
                          [this](const Xapian::Document& document) { documents.push_back(document); });
  }

  std::vector<Xapian::Document> documents;

 private:
  Ingest ingest_{{}, {}, FirstSeen({}, std::nullopt)};
};

Asked task_for(const fs::path& file, const FileRecord* known = nullptr) {
  return {.task = {.file = "0/x", .known = known},
          .origin = {.file = "0/x", .id = "x", .path = file.string(), .relative = "x"}};
}

void set_time(const fs::path& file, std::time_t seconds) {
  const timespec times[2] = {{0, 0}, {seconds, 5}};
  REQUIRE(utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("a file becomes documents, and a record of what it was", "[ingest]") {
  const TempDir dir;
  const auto file = dir.write("x", article);
  set_time(file, 1'600'000'000);
  Reader ingest;
  const Ingested result = ingest.ingest(task_for(file));
  CHECK(ingest.documents.size() == 1);
  CHECK(result.rejections.empty());
  CHECK(result.record.size == std::string_view(article).size());
  CHECK(result.record.modified == 1'600'000'000'000'000'005);
  CHECK(result.record.articles == 1);
  CHECK(result.record.hash != 0);
  CHECK_FALSE(result.record.fresh);
  CHECK(result.bytes == result.record.size);
}

TEST_CASE("a file that was just changed cannot be proved unchanged by its time", "[ingest]") {
  const TempDir dir;
  CHECK(Reader().ingest(task_for(dir.write("x", article))).record.fresh);
  const auto future = dir.write("y", article);
  set_time(future, 20'000'000'000);
  CHECK(Reader().ingest(task_for(future)).record.fresh);
  const auto past = dir.write("z", article);
  set_time(past, -20'000'000'000);
  CHECK_FALSE(Reader().ingest(task_for(past)).record.fresh);
}

TEST_CASE("bytes that the index knows are not read as an article again", "[ingest]") {
  const TempDir dir;
  const auto file = dir.write("x", article);
  Reader ingest;
  FileRecord known = ingest.ingest(task_for(file)).record;
  set_time(file, 1'600'000'000);
  Ingested again = ingest.ingest(task_for(file, &known));
  CHECK(again.same_content);
  CHECK(ingest.documents.empty());
  CHECK(again.record.articles == 1);
  CHECK(again.record.modified == 1'600'000'000'000'000'005);

  known.rejection = "something was wrong";
  CHECK_FALSE(ingest.ingest(task_for(file, &known)).same_content);
}

TEST_CASE("a file without an article is reported, never passed over in silence", "[ingest]") {
  const TempDir dir;
  Reader ingest;
  for (const std::string& content :
       {std::string(), std::string(" \n\n"), std::string(1000, '\0'), std::string("\xEF\xBB\xBF")}) {
    const Ingested result = ingest.ingest(task_for(dir.write("x", content)));
    CHECK(ingest.documents.empty());
    REQUIRE(result.rejections.size() == 1);
    CHECK(result.rejections[0].file == dir.path() / "x");
    CHECK_FALSE(result.rejections[0].reason.empty());
    CHECK(result.record.rejection == result.rejections[0].reason);
    CHECK_FALSE(result.unreadable);
  }
}

TEST_CASE("a file that is too large is rejected unread", "[ingest]") {
  const TempDir dir;
  const auto file = dir.write("x", std::string(formats().back().max_bytes + 1, 'x'));
  const Ingested result = Reader().ingest(task_for(file));
  REQUIRE(result.rejections.size() == 1);
  CHECK_THAT(result.rejections[0].reason, Catch::Matchers::ContainsSubstring("too large"));
  CHECK_FALSE(result.rejections[0].hint.empty());
  CHECK_FALSE(result.unreadable);
  CHECK_FALSE(result.record.fresh);
  CHECK(result.bytes == 0);
}

TEST_CASE("what cannot be read now is reported and tried again", "[ingest]") {
  const TempDir dir;
  Reader ingest;
  SECTION("gone since the walk") {
    const Ingested result = ingest.ingest(task_for(dir.path() / "x"));
    CHECK(result.unreadable);
    CHECK(result.record.fresh);
    CHECK(result.rejections.size() == 1);
  }
  SECTION("a FIFO by now: it is not waited for") {
    REQUIRE(mkfifo((dir.path() / "x").c_str(), 0600) == 0);
    CHECK(ingest.ingest(task_for(dir.path() / "x")).unreadable);
  }
  SECTION("a folder by now") {
    fs::create_directory(dir.path() / "x");
    CHECK(ingest.ingest(task_for(dir.path() / "x")).unreadable);
  }
  SECTION("no permission") {
    const auto file = dir.write("x", article);
    fs::permissions(file, fs::perms::none);
    const test::Unprivileged user;
    const Ingested result = ingest.ingest(task_for(file));
    CHECK(result.unreadable);
    REQUIRE(result.rejections.size() == 1);
    CHECK_FALSE(result.rejections[0].hint.empty());
  }
}

TEST_CASE("one bad file leaves no trace in the next", "[ingest]") {
  const TempDir dir;
  const auto file = dir.write("x", article);
  Reader ingest;
  ingest.ingest(task_for(file));
  const std::string alone = ingest.documents.at(0).get_data();
  ingest.ingest(task_for(dir.write("long", std::string(100'000, 'x'))));
  ingest.ingest(task_for(dir.write("binary", std::string(1000, '\0'))));
  ingest.ingest(task_for(file));
  CHECK(ingest.documents.at(0).get_data() == alone);
}

TEST_CASE("an article without an own id is known by its file, and by what it says when others stand there",
          "[ingest]") {
  const TempDir dir;
  const std::string one = "{\"title\":\"One\"}\n";
  const auto ids = [&](const std::string& lines) {
    Reader ingest;
    const Ingested result = ingest.ingest(task_for(dir.write("x", lines)));
    CHECK(result.record.articles == ingest.documents.size());
    std::vector<std::string> found;
    for (const auto& document : ingest.documents) found.push_back(read_stored_article(document.get_data()).id);
    return found;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids(one) == Ids{"x"});
  CHECK(ids(one + "no JSON\n") == Ids{"x"});
  const Ids two = ids(one + "{\"title\":\"Two\"}\nno JSON\n{\"title\":\"Three\",\"id\":\"7\"}\n");
  REQUIRE(two.size() == 3);
  CHECK(two[0].starts_with("x#"));
  CHECK(two[0].size() == std::string("x#77f73681aaf2").size());
  CHECK(two[0] != two[1]);
  CHECK(two[2] == "7");
  CHECK(ids("{\"title\":\"Zero\",\"date\":\"2021-01-02\"}\n" + one)[1] == two[0]);
  CHECK(ids("{\"title\":\"Three\",\"id\":\"7\"}\n" + one)[1] == two[0]);
  CHECK(ids("{\"title\":\"One\",\"text\":\"More.\"}\n" + one)[0] != two[0]);
}

TEST_CASE("what was repaired in an article is a warning, and stays with the article", "[ingest]") {
  const TempDir dir;
  const auto file = dir.write("x",
                              "{\"title\":\"Fine\"}\n"
                              "{\"id\":\"7\",\"title\":\"R\u00e9gions d\u00e9j\u00e0 \u00e9lues \xFF\"}\n");
  Reader ingest;
  const Ingested result = ingest.ingest(task_for(file));
  CHECK(result.rejections.empty());
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].file == file);
  CHECK(result.warnings[0].article == "7");
  CHECK(result.warnings[0].message == "1 byte that is not UTF-8 replaced");
  REQUIRE(ingest.documents.size() == 2);
  CHECK_THAT(ingest.documents[1].get_data(),
             Catch::Matchers::ContainsSubstring(R"("warnings":["1 byte that is not UTF-8 replaced"])"));
  CHECK_THAT(ingest.documents[0].get_data(), !Catch::Matchers::ContainsSubstring("warnings"));
}

TEST_CASE("JSON Lines are read in blocks: every article, and the hash of all bytes", "[ingest]") {
  const TempDir dir;
  std::string lines;
  for (int n = 0; n < 6000; ++n)
    lines += R"({"title":"Story )" + std::to_string(n) + R"(","text":")" + std::string(200, 'x') + "\"}\n";
  const auto file = dir.write("x.jsonl", lines);
  set_time(file, 1'600'000'000);
  Reader ingest;
  FileRecord known = ingest.ingest(task_for(file)).record;
  CHECK(ingest.documents.size() == 6000);
  CHECK(known.articles == 6000);
  CHECK_FALSE(known.fresh);
  const Ingested again = ingest.ingest(task_for(file, &known));
  CHECK(again.same_content);
  CHECK(again.bytes == lines.size());
  CHECK(again.record == known);
  CHECK(ingest.documents.empty());

  lines.replace(lines.rfind("Story"), 5, "Novel");
  dir.write("x.jsonl", lines);
  set_time(file, 1'600'000'000);
  const Ingested changed = ingest.ingest(task_for(file, &known));
  CHECK_FALSE(changed.same_content);
  CHECK(changed.record.hash != known.hash);
  CHECK(changed.bytes == lines.size());
  CHECK(ingest.documents.size() == 6000);
}
