// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/report.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>
#include <regex>
#include <sstream>

#include "tests/support/catch.h"

using namespace news;
namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

Report sample() {
  Report report;
  report.counts = {.added = 1, .updated = 2, .moved = 3, .unchanged = 4, .rejected = 5, .removed = 6, .bytes = 1000};
  return report;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> json_lines(const Report& report) {
  std::string text;
  report.write_json_lines([&](std::string_view piece) { text += piece; });
  return lines_of(text);
}

std::vector<std::string> logged(const Report& report, spdlog::level::level_enum level, std::size_t shown = 20) {
  std::ostringstream stream;
  auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(stream));
  logger->set_pattern("%l: %v");
  logger->set_level(level);
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(logger);
  report.log_lines(shown);
  spdlog::set_default_logger(before);
  return lines_of(stream.str());
}

}  // namespace

TEST_CASE("the summary counts every file once, and those gone beside", "[report]") {
  CHECK_THAT(sample().summary(),
             StartsWith("15 files: 1 added, 2 updated, 3 moved, 6 removed, 4 unchanged, 5 rejected in "));
  Report one;
  one.counts.added = 1;
  CHECK_THAT(one.summary(), StartsWith("1 file: "));
  CHECK_THAT(Report().summary(), !ContainsSubstring("nan") && !ContainsSubstring("inf"));
}

TEST_CASE("the summary names what is not zero, and never grows wider than the terminal", "[report]") {
  Report report;
  report.counts = {.added = 1, .unchanged = 26'000, .articles = 6228, .headlines = 2, .bytes = 9'000'000};
  CHECK_THAT(report.summary(), StartsWith("26001 files: 1 added, 26000 unchanged; 6228 articles, 2 of them only a "
                                          "headline in "));
  report.counts.warnings = 100'000;
  const std::string whole = report.summary();
  for (const std::size_t columns : {40U, 60U, 80U}) {
    const auto lines = lines_of(report.summary(columns));
    CHECK(lines.size() > 1);
    for (const std::string& line : lines) CHECK(line.size() <= columns);
    CHECK(std::regex_replace(report.summary(columns), std::regex("\n *"), " ").substr(0, 60) == whole.substr(0, 60));
  }
  CHECK_THAT(Report().summary(), StartsWith("0 files in "));
}

TEST_CASE("a file that was empty before is told to programs, not to people again", "[report]") {
  Report report;
  report.reject_again({.file = "b", .reason = "empty file"});
  CHECK(report.has_rejections());
  CHECK(logged(report, spdlog::level::warn).empty());
  CHECK(logged(report, spdlog::level::info).size() == 1);
  CHECK(json_lines(report).size() == 2);
}

TEST_CASE("a rejection is reported with file, line, reason and hint", "[report]") {
  Report report;
  report.reject({.file = "a\x1B[2J\n\xFF", .line = 7, .reason = "binary\x07 data", .hint = "look at it"});
  report.reject({.file = "b", .reason = "empty file"});
  const auto lines = logged(report, spdlog::level::warn);
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[0], ContainsSubstring(":7: binary") && ContainsSubstring("; look at it") &&
                           !ContainsSubstring("\x1B") && !ContainsSubstring("\x07"));
  CHECK(lines[1] == "warning: b: empty file");
}

TEST_CASE("warnings are in the summary only where there are some", "[report]") {
  Report report = sample();
  CHECK_THAT(report.summary(), ContainsSubstring(" 5 rejected in ") && !ContainsSubstring("warning"));
  report.warn({.file = "a", .article = "a", .message = "1 byte that is not UTF-8 replaced"});
  CHECK_THAT(report.summary(), ContainsSubstring(" 5 rejected, 1 warning in "));
}

TEST_CASE("rejected records of files that gave articles are counted beside rejected files", "[report]") {
  Report report;
  report.counts = {.added = 2, .rejected = 1, .records_rejected = 7};
  CHECK_THAT(report.summary(), ContainsSubstring(" 1 rejected, 7 records rejected in "));
}

