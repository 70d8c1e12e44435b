// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/template_renderer.h"

#include <boost/json.hpp>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_results.h"
#include "tests/support/catch.h"
#include "tests/support/rendered.h"

namespace {

using news::HitTemplate;

std::string rendered(std::string_view text, const news::Hit& hit, bool for_terminal = false) {
  std::string out;
  HitTemplate(text).append(out, {hit, "7"}, for_terminal);
  return out;
}

std::string rendered(std::string_view text) { return rendered(text, news::test::sample_results().hits[0]); }

struct Fault {
  std::string what;
  std::string hint;
  std::string place;
};

Fault fault_of(std::string_view text) {
  try {
    const HitTemplate made(text);
  } catch (const news::QueryError& error) {
    return {error.what(), error.hint(), error.query().substr(error.begin(), error.end() - error.begin())};
  }
  return {};
}

}  // namespace

TEST_CASE("a template is written for each hit, and nothing is added", "[render][template]") {
  const HitTemplate made("{rank}\\t{id}\\n");
  const news::Look look{.hit_template = &made};
  CHECK(news::test::rendered(news::test::sample_results(), news::Format::templated, look) ==
        "1\t2023/storm.txt\n2\tb\n");
}

TEST_CASE("a template has a field for all that a hit has", "[render][template]") {
  CHECK(rendered("{date} {source} {authors} {section} {tags} {place} {language} {url} {path} {words} {score}") ==
        "2023-11-06T09:30:00Z Harbour Post Jane Smith; José Núñez Latest News weather NORTHPORT en "
        "https://example.org/storm /news/2023/storm.txt 412 7.3142");
  CHECK(rendered("{request}") == "7");
  CHECK(rendered("{snippet}").starts_with("The storm came over"));
  CHECK(rendered("{snippets}").find("rest of the day. … and by the evening") != std::string::npos);
  CHECK(rendered("<{title}{section}{snippet}{snippets}{authors}>", {}) == "<>");
}

TEST_CASE("a template has escapes and doubled brackets", "[render][template]") {
  CHECK(rendered(R"(\t\n\r\0\\{{rank}})") == std::string("\t\n\r\0\\{rank}", 11));
}

TEST_CASE("the filter json writes values as JSON", "[render][template]") {
  const auto line = boost::json::parse(
      rendered(R"({{"r":{rank|json},"s":{score|json},"t":{title|json},"a":{authors|json},"p":{path|json}}})"));
  CHECK(line.at("r") == 1);
  CHECK(line.at("s").is_double());
  CHECK(line.at("t").as_string().starts_with("Storm closes"));
  CHECK(line.at("a").as_array().size() == 2);
  CHECK(rendered("{title|json} {tags|json} {id|json}", news::test::hit({.id = "\xff"})) ==
        R"(null [] {"bytes":"/w=="})");
  CHECK(rendered("{title|json}", news::test::hit({.title = "a \"b\" \\"})) == R"("a \"b\" \\")");
}

TEST_CASE("the filter shell writes one word whatever is in it", "[render][template]") {
  CHECK(rendered("{path|shell}", news::test::hit({.path = "/it's $(rm) \"x\"\n\xff"})) ==
        "'/it'\\''s $(rm) \"x\"\n\xff'");
  CHECK(rendered("{title|shell}", {}) == "''");
}

TEST_CASE("the filter csv writes a cell", "[render][template]") {
  CHECK(rendered("{title|csv},{id|csv}", news::test::hit({.id = "-1", .title = "=a, \"b\""})) ==
        "\"'=a, \"\"b\"\"\",-1");
}

TEST_CASE("texts of a template are one clean line, names are exact but on a terminal", "[render][template]") {
  const news::Hit hit = news::test::hit({.title = "a\x1b[1m\nb", .path = "/\x1b[1m\xff"});
  CHECK(rendered("{title}|{path}", hit) == "a  b|/\x1b[1m\xff");
  CHECK(rendered("{path}", hit, true) == "/ \uFFFD");
  CHECK(rendered("{path|shell}", hit, true) == "'/ \uFFFD'");
}

TEST_CASE("a template with an error is refused, with the place", "[render][template]") {
  auto fault = fault_of("é {tittle}\n");
  CHECK(fault.what == "no field \"tittle\" in a template");
  CHECK(fault.hint == "did you mean title?");
  CHECK(fault.place == "tittle");
  fault = fault_of("{title|jsn}");
  CHECK(fault.what == "no filter \"jsn\" in a template");
  CHECK(fault.hint == "did you mean json?");
  CHECK(fault.place == "jsn");
  CHECK(fault_of("{title|}").hint == "there are json shell csv");
  CHECK(fault_of("{}").hint.starts_with("there are rank score id title"));
  CHECK(fault_of("{ title }").what == "no field \" title \" in a template");
  CHECK(fault_of("{title|json|csv}").place == "json|csv");
  CHECK(fault_of("x}").hint == "write }} for the bracket itself");
  CHECK(fault_of("{title").hint == "write {{ for the bracket itself");
  CHECK(fault_of("{title{").place == "{");
  CHECK(fault_of(R"(a\x)").place == R"(\x)");
  CHECK(fault_of("a\\é").place == "\\é");
  CHECK(fault_of("a\\").place == "\\");
}
