// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter_values.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::string yaml(std::string_view text) { return boost::json::serialize(read_front_matter_value(text, ':')); }
std::string toml(std::string_view text) { return boost::json::serialize(read_front_matter_value(text, '=')); }

TEST_CASE("a value is a quoted or a plain string", "[front_matter]") {
  CHECK(yaml("Ferry returns") == R"("Ferry returns")");
  CHECK(yaml(R"("Ferry \"returns\" \u00e9")") == R"("Ferry \"returns\" é")");
  CHECK(yaml("'It''s back'  # a note") == R"("It's back")");
  CHECK(yaml("2018-02-19 20:48:09 -0500") == R"("2018-02-19 20:48:09 -0500")");
}

TEST_CASE("what a syntax forbids is text as it stands", "[front_matter]") {
  CHECK(yaml("Kakar: Kabul advised to look inwards") == R"("Kakar: Kabul advised to look inwards")");
  CHECK(yaml(R"("Ferry" and "harbour")") == R"("\"Ferry\" and \"harbour\"")");
  CHECK(yaml("[Watch] the ferry") == R"(["Watch"])");
  CHECK(yaml("[Watch the ferry") == R"("[Watch the ferry")");
  CHECK(yaml("\"never closed") == R"("\"never closed")");
}

TEST_CASE("a comment needs blanks around its mark", "[front_matter]") {
  CHECK(yaml("The #MeToo years") == R"("The #MeToo years")");
  CHECK(yaml("Ferry # to be checked") == R"("Ferry")");
}

TEST_CASE("lists and maps are read inline", "[front_matter]") {
  CHECK(yaml("[birds, \"wet, land\", rock 'n' roll]") == R"(["birds","wet, land","rock 'n' roll"])");
  CHECK(yaml("{name: Ada Keller, email: a@example.org}") == R"({"name":"Ada Keller","email":"a@example.org"})");
  CHECK(toml(R"({name = "Ada Keller"})") == R"({"name":"Ada Keller"})");
  CHECK(toml(R"(["A, B", 'C'])") == R"(["A, B","C"])");
}

TEST_CASE("deep nesting ends in text", "[front_matter]") {
  const std::string deep(100'000, '[');
  CHECK(yaml(deep) == '"' + deep + '"');
  CHECK(yaml(deep + std::string(100'000, ']')).size() > 100'000);
}

TEST_CASE("a name is short and ends at its mark", "[front_matter]") {
  CHECK(split_front_matter_pair("title: Ferry", ':')->name == "title");
  CHECK(split_front_matter_pair("\"date published\": x", ':')->name == "date published");
  CHECK(split_front_matter_pair("a = b = c", '=')->value == "b = c");
  CHECK_FALSE(split_front_matter_pair("http://example.org", ':'));
  CHECK_FALSE(split_front_matter_pair("It was a long day on the pier: nobody came", ':'));
  CHECK_FALSE(split_front_matter_pair("", ':'));
}

TEST_CASE("a value is open until its last bracket or quote", "[front_matter]") {
  CHECK(is_open_value("[a, b,"));
  CHECK(is_open_value("\"a"));
  CHECK_FALSE(is_open_value("[a, [b]]"));
  CHECK_FALSE(is_open_value("it's"));
}

}  // namespace
}  // namespace news
