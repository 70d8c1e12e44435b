// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/default_database.h"

#include <cstdlib>

#include "news/error.h"
#include "tests/support/catch.h"

namespace {

/// The three variables, for the length of one test.
class Environment {
 public:
  Environment(const char* database, const char* data, const char* home) {
    set("NEWS_DATABASE", database);
    set("XDG_DATA_HOME", data);
    set("HOME", home);
  }
  ~Environment() {
    unsetenv("NEWS_DATABASE");
    unsetenv("XDG_DATA_HOME");
    set("HOME", home_.c_str());
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  static void set(const char* name, const char* value) {
    if (value == nullptr)
      unsetenv(name);
    else
      setenv(name, value, 1);
  }
  std::string home_ = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
};

}  // namespace

TEST_CASE("NEWS_DATABASE names the database", "[default_database]") {
  const Environment environment("here/news", "/data", "/home/me");
  CHECK(news::default_database() == "here/news");
}

TEST_CASE("without it the database is in the folder for the user's data", "[default_database]") {
  const Environment environment("", "/data", "/home/me");
  CHECK(news::default_database() == "/data/news-search/default");
}

TEST_CASE("a relative XDG_DATA_HOME counts as unset", "[default_database]") {
  for (const char* data : {"data", "", static_cast<const char*>(nullptr)}) {
    const Environment environment(nullptr, data, "/home/me");
    CHECK(news::default_database() == "/home/me/.local/share/news-search/default");
  }
}

TEST_CASE("without any of them there is no default", "[default_database]") {
  const Environment environment(nullptr, nullptr, nullptr);
  CHECK_THROWS_AS(news::default_database(), news::Error);
}
