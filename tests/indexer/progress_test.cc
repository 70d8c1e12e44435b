// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/progress.h"

#include "tests/support/catch.h"

using namespace news;

TEST_CASE("the line of progress has files, articles, rate and time left", "[progress]") {
  const ReadSoFar read{.files = 1200, .of = 26'703, .articles = 1180, .bytes = 6'300'000, .seconds = 1};
  CHECK(progress_line(read) == "1200/26703 files  1180 articles  6.3 MB/s  21 s left");
  CHECK(progress_line({.of = 5}) == "0/5 files  0 articles  0.0 MB/s");
}

TEST_CASE("the line of progress leaves out what says least where the terminal is narrow", "[progress]") {
  const ReadSoFar read{
      .files = 123'456, .of = 1'000'000, .articles = 6'543'210, .bytes = 12'345'000'000, .seconds = 4000};
  CHECK(progress_line(read, 79) == "123456/1000000 files  6543210 articles  3.1 MB/s  7 h 53 min left");
  CHECK(progress_line(read, 50) == "123456/1000000 files  3.1 MB/s  7 h 53 min left");
  CHECK(progress_line(read, 39) == "123456/1000000 files  7 h 53 min left");
  CHECK(progress_line(read, 25) == "123456/1000000 files");
}
