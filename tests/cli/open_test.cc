// SPDX-License-Identifier: GPL-2.0-or-later
/// Articles are handed to other programs, never through a shell.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

/// An index, and a program that writes its arguments, a line each.
class Opened {
 public:
  Opened() {
    news_.write("$(touch stolen) oil.txt", "Oil prices climb\n\nPrices of oil climbed again on Monday.\n");
    news_.write("more.jsonl",
                "{\"title\":\"Gas\",\"text\":\"Gas is cheap.\"}\n{\"title\":\"Coal\",\"text\":\"Coal.\"}\n");
    news_.index();
    const fs::path opener = dir_.write("open er", "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + said().string() + "'\n");
    fs::permissions(opener, fs::perms::owner_all);
    variable_ = "NEWS_OPENER=\"" + opener.string() + "\" --new";
  }

  Outcome open(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"/usr/bin/env", variable_, news::test::news_search(), "-d", news_.database()});
    return news::test::run(arguments);
  }
  std::string arguments() const {
    std::ifstream file(said());
    return {std::istreambuf_iterator<char>(file), {}};
  }
  const NewsFolder& news() const { return news_; }

 private:
  fs::path said() const { return dir_.path() / "said"; }

  NewsFolder news_;
  news::test::TempDir dir_;
  std::string variable_;
};

}  // namespace

TEST_CASE("a hit is opened by its rank, an article by its id, whatever its name is", "[cli][open]") {
  const Opened opened;
  const std::string file = opened.news().articles() + "/$(touch stolen) oil.txt";
  CHECK(opened.open({"--open", "1", "oil"}).status == 0);
  CHECK(opened.arguments() == "--new\n" + file + "\n");
  CHECK(opened.open({"--open", "$(touch stolen) oil.txt"}).out.empty());
  CHECK(opened.arguments() == "--new\n" + file + "\n");
}

TEST_CASE("what cannot be opened is said", "[cli][open]") {
  const Opened opened;
  CHECK(opened.open({"--open", "7", "oil"}).err == "news-search: there is no hit 7: only 1 article\n");
  CHECK(opened.open({"--open", "nothere"}).status == 1);
  CHECK(opened.open({"--open", "1", "--show", "1", "oil"}).status == 2);
  const Outcome failed = news::test::run({"/usr/bin/env", "NEWS_OPENER=/nowhere/opener", news::test::news_search(),
                                          "-d", opened.news().database(), "--open", "1", "oil"});
  CHECK(failed.status == 2);
  CHECK_THAT(failed.err,
             ContainsSubstring("cannot run /nowhere/opener: No such file") && ContainsSubstring("NEWS_OPENER"));
}

TEST_CASE("the editor opens a file of several articles at the line of the hit", "[cli][open]") {
  const Opened opened;
  const news::test::TempDir dir;
  const fs::path editor =
      dir.write("vim", "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + (dir.path() / "said").string() + "'\n");
  fs::permissions(editor, fs::perms::owner_all);
  const Outcome outcome =
      news::test::run({"/usr/bin/env", "-u", "NEWS_OPENER", "VISUAL=" + editor.string(), news::test::news_search(),
                       "-d", opened.news().database(), "--open", "1", "coal"});
  CHECK(outcome.status == 0);
  std::ifstream file(dir.path() / "said");
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == "+2\n" + opened.news().articles() + "/more.jsonl\n");
}
