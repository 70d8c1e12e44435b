// SPDX-License-Identifier: GPL-2.0-or-later
/// The man pages as they are installed: they say all that the programs know.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "common/fields.h"
#include "tests/support/catch.h"
#include "tests/support/index.h"
#include "tests/support/skip.h"

namespace fs = std::filesystem;
namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::lines;

namespace {

const fs::path pages = NEWS_MAN_PAGES;

/// A page without the marks of its fonts.
std::string page(const std::string& name) {
  std::ifstream in(pages / name, std::ios::binary);
  REQUIRE(in.good());
  std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const std::string mark : {"\\fB", "\\fI", "\\fR", "\\"}) {
    for (std::size_t at = 0; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
  }
  return text;
}

/// The long options that the program's help knows.
std::set<std::string> options(const std::string& program) {
  std::set<std::string> names;
  for (const std::string& line : lines(news::test::run({program, "--help", "all"}).out)) {
    const auto begin = line.find("--");
    if (line.starts_with("  ")) names.insert(line.substr(begin, line.find(' ', begin) - begin));
  }
  return names;
}

void collect_names(const json::value& value, std::set<std::string>& names) {
  if (value.is_array()) {
    for (const json::value& entry : value.get_array()) collect_names(entry, names);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.get_object()) {
      names.insert(name);
      collect_names(member, names);
    }
  }
}

/// Every name in lines of JSON.
std::set<std::string> names_in(const std::string& output) {
  std::set<std::string> names;
  for (const std::string& line : lines(output)) collect_names(json::parse(line), names);
  return names;
}

/// Whether a line sets the name in bold: ".B name", ".BR name ," or ".BR a ", " name".
bool has_bold(const std::string& text, const std::string& name) {
  for (std::string line : lines(text)) {
    if (!line.starts_with(".B")) continue;
    for (char& c : line) {
      if (c == '"' || c == ',') c = ' ';
    }
    if ((line + " ").find(" " + name + " ") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the man pages have every option of the programs", "[man]") {
  for (const auto& [program, name] :
       {std::pair{news::test::news_search(), "news-search.1"}, std::pair{news::test::news_index(), "news-index.1"}}) {
    const auto names = options(program);
    CHECK(names.size() > 10);
    for (const std::string& option : names) CHECK_THAT(page(name), ContainsSubstring(option));
  }
}

TEST_CASE("the man page of news-search has every name of its JSON", "[man]") {
  const news::test::NewsFolder news;
  news.write("rain.txt", "Rain\n\nRain and more rain.\n");
  news.write("snow.jsonl", R"({"title":"Snow","text":"It snows.","date":"2012-05-10","source":"Dawn"})");
  REQUIRE(news.index().status == 0);
  const std::string batch =
      news.write("batch", "rain\n\"rain\nrain AND zeppelin\n{\"facets\":\"source\",\"timeline\":true}\n");
  const auto names = names_in(news.search({"--json", "--explain", "--batch", batch}).out);
  for (const std::string must : {"explain", "message", "parts", "request", "buckets", "ratio"})
    CHECK(names.count(must) == 1);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(has_bold(page("news-search.1"), name));
  }
}

TEST_CASE("the man page of news-index has every name of its report", "[man]") {
  const news::test::NewsFolder news;
  news.write("rain.txt", "Rain\n\nRain and more rain.\n");
  news.write("picture.txt", std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  news.write("damaged.txt", "R\u00e9gions\n\nUne r\u00e9gion sous la pluie \xFF.\n");
  const auto names = names_in(news.index({"--json"}).out);
  REQUIRE(names.count("reason") == 1);
  REQUIRE(names.count("message") == 1);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(has_bold(page("news-index.1"), name));
  }
}

TEST_CASE("the man pages have every exit status", "[man]") {
  for (const std::string status : {"0", "1", "2"})
    CHECK_THAT(page("news-search.1"), ContainsSubstring(".B " + status + "\n"));
  for (const std::string status : {"0", "1", "2", "3", "4", "130"})
    CHECK_THAT(page("news-index.1"), ContainsSubstring(".B " + status + "\n"));
}

TEST_CASE("the man page and the help on the query language have every field", "[man]") {
  const std::string help = news::test::run({news::test::news_search(), "--help", "query"}).out;
  for (const news::Field* field : news::all_fields()) {
    CAPTURE(field->name);
    CHECK_THAT(page("news-query.7"), ContainsSubstring(".BR " + std::string(field->name)));
    CHECK_THAT(help, ContainsSubstring(std::string(field->name)));
  }
}

TEST_CASE("the man page of news-search has every name of a template", "[man]") {
  const std::string text = page("news-search.1");
  const std::string csv =
      text.substr(text.find(".SH CSV OUTPUT"), text.find(".SH ALL HITS") - text.find(".SH CSV OUTPUT"));
  for (const news::Field& field : news::fields::table) {
    CAPTURE(field.key);
    if (field.in_templates) CHECK_THAT(csv, ContainsSubstring(std::string(field.key)));
  }
}

TEST_CASE("the README has every field of the query language", "[man]") {
  std::ifstream in(fs::path(NEWS_SOURCE_DIR) / "README.md", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string query = text.substr(text.find("### Query language"));
  for (const news::Field* field : news::all_fields()) {
    CAPTURE(field->name);
    const bool is_date = field->match == news::Match::dates;
    CHECK_THAT(query, ContainsSubstring("`" + std::string(field->name) + (is_date ? ":" : "`")));
  }
}

TEST_CASE("the man pages are well formed", "[man]") {
  if (!fs::exists("/usr/bin/mandoc")) return news::test::skip("no mandoc here");
  for (const auto& entry : fs::directory_iterator(pages))
    CHECK(news::test::run({"/usr/bin/mandoc", "-T", "lint", "-W", "warning", entry.path()}).out.empty());
}
