// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/glob.h"

#include "news/error.h"
#include "tests/support/catch.h"

using namespace news;

namespace {

bool matches(const char* pattern, const std::string& path) { return Glob(pattern).matches(path, false); }
bool matches_folder(const char* pattern, const std::string& path) { return Glob(pattern).matches(path, true); }
bool wants(const Globs& globs, const std::string& file) { return PathFilter(globs).wants(file, false); }

}  // namespace

TEST_CASE("a glob without a slash is for the last name, in any folder", "[glob]") {
  CHECK(matches("*.txt", "a.txt"));
  CHECK(matches("*.txt", "2023/06/a.txt"));
  CHECK(matches("*.txt", ".txt"));
  CHECK_FALSE(matches("*.txt", "a.txt.bak"));
  CHECK_FALSE(matches("*.txt", "a.txt/b"));
  CHECK(matches("README", "x/README"));
  CHECK_FALSE(matches("README", "x/READMEs"));
  CHECK(matches("**", "x/y"));
}

TEST_CASE("a glob with a slash is for the path from the top", "[glob]") {
  CHECK(matches("2023/*.txt", "2023/a.txt"));
  CHECK_FALSE(matches("2023/*.txt", "2023/06/a.txt"));
  CHECK_FALSE(matches("2023/*.txt", "x/2023/a.txt"));
  CHECK(matches("/a.txt", "a.txt"));
  CHECK_FALSE(matches("/a.txt", "x/a.txt"));
  CHECK(matches("./x//a.txt", "x/a.txt"));
}

TEST_CASE("two stars are any number of folders", "[glob]") {
  CHECK(matches("**/old/*", "old/a"));
  CHECK(matches("**/old/*", "x/y/old/a"));
  CHECK_FALSE(matches("**/old/*", "x/old"));
  CHECK_FALSE(matches("**/old/*", "x/olds/a"));
  CHECK(matches("a/**/b", "a/b"));
  CHECK(matches("a/**/b", "a/x/b/y/b"));
  CHECK_FALSE(matches("a/**/b", "x/a/b"));
  CHECK(matches("a/**/b/**/c", "a/1/b/2/b/3/c"));
  CHECK_FALSE(matches("a/**/b/**/c", "a/1/c/2/b"));
}

TEST_CASE("a slash or two stars at the end are for folders", "[glob]") {
  for (const char* pattern : {"archive/", "archive/**", "/archive/", "archive/**/"}) {
    CHECK(matches_folder(pattern, "archive"));
    CHECK_FALSE(matches(pattern, "archive"));
  }
  CHECK(matches_folder("drafts/", "x/drafts"));
  CHECK_FALSE(matches_folder("drafts/**", "x/drafts"));
}

TEST_CASE("question marks and classes are one character, not one byte", "[glob]") {
  CHECK(matches("?.txt", "\xC3\xA9.txt"));
  CHECK_FALSE(matches("??.txt", "\xC3\xA9.txt"));
  CHECK(matches("[a-c\xC3\xA9]1", "b1"));
  CHECK(matches("[a-c\xC3\xA9]1",
                "\xC3\xA9"
                "1"));
  CHECK_FALSE(matches("[!a-c]1", "b1"));
  CHECK(matches("[^a-c]1", "d1"));
  CHECK(matches("[]]", "]"));
  CHECK(matches("[a-]", "-"));
  CHECK(matches("?", "\xFF"));
}

TEST_CASE("what cannot be special is taken as it is", "[glob]") {
  CHECK(matches("a[b", "a[b"));
  CHECK(matches("\\*", "*"));
  CHECK_FALSE(matches("\\*", "x"));
  CHECK(matches("a\\", "a\\"));
  CHECK(matches("!a", "!a"));
  CHECK(matches("caf\xE9*", "caf\xE9.txt"));
}

TEST_CASE("a glob that can match nothing is an Error", "[glob]") {
  for (const char* pattern : {"", "/", "//", ".", "./", "..", "../x", "a/../b"}) CHECK_THROWS_AS(Glob(pattern), Error);
  CHECK_THROWS_AS(Glob(std::string(5000, 'a')), Error);
}

TEST_CASE("many stars against a long name end", "[glob]") {
  std::string stars;
  std::string folders;
  for (int n = 0; n < 500; ++n) {
    stars += "*a";
    folders += "**/a/";
  }
  CHECK_FALSE(Glob(stars + "b").matches(std::string(4000, 'a'), false));
  std::string path;
  for (int n = 0; n < 2000; ++n) path += "a/";
  CHECK_FALSE(Glob(folders + "b").matches(path + "c", false));
}

TEST_CASE("without globs every file is wanted", "[glob]") {
  CHECK(wants({}, "a/b"));
  CHECK(PathFilter({}).wants("a", true));
}

TEST_CASE("what is included is wanted unless it is excluded, and so is all below a folder", "[glob]") {
  const Globs globs{.include = {"*.txt", "2023/**"}, .exclude = {"old/", "*~", "2023/secret.txt"}};
  CHECK(wants(globs, "a.txt"));
  CHECK(wants(globs, "2023/06/a.html"));
  CHECK_FALSE(wants(globs, "2024/06/a.html"));
  CHECK_FALSE(wants(globs, "2023/old/a.txt"));
  CHECK_FALSE(wants(globs, "2023/secret.txt"));
  CHECK_FALSE(wants(globs, "a.txt~"));
  CHECK(wants({.include = {}, .exclude = {"old/"}}, "old"));
}

TEST_CASE("a folder is entered unless it is excluded", "[glob]") {
  const PathFilter filter({.include = {"*.txt"}, .exclude = {"old/", "*.d"}});
  CHECK(filter.wants("x", true));
  CHECK_FALSE(filter.wants("x/old", true));
  CHECK_FALSE(filter.wants("x.d", true));
  CHECK_FALSE(filter.wants("x.d/y", true));
}
