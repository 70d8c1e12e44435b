// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/status_report.h"

#include <boost/json.hpp>
#include <sstream>

#include "common/schema.h"
#include "common/text.h"
#include "tests/support/catch.h"

using namespace news;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;
namespace json = boost::json;

namespace {

IndexStatus sample() {
  return {.database = "/home/me/index",
          .articles = 120,
          .files = 100,
          .rejected = 3,
          .oldest = sys_days{2011y / 10 / 4},
          .newest = sys_days{2013y / 12 / 6},
          .undated = 25,
          .languages = {{"en", 110}, {"fr", 4}},
          .sources = {{"Harbour Post", 60}, {"Alpenblatt", 60}},
          .bytes = 293'324'160,
          .updated = "2023-11-23T03:46:12Z",
          .folders = {{"/home/me/articles", true, 99, 119, {{"*.txt"}, {"*.bak", "drafts/"}}},
                      {"/home/me/notes", false, 1, 1}}};
}

}  // namespace

TEST_CASE("the status for people has a line for each thing worth knowing", "[status]") {
  CHECK(status_text(sample()) ==
        "Index       /home/me/index\n"
        "Articles    120\n"
        "Files       100, 3 of them rejected\n"
        "Published   4 October 2011 to 6 December 2013, 25 undated\n"
        "Languages   en 110, fr 4, 6 without\n"
        "Sources     Harbour Post 60, Alpenblatt 60\n"
        "Size        293.3 MB\n"
        "Updated     23 November 2023, 03:46 UTC\n"
        "Schema      " +
            std::to_string(schema_version) +
            "\n"
            "Follows     /home/me/articles: 99 files, 119 articles\n"
            "            included  *.txt\n"
            "            excluded  *.bak, drafts/\n"
            "            /home/me/notes: only 1 file, 1 article\n");
}

TEST_CASE("an indexer at work is shown", "[status]") {
  IndexStatus status = sample();
  status.indexer = "4242";
  CHECK_THAT(status_text(status), ContainsSubstring("At work     an indexer, process 4242\n"));
  status.indexer = "";
  CHECK_THAT(status_text(status), ContainsSubstring("At work     an indexer\n"));
}

TEST_CASE("a long list shows the most frequent, counts the others and fits the line", "[status]") {
  IndexStatus status = sample();
  status.sources.clear();
  for (std::size_t n = 0; n < 30; ++n)
    status.sources.push_back({"Gazette of the " + std::to_string(n) + "th district", 4});
  const std::string text = status_text(status);
  CHECK_THAT(text, ContainsSubstring("of the 7th district 4,\n            22 more\n"));
  CHECK_THAT(text, !ContainsSubstring("of the 8th"));
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) CHECK(text::display_width(line) < 80);
}

TEST_CASE("the status is as wide as it may be", "[status]") {
  IndexStatus status = sample();
  status.sources.clear();
  for (std::size_t n = 0; n < 7; ++n) status.sources.push_back({"Gazette of the " + std::to_string(n) + "th ward", 9});
  std::vector<std::string>& globs = status.folders[0].globs.exclude;
  for (int n = 0; n < 30; ++n) globs.push_back("*.type" + std::to_string(n));
  std::size_t height = 100;
  for (const std::size_t columns : {40U, 60U, 100U}) {
    std::istringstream stream(status_text(status, columns));
    std::size_t lines = 0;
    for (std::string line; std::getline(stream, line); ++lines) {
      if (line.find("Published") == std::string::npos && line.find("/home/me/") == std::string::npos)
        CHECK(text::display_width(line) <= columns);
    }
    CHECK(lines < height);
    height = lines;
  }
}

TEST_CASE("a folder that is gone is marked, with what to do about it", "[status]") {
  IndexStatus status = sample();
  CHECK_THAT(status_text(status), !ContainsSubstring("Gone"));
  status.folders.back().gone = true;
  const std::string text = status_text(status);
  CHECK_THAT(text, ContainsSubstring("/home/me/notes: gone; it had only 1 file, 1 article\n"));
  CHECK_THAT(text, ContainsSubstring(" --forget '/home/me/notes'\n"));
  CHECK_THAT(text, !ContainsSubstring("--forget '/home/me/articles'"));
}

TEST_CASE("what an article says never reaches the terminal as it is", "[status]") {
  IndexStatus status = sample();
  status.sources = {{"Post\x1B[2J\n\xFF", 1}};
  status.sections = {{std::string(5000, 'x'), 1}};
  status.updated = "\x1B[2J";
  status.folders = {{"/a\x1B[2J\n", true, 1, 1}};
  const std::string text = status_text(status);
  CHECK_THAT(text, !ContainsSubstring("\x1B") && !ContainsSubstring("\xFF"));
  CHECK_THAT(text, ContainsSubstring("Updated     unknown\n"));
  CHECK(text.size() < 2000);
}

TEST_CASE("the status for programs is one object with all of it", "[status]") {
  IndexStatus status = sample();
  status.indexer = "4242";
  const std::string line = status_json(status);
  CHECK(line.find('\n') == line.size() - 1);
  const json::object object = json::parse(line).as_object();
  CHECK(object.at("type") == "status");
  CHECK(object.at("schema") == 1);
  CHECK(object.at("articles") == 120);
  CHECK(object.at("rejected") == 3);
  CHECK(object.at("oldest") == "2011-10-04");
  CHECK(object.at("newest") == "2013-12-06");
  CHECK(object.at("sources") ==
        json::parse(R"([{"value":"Harbour Post","articles":60},{"value":"Alpenblatt","articles":60}])"));
  CHECK(object.at("sections") == json::array());
  CHECK(object.at("bytes") == 293'324'160);
  CHECK(object.at("index_schema") == schema_version);
  CHECK(
      object.at("folders").at(1) ==
      json::parse(
          R"({"path":"/home/me/notes","whole":false,"gone":false,"files":1,"articles":1,"include":[],"exclude":[]})"));
  CHECK(object.at("folders").at(0).at("include") == json::parse(R"(["*.txt"])"));
  CHECK(object.at("folders").at(0).at("exclude") == json::parse(R"(["*.bak","drafts/"])"));
  CHECK(object.at("indexer") == 4242);
  status.indexer.reset();
  status.oldest.reset();
  CHECK(json::parse(status_json(status)).at("indexer").is_null());
  CHECK(json::parse(status_json(status)).at("oldest").is_null());
}
