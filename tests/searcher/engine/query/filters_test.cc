// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/filters.h"

#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "tests/support/catch.h"

using namespace news;

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2023} / 11 / 6;

std::string filtered(const std::string& query, const Request& request) {
  return to_string(with_filters(parse_query(query, today), request, today));
}

}  // namespace

TEST_CASE("filters of a request are conditions of the query", "[query]") {
  CHECK(filtered("oil OR gas", {}) == "oil OR gas");
  CHECK(filtered("oil OR gas", {.since = "2012", .sources = {"Reuters"}}) == "(oil OR gas) since:2012 source:Reuters");
  CHECK(filtered("oil -opec", {.until = "yesterday"}) == "oil until:2023-11-05 -opec");
  CHECK(filtered("", {.authors = {"Ada Byron"}}) == "author:\"Ada Byron\"");
  CHECK(filtered("oil", {.sections = {"World", "Home"}}) == "oil (section:World OR section:Home)");
}

TEST_CASE("a value with operators in it is still a value", "[query]") {
  CHECK(filtered("oil", {.sources = {"a \"b\" OR c"}}) == "oil source:\"a  b  OR c\"");
  CHECK(filtered("oil", {.sources = {"-opec"}}) == R"(oil source:\-opec)");
  CHECK(filtered("", {.sources = {"OR"}}) == "source:OR");
  CHECK(filtered("", {.sources = {"(x"}}) == "source:\"(x\"");
  CHECK(filtered("", {.sources = {"tele*"}}) == "source:\"tele*\"");
  CHECK(filtered("", {.sources = {"title:x"}}) == "source:title:x");
}

TEST_CASE("a bad filter names the member of the request, and no option of a program", "[query]") {
  struct Bad {
    Request request;
    std::string member;
    std::string fault;
  };
  for (const auto& [request, member, fault] : {
           Bad{{.since = "2023-13"}, "since", "2023-13: this is not a date"},
           Bad{{.until = "2011..2012"}, "until", "2011..2012: this is not a date"},
           Bad{{.sources = {"BBC", ""}}, "sources", "has nothing to look for"},
           Bad{{.sections = {"?"}}, "sections", "has nothing to look for"},
           Bad{{.authors = {" "}}, "authors", "has nothing to look for"},
           Bad{{.languages = {"-"}}, "languages", "has nothing to look for"},
       }) {
    CAPTURE(member);
    try {
      filtered("oil", request);
      FAIL("no error");
    } catch (const RequestError& error) {
      CHECK(error.member() == member);
      CHECK(error.fault() == fault);
      CHECK(error.what() == member + " " + fault);
      CHECK(error.hint().find("--") == std::string::npos);
    }
  }
}
