// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/log.h"

#include <spdlog/spdlog.h>

#include <fstream>
#include <iterator>
#include <string>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

TEST_CASE("a log file gets what -v shows, though the terminal does not", "[log]") {
  const news::test::TempDir dir;
  const auto file = dir.path() / "news.log";
  news::start_log("news-try", news::Verbosity::normal, file);
  spdlog::info("read 3 files");
  spdlog::debug("a detail");
  news::log_to_file("3 files: 2 added");
  std::ifstream stream(file);
  const std::string log(std::istreambuf_iterator<char>(stream), {});
  CHECK(log.find(" info read 3 files\n") != std::string::npos);
  CHECK(log.find(" info 3 files: 2 added\n") != std::string::npos);
  CHECK(log.find("a detail") == std::string::npos);
}

TEST_CASE("a log file that cannot be written is an error", "[log]") {
  const news::test::TempDir dir;
  const auto file = dir.write("file", "x");
  CHECK_THROWS_AS(news::start_log("news-try", news::Verbosity::normal, file / "news.log"), news::Error);
}
