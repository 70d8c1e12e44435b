// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/listed_files.h"

#include <sys/stat.h>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace news;
namespace fs = std::filesystem;
using test::TempDir;
using Names = std::vector<std::string>;

namespace {

/// The files a list leads to, seen from the top folder of the test, and what is wrong with the others.
struct Listed {
  explicit Listed(const TempDir& dir) : top(fs::canonical(dir.path())) {}

  Names find(const Names& names) {
    std::string content;
    for (const std::string& name : names) content += (name.empty() ? "" : (top / name).string()) + '\n';
    return find_content(content);
  }

  Names find_content(const std::string& content, char separator = '\n') {
    options.files = FileList("list", content, separator);
    rejections.clear();
    Names found;
    for (const Scope& scope : find_listed_files(options, folders, manifest, rejections)) {
      found.push_back(folders.path(scope).lexically_relative(top).string());
    }
    return found;
  }

  Names reasons() const {
    Names result;
    for (const Rejection& rejection : rejections) {
      CHECK(rejection.file == "list");
      const std::size_t colon = rejection.reason.rfind(": ");
      result.push_back(std::to_string(rejection.line) + rejection.reason.substr(colon));
    }
    return result;
  }

  fs::path top;
  PlanOptions options;
  FollowedFolders folders;
  Manifest manifest;
  std::vector<Rejection> rejections;
};

}  // namespace

TEST_CASE("listed files are found, whatever way leads to them", "[list]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("a/y", "text");
  dir.write("b/z", "text");
  fs::create_symlink("../a/x", dir.path() / "b/link");
  fs::create_directory_symlink("a", dir.path() / "linked");
  Listed listed(dir);
  CHECK(listed.find({"a/x", "b/z", "a/../a//y", "b/link", "linked/y", "", "b/./z"}) ==
        Names{"a/x", "b/z", "a/y", "a/x", "a/y", "b/z"});
  CHECK(listed.rejections.empty());
  CHECK(listed.folders.all().size() == 2);
}

TEST_CASE("relative names in a list count from the current folder", "[list]") {
  const TempDir dir;
  dir.write("a/x", "text");
  Listed listed(dir);
  const fs::path before = fs::current_path();
  fs::current_path(dir.path() / "a");
  const Names found = listed.find_content("x\n../a/x\n");
  fs::current_path(before);
  CHECK(found == Names{"a/x", "a/x"});
}

TEST_CASE("a listed name that is no file is rejected with its place", "[list]") {
  const TempDir dir;
  dir.write("a/x", "text");
  dir.write("index/XAPIANDB", "auto 1");
  REQUIRE(mkfifo((dir.path() / "fifo").c_str(), 0600) == 0);
  fs::create_symlink("loop", dir.path() / "loop");
  Listed listed(dir);
  listed.options.database = dir.path() / "index";
  const std::string deep(5000, 'd');
  CHECK(listed.find({"a/x", "", "a/none", "a/x/y", "a", "fifo", "loop", deep, "index/XAPIANDB", "a/x"}) ==
        Names{"a/x", "a/x"});
  CHECK(listed.reasons() == Names{"3: no such file", "4: no such file", "5: a folder, not a file", "6: no regular file",
                                  "7: Too many levels of symbolic links", "8: File name too long",
                                  "9: a part of the index"});
  CHECK(listed.folders.all().size() == 1);
}

TEST_CASE("a NUL-terminated list is told apart from one of lines", "[list]") {
  const TempDir dir;
  dir.write("a\nb", "text");
  Listed listed(dir);
  const std::string name = (listed.top / "a\nb").string();
  CHECK(listed.find_content(name + '\0', '\0') == Names{"a\nb"});
  CHECK(listed.find_content(listed.top.string() + std::string("/x\0y\0", 5)).empty());
  REQUIRE(listed.rejections.size() == 1);
  CHECK(listed.rejections[0].hint.find("-0") != std::string::npos);
}

TEST_CASE("a listed file that is known and gone is kept until it is allowed to go", "[list]") {
  const TempDir dir;
  dir.write("a/x", "text");
  Listed listed(dir);
  REQUIRE(listed.find({"a/x"}) == Names{"a/x"});
  listed.manifest.put("0/x", {.size = 4, .articles = 1});
  fs::remove(dir.path() / "a/x");
  CHECK(listed.find({"a/x"}).empty());
  REQUIRE(listed.rejections.size() == 1);
  CHECK(listed.rejections[0].hint.find("--allow-empty") != std::string::npos);
  listed.options.allow_empty = true;
  CHECK(listed.find({"a/x"}) == Names{"a/x"});
  CHECK(listed.rejections.empty());
}

TEST_CASE("files of very many folders of one name are found in a moment", "[list]") {
  const TempDir dir;
  Names names;
  for (int n = 0; n < 3000; ++n) {
    names.push_back(std::to_string(n) + "/news/x");
    dir.write(names.back(), "text");
  }
  Listed listed(dir);
  CHECK(listed.find(names) == names);
  CHECK(listed.folders.all().size() == 3000);
  CHECK(listed.folders.id(2999, "x") == "news~2999//x");
}
