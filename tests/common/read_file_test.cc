// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/read_file.h"

#include <sys/stat.h>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace fs = std::filesystem;
using news::read_file;

TEST_CASE("as many bytes are read as there are, and no more than wanted", "[files]") {
  const news::test::TempDir dir;
  const auto file = dir.write("file", std::string("a\0b\r\n\xFF", 6));
  CHECK(read_file(file, 100) == std::string("a\0b\r\n\xFF", 6));
  CHECK(read_file(file, 6).size() == 6);
  CHECK(read_file(file, 2) == std::string("a\0", 2));
  CHECK(read_file(file, 0).empty());
  CHECK(read_file(dir.write("empty", ""), 100).empty());
}

TEST_CASE("what is no regular file is refused, and no pipe waited for", "[files]") {
  const news::test::TempDir dir;
  const fs::path pipe = dir.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  fs::create_symlink(dir.write("file", "text"), dir.path() / "link");
  for (const char* name : {"pipe", "link", "missing"}) {
    INFO(name);
    CHECK_THROWS_AS(read_file(dir.path() / name, 10), news::Error);
  }
  CHECK_THROWS_AS(read_file(dir.path(), 10), news::Error);
  CHECK_THROWS_WITH(read_file(dir.path() / "missing", 10),
                    (dir.path() / "missing").string() + ": No such file or directory");
}
