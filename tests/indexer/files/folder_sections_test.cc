// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/files/folder_sections.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace news;
using Names = std::vector<std::string>;

namespace {

/// What the files are given as sections; "" for none.
Names sections_of(const Names& files) {
  FolderSections folders;
  for (const std::string& file : files) folders.add_file(file);
  Names sections;
  for (const std::string& file : files) {
    const std::string* section = folders.section_of(file);
    sections.push_back(section == nullptr ? "" : *section);
  }
  return sections;
}

}  // namespace

TEST_CASE("folders side by side that newspapers call sections are the sections of their files", "[sections]") {
  CHECK(sections_of({"0/politics/1", "0/sport/1", "0/sport/2", "0/tech/1"}) ==
        Names{"Politics", "Sport", "Sport", "Tech"});
  CHECK(sections_of({"12/a/Wirtschaft/1", "12/a/kultur/1", "12/a/sport/1"}) == Names{"Wirtschaft", "Kultur", "Sport"});
}

TEST_CASE("two folders show nothing, nor do the files beside them", "[sections]") {
  CHECK(sections_of({"0/sport/1", "0/tech/1", "0/top.txt"}) == Names{"", "", ""});
}

TEST_CASE("a folder that no newspaper names so is a section where two thirds of the folders are", "[sections]") {
  CHECK(sections_of({"0/politics/1", "0/pottery/1", "0/sport/1"}) == Names{"Politics", "Pottery", "Sport"});
  CHECK(sections_of({"0/politics/1", "0/pottery/1", "0/weaving/1"}) == Names{"", "", ""});
}

TEST_CASE("dates, numbers, agencies and general words are no sections and show nothing", "[sections]") {
  for (const char* plain : {"2024", "2024-05-01", "12_3", "Reuters", "news", "ARCHIVE", "html", "example.com"}) {
    CAPTURE(plain);
    const std::string other = "0/" + std::string(plain) + "/1";
    CHECK(sections_of({"0/politics/1", "0/sport/1", "0/tech/1", other}) == Names{"Politics", "Sport", "Tech", ""});
    CHECK(sections_of({"0/politics/1", "0/sport/1", other}) == Names{"", "", ""});
  }
}

TEST_CASE("the section of a folder is that of the folders in it which stand for none", "[sections]") {
  CHECK(sections_of({"0/2024/politics/05/1", "0/2024/sport/reuters/1", "0/2024/tech/1"}) ==
        Names{"Politics", "Sport", "Tech"});
  CHECK(sections_of({"0/politics/1", "0/sport/cricket/1", "0/sport/football/1", "0/sport/tennis/1", "0/tech/1"}) ==
        Names{"Politics", "Cricket", "Football", "Tennis", "Tech"});
}

TEST_CASE("the section is written as newspapers write it, whatever files allow", "[sections]") {
  CHECK(sections_of({"0/middle-east/1", "0/real_estate/1", "0/uk/1", "0/économie/1", "0/TV & Radio/1"}) ==
        Names{"Middle east", "Real estate", "UK", "Économie", "TV & Radio"});
  CHECK(sections_of({"0/politics/1", "0/sport/1", "0/x\x1b[1m/1", "0/tech/1", "0/\xff\xfe/1"}) ==
        Names{"Politics", "Sport", "X", "Tech", ""});
}