TEST_CASE("a warning names file and article, and is logged with -v only", "[report]") {
  Report report;
  report.warn({.file = "/news/a/x.txt", .article = "a/x.txt", .message = "repaired"});
  report.warn({.file = "/news/y\n.jsonl", .article = "7\x1B[2J", .message = "repaired"});
  CHECK(logged(report, spdlog::level::warn).empty());
  const auto lines = logged(report, spdlog::level::info);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "info: /news/a/x.txt: repaired");
  CHECK_THAT(lines[1], StartsWith("info: /news/y .jsonl: article 7") && !ContainsSubstring("\x1B"));
}

TEST_CASE("after twenty rejections the others are counted, and shown with -v", "[report]") {
  Report report;
  for (int n = 0; n < 25; ++n) report.reject({.file = std::to_string(n), .reason = "empty file"});
  const auto lines = logged(report, spdlog::level::warn);
  CHECK(lines.size() == 21);
  CHECK_THAT(lines.back(), ContainsSubstring("5 more"));
  CHECK(logged(report, spdlog::level::info).size() == 25);
  CHECK(logged(report, spdlog::level::warn, 0).empty());
  CHECK(logged(report, spdlog::level::info, 0).size() == 25);
}

TEST_CASE("a report of many rejections comes in pieces that end with a line", "[report]") {
  Report report;
  for (int n = 0; n < 5000; ++n) report.reject({.file = std::to_string(n), .reason = "empty file"});
  std::size_t pieces = 0;
  report.write_json_lines([&](std::string_view piece) {
    ++pieces;
    CHECK(piece.size() < 70'000);
    CHECK(piece.ends_with('\n'));
  });
  CHECK(pieces > 3);
  const auto lines = json_lines(report);
  REQUIRE(lines.size() == 5001);
  CHECK_THAT(lines[4999], ContainsSubstring(R"("file":"4999")"));
}

TEST_CASE("the report as JSON is a line for each rejection and warning, and a summary last", "[report]") {
  Report report = sample();
  report.counts.articles = 9;
  report.reject({.file = "a\n\"\xFF", .line = 7, .reason = "bad \xFF", .hint = "look at it"});
  report.reject({.file = "b", .reason = "empty file"});
  report.warn({.file = "c\xFF", .article = "7", .message = "repaired"});
  const auto lines = json_lines(report);
  REQUIRE(lines.size() == 4);
  const auto first = json::parse(lines[0]).as_object();
  CHECK(first.at("type") == "rejection");
  CHECK(first.at("schema") == 1);
  CHECK(first.at("file") == "a\n\"\uFFFD");
  CHECK(first.at("line") == 7);
  CHECK(first.at("reason") == "bad \uFFFD");
  CHECK(first.at("hint") == "look at it");
  const auto second = json::parse(lines[1]).as_object();
  CHECK(second.at("line").is_null());
  CHECK(second.at("hint").is_null());
  const auto warning = json::parse(lines[2]).as_object();
  CHECK(warning.at("type") == "warning");
  CHECK(warning.at("schema") == 1);
  CHECK(warning.at("file") == "c\uFFFD");
  CHECK(warning.at("id") == "7");
  CHECK(warning.at("message") == "repaired");
  const auto summary = json::parse(lines[3]).as_object();
  CHECK(summary.at("type") == "summary");
  for (const auto& [name, count] : std::vector<std::pair<std::string, int>>{{"files", 15},
                                                                            {"added", 1},
                                                                            {"updated", 2},
                                                                            {"moved", 3},
                                                                            {"unchanged", 4},
                                                                            {"rejected", 5},
                                                                            {"removed", 6},
                                                                            {"articles", 9},
                                                                            {"bytes", 1000},
                                                                            {"warnings", 1}}) {
    CHECK(summary.at(name) == count);
  }
  CHECK(std::regex_search(lines[3], std::regex(R"("seconds":\d+\.\d+\}$)")));
}
