// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_records.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace news {
namespace {

using test::Pieces;

/// Each record as "line:text ", each fault as "line!fault ", each end of a large object as "line} ".
std::string records_of(std::string_view json, std::size_t piece = 1 << 18, bool members_only = false) {
  Pieces source(json, piece);
  JsonRecords records(source);
  std::string all;
  for (JsonRecord record; records.next(record);) {
    if (members_only && record.fault.empty() && !record.in_member) continue;
    all += std::to_string(record.line) + (record.closes_object ? '}' : record.fault.empty() ? ':' : '!');
    all += record.fault.empty() ? record.text : record.fault;
    all += ' ';
  }
  return all;
}

TEST_CASE("elements of an array, and values behind one another, are records", "[json]") {
  CHECK(records_of("[{\"a\":1},\n {\"b\":[{}]}]") == "1:{\"a\":1} 2:{\"b\":[{}]} ");
  CHECK(records_of("{\n\"a\":\"}\\\"]\"\n}\n{}") == "1:{\n\"a\":\"}\\\"]\"\n} 4:{} ");
  CHECK(records_of("[[{}],[{\"a\":1}]]") == "1:{} 1:{\"a\":1} ");
  CHECK(records_of(" \n ").empty());
}

TEST_CASE("records are the same wherever the blocks of a file end", "[json]") {
  const std::string json = "[{\"a\":\"x\\\"{y\"},\n{\"b\":[1,{\"c\":2}]},\n\"s\",12]\n{\"d\":3}";
  const std::string whole = records_of(json);
  for (std::size_t piece = 1; piece < json.size(); ++piece) REQUIRE(records_of(json, piece) == whole);
}

TEST_CASE("what is wrong between records is said with its line, and they are read", "[json]") {
  CHECK(records_of("[{},\n]") == "1:{} 2!no JSON: a comma before ] ");
  CHECK(records_of("[{}\n{}]") == "1:{} 2!no JSON: a comma is missing 2:{} ");
  CHECK(records_of("[{},,{}]") == "1:{} 1!no JSON: a comma too many 1:{} ");
  CHECK(records_of("{},\n{}") == "1:{} 1!no JSON: a comma outside of an array 2:{} ");
  CHECK(records_of("{},\n{},\n{},\n") == "1:{} 1!no JSON: a comma outside of an array 2:{} 3:{} ");
  CHECK(records_of("[{}") == "1:{} 1!no JSON: the file ends inside an array ");
  CHECK(records_of("[{},\n{\"a\":") ==
        "1:{} 2!no JSON: the file ends inside an object 2!no JSON: the file ends inside an array ");
}

TEST_CASE("a quote too few costs its own object only, where objects begin lines", "[json]") {
  CHECK(records_of("[\n {\"a\":\"x},\n {\"b\":1}\n]") == "2!no JSON: the file ends inside an object 3:{\"b\":1} ");
  CHECK(records_of("{\"a\":1\n{\"b\":1}\n") == "1!no JSON: the file ends inside an object 2:{\"b\":1} ");
  Pieces source("[\n{\"a\":\"x\"y\"},\n{\"b\":\"2\"}\n]", 1000);
  JsonRecords records(source);
  JsonRecord record;
  REQUIRE(records.next(record));
  records.split_last();
  REQUIRE(records.next(record));
  CHECK(record.text == "{\"b\":\"2\"}");
  CHECK(record.line == 3);
}

TEST_CASE("an object too large for a record is opened, and its members' objects follow", "[json]") {
  const std::string filler(5'000'000, 'x');
  const std::string json = "{\"status\":\"" + filler + "\",\"n\":1,\"data\":{\"list\":[{\"a\":1},{\"b\":2}]}}";
  CHECK(records_of(json, 1 << 18, true) == "1:{\"list\":[{\"a\":1},{\"b\":2}]} ");
  const std::string deep = "{\"r\":{\"list\":[{\"a\":1},{\"s\":\"" + filler + "\",\"c\":{}}]}}";
  CHECK(records_of(deep) == "1:{\"a\":1} 1:{} 1} ");
}

TEST_CASE("a file cut within an envelope gives its whole articles", "[json]") {
  CHECK(records_of("{\"articles\":[{\"a\":1},\n{\"b\":2},\n{\"c\":") ==
        "1:{\"a\":1} 2:{\"b\":2} 3!no JSON: the file ends inside an object 3!no JSON: the file ends inside an array ");
}

TEST_CASE("depth without end and a string without end are faults, not memory", "[json]") {
  const std::string deep(100'000, '[');
  CHECK(records_of(deep + "{}").find("nested too deep") != std::string::npos);
  CHECK(records_of(deep + std::string(100'000, ']') + "{\"a\":1}").ends_with("1:{\"a\":1} "));
  const std::string string = "[\"" + std::string(20'000'000, 'x') + "\",{\"a\":1}]";
  CHECK(records_of(string) == "1!a string of more than 4 MB 1:{\"a\":1} ");
}

}  // namespace
}  // namespace news
