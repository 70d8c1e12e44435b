// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv/csv_records.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace news {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

using test::Pieces;

struct Table {
  Rows rows;
  std::vector<std::size_t> lines;
  std::string fault;
  std::size_t fault_line = 0;
};

Table read(std::string_view csv, CsvDialect dialect = {}, std::size_t piece = 1 << 18) {
  Pieces source(csv, piece);
  CsvRecords records(source, dialect);
  Table table;
  for (Row row; records.next(row);) {
    table.rows.push_back(row);
    table.lines.push_back(records.line());
  }
  table.fault = records.fault();
  if (!table.fault.empty()) table.fault_line = records.line();
  return table;
}

TEST_CASE("fields are divided by RFC 4180", "[csv]") {
  CHECK(read("a,b,c\n1,2,3\n").rows == Rows{{"a", "b", "c"}, {"1", "2", "3"}});
  CHECK(read("a,b\r\n1,\"x, \"\"y\"\"\"\r\n").rows == Rows{{"a", "b"}, {"1", "x, \"y\""}});
  CHECK(read("\"one\ntwo\",b\n,\n").rows == Rows{{"one\ntwo", "b"}, {"", ""}});
  CHECK(read("\"\",\"\"\n").rows == Rows{{"", ""}});
  CHECK(read("a,b").rows == Rows{{"a", "b"}});
  CHECK(read("a;b\n", {.delimiter = ';'}).rows == Rows{{"a", "b"}});
  CHECK(read("\n\na,b\n\r\n\nc,d\n\n").rows == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(read("").rows.empty());
}

TEST_CASE("quotation marks that are not doubled, or escaped by a backslash, are text", "[csv]") {
  CHECK(read("\"a \"b\" c\",d\n").rows == Rows{{"a \"b\" c", "d"}});
  CHECK(read("\"a \\\"b\\\" c\",d\n").rows == Rows{{"a \"b\" c", "d"}});
  CHECK(read("5\" pipe,d\n").rows == Rows{{"5\" pipe", "d"}});
  CHECK(read("a, \"b, c\"\n").rows == Rows{{"a", "b, c"}});
  CHECK(read("\"a\tb\n", {.delimiter = '\t', .has_quotes = false}).rows == Rows{{"\"a", "b"}});
}

TEST_CASE("a record knows the line where it begins", "[csv]") {
  CHECK(read("a,\"1\n2\n3\"\nb,c\n\nd,e").lines == std::vector<std::size_t>{1, 4, 6});
}

TEST_CASE("wherever the blocks of a file end, its records are the same", "[csv]") {
  const std::string csv = "a,\"b \"\"q\"\"\r\nc\",\"\"\r\n\r\n d , \"e\"\r\nf";
  const Table whole = read(csv);
  CHECK(whole.rows.size() == 3);
  for (std::size_t piece = 1; piece < csv.size(); ++piece) {
    const Table table = read(csv, {}, piece);
    REQUIRE(table.rows == whole.rows);
    REQUIRE(table.lines == whole.lines);
  }
}

TEST_CASE("a quotation mark that never closes ends the table at its line", "[csv]") {
  const Table table = read("a,b\nc,\"d\ne,f\n");
  CHECK(table.rows == Rows{{"a", "b"}});
  CHECK(table.fault == "a quotation mark opens a field here that does not end");
  CHECK(table.fault_line == 2);
}

TEST_CASE("rows of 100 kB are read, a field without end takes no memory", "[csv]") {
  CHECK(read("a,\"" + std::string(300'000, 'x') + "\"\nb,c\n").rows.size() == 2);
  const Table table = read("a,b\nc," + std::string(20'000'000, 'x') + "\nd,e\n");
  CHECK(table.rows.size() == 1);
  CHECK(table.fault == "a record that is too large");
  CHECK(read("a,b\nc,\"" + std::string(20'000'000, 'x')).fault == "a field of more than 4 MB begins here");
}

}  // namespace
}  // namespace news
