// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/csv_renderer.h"

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace {

constexpr std::string_view names =
    "rank,score,id,title,date,source,authors,section,language,place,tags,words,url,path,snippet\r\n";

std::string rendered(const news::Results& results, const news::Look& look = {}) {
  return news::test::rendered(results, news::Format::csv, look);
}

/// The sample's second hit, alone, with another text in one of its members.
std::string line_with(std::string news::Hit::*member, const std::string& text, const news::Look& look = {}) {
  auto results = news::test::sample_results();
  results.hits.erase(results.hits.begin());
  results.hits[0].*member = text;
  return rendered(results, look);
}

}  // namespace

TEST_CASE("CSV has a line of names and a line a hit", "[render][csv]") {
  CHECK(news::csv_header({}) == names);
  CHECK(rendered(news::test::sample_results()) ==
        "1,7.3142,2023/storm.txt,\"Storm closes the harbour, and the ferries to both islands stay where they are until "
        "Monday morning\",2023-11-06T09:30:00Z,Harbour Post,Jane Smith; José Núñez,Latest News,en,NORTHPORT,weather,"
        "412,https://example.org/storm,/news/2023/storm.txt,\"The storm came over the harbour wall before dawn, said "
        "the pilot’s office, and no ship left the docks for the rest of the day.\"\r\n"
        "2,6.0000,b,,,,,,,,,3,,/news/b.txt,\r\n");
}

TEST_CASE("a cell with a quotation mark, a comma or a line end is quoted", "[render][csv]") {
  CHECK(line_with(&news::Hit::title, "a \"b\"") == "2,6.0000,b,\"a \"\"b\"\"\",,,,,,,,3,,/news/b.txt,\r\n");
  CHECK(line_with(&news::Hit::path, "/a\nb").ends_with(",\"/a\nb\",\r\n"));
}

TEST_CASE("what a spreadsheet takes for a formula is marked as text", "[render][csv]") {
  for (const std::string text : {"=1+1", "+1", "-- by wire", "@home", "＝1"}) {
    CAPTURE(text);
    CHECK(line_with(&news::Hit::title, text).starts_with("2,6.0000,b,'" + text + ",,"));
    CHECK(line_with(&news::Hit::url, text).ends_with(",'" + text + ",/news/b.txt,\r\n"));
  }
  CHECK(line_with(&news::Hit::title, "=a,b").starts_with("2,6.0000,b,\"'=a,b\",,"));
  CHECK(line_with(&news::Hit::title, "a=b").starts_with("2,6.0000,b,a=b,,"));
}

TEST_CASE("an id stands in CSV as it is", "[render][csv]") {
  CHECK(line_with(&news::Hit::id, "-7").starts_with("2,6.0000,-7,"));
}

TEST_CASE("CSV is UTF-8 without control characters of the article", "[render][csv]") {
  CHECK(line_with(&news::Hit::title, "a\x1b[1m\nb\xff").starts_with("2,6.0000,b,a  b\uFFFD,"));
  CHECK(line_with(&news::Hit::path, "/\xff").ends_with(",/\uFFFD,\r\n"));
  CHECK(line_with(&news::Hit::id, "\x1b[1m", {.on_terminal = true}).starts_with("2,6.0000, ,"));
}

TEST_CASE("in a batch the first column is the name of the request", "[render][csv]") {
  const news::Look look{.in_batch = true, .request = "a,b"};
  CHECK(news::csv_header(look) == "request," + std::string(names));
  CHECK(line_with(&news::Hit::title, "x", look).starts_with("\"a,b\",2,6.0000,b,x,"));
  CHECK(line_with(&news::Hit::title, "x", {.in_batch = true}).starts_with(",2,6.0000,b,x,"));
}
