// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_columns.h"

#include "tests/support/catch.h"

namespace news {
namespace {

using Names = std::vector<std::string>;

CsvStart start_of(const std::string& head) {
  const auto start = sniff_csv(head);
  REQUIRE(start);
  return *start;
}

CsvColumns columns_of(const std::string& head, const KeyMap& map = {}) {
  return find_csv_columns(start_of(head).rows, map);
}

/// Rows that `row` makes of 0, 1, 2 …
template <class Row>
std::string rows_of(int count, Row row) {
  std::string rows;
  for (int n = 0; n < count; ++n) rows += row(std::to_string(n)) + "\n";
  return rows;
}

TEST_CASE("the delimiter is the one that gives all rows as many fields", "[csv]") {
  CHECK(start_of("a;b\n1,5;2\n3;4,4\n").dialect == CsvDialect{.delimiter = ';'});
  CHECK(start_of("title\ttext\nA, b\tc, d, e\n").dialect == CsvDialect{.delimiter = '\t'});
  CHECK(start_of("a|b\nc|d\n").dialect == CsvDialect{.delimiter = '|'});
  CHECK(start_of("a,b\n\"c\nd\",\"e;f\"\n").dialect == CsvDialect{.delimiter = ','});
  CHECK_FALSE(sniff_csv("No table.\nIt is, I think, prose.\nSo, it is.\n"));
  CHECK_FALSE(sniff_csv(""));
}

TEST_CASE("tables that quote nothing may hold quotation marks", "[csv]") {
  const std::string head = "title\ttext\n\"Wheel\tA guest said \"no\n\"Two\tHe came\nThree\tShe went\n";
  CHECK(start_of(head).dialect == CsvDialect{.delimiter = '\t', .has_quotes = false});
}

TEST_CASE("a header is known by its names, with blanks and without a name for the row number", "[csv]") {
  const CsvColumns columns = columns_of(",title ,Content\n0,A,The text of A\n1,B,The text of B\n");
  CHECK(columns.has_header);
  CHECK(columns.names == Names{"", "title", "Content"});
  CHECK(is_known_csv_header({"headline", "date"}));
  CHECK_FALSE(is_known_csv_header({"news", "Storm over the harbour"}));
  CHECK_FALSE(is_known_csv_header({"date", "source"}));
}

TEST_CASE("a table without a header is known by what its columns hold", "[csv]") {
  const CsvColumns news = columns_of(rows_of(5, [](const std::string& n) {
    return R"("3","Headline of article )" + n + R"(","The text of article )" + n + R"( is longer than that.")";
  }));
  CHECK_FALSE(news.has_header);
  CHECK(news.names == Names{"", "title", "text"});
  const CsvColumns mind = columns_of(rows_of(12, [](const std::string& n) {
    return "N5" + n + "\tsports\tgolf cup\tHeadline of article " + n + "\tAn abstract, which is longer, of article " +
           n + "\thttps://n.example/" + n + "\t[{\"Label\": \"A person who is named here at length\"}]";
  }));
  CHECK(mind.names == Names{"id", "section", "", "title", "text", "url", ""});
}

TEST_CASE("a header in unknown names is one where it is unlike the rows below", "[csv]") {
  const CsvColumns columns =
      columns_of("kop,artikel\n" + rows_of(3, [](const std::string& n) {
                   return "Nieuws van dag " + n + ",De tekst van artikel " + n + " is een stuk langer dan de kop";
                 }));
  CHECK(columns.has_header);
  CHECK(columns.names == Names{"title", "text"});
}

TEST_CASE("what the user says that names mean makes a header", "[csv]") {
  KeyMap map;
  map.add("kop", ArticleKey::title);
  const CsvColumns columns = columns_of("kop,x\nA,B\nC,D\n", map);
  CHECK(columns.has_header);
  CHECK(columns.names == Names{"kop", "x"});
}

}  // namespace
}  // namespace news
