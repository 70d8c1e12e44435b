// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/batch_request.h"

#include <algorithm>

#include "searcher/options.h"
#include "tests/support/catch.h"

using namespace news;

namespace {

Question parse(std::string_view line, const Request& defaults = {}) {
  std::string name;
  return parse_batch_line(line, 3, defaults, name);
}

std::string error_of(std::string_view line, std::string& name) {
  try {
    parse_batch_line(line, 3, {}, name);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

std::string error_of(std::string_view line) {
  std::string name;
  return error_of(line, name);
}

}  // namespace

TEST_CASE("a line is a query named after its number", "[batch]") {
  const Question one = parse("oil prices");
  CHECK(one.name == "3");
  CHECK(one.request.query == "oil prices");
}

TEST_CASE("a line may name its request before a tab", "[batch]") {
  const Question one = parse("topic 7\toil\tprices");
  CHECK(one.name == "topic 7");
  CHECK(one.request.query == "oil\tprices");
}

TEST_CASE("what a line does not say is as on the command line", "[batch]") {
  const Request defaults{.limit = 4, .any = true};
  CHECK(parse("oil", defaults).request.limit == 4);
  const Question one = parse(R"({"query":"oil","id":9,"sort":"newest","offset":2,"snippets":0})", defaults);
  CHECK(one.name == "9");
  CHECK(one.request.query == "oil");
  CHECK(one.request.limit == 4);
  CHECK(one.request.any);
  CHECK(one.request.sort == Sort::newest);
  CHECK(one.request.offset == 2);
  CHECK(one.request.snippets == 0);
  CHECK(parse(R"({"query":"oil","recent":30})", defaults).request.recent == 30);
  CHECK(parse(R"({"query":"oil","limit":"all"})", defaults).request.limit == no_limit);
  CHECK(parse(R"({"query":"oil","limit":20000})", defaults).request.limit == 20'000);
  CHECK_FALSE(parse(R"({"query":"oil","any":false,"literal":true,"limit":7})", defaults).request.any);
}

TEST_CASE("a JSON request carries every option of a search", "[batch]") {
  const Question one = parse(R"({"query":"oil","since":"2012-06","until":"yesterday","source":"Reuters",)"
                             R"("section":["World","Home"],"author":[],"language":["en"],"explain":true,)"
                             R"("count":true})",
                             {.authors = {"Jane Smith"}});
  CHECK(one.request.since == "2012-06");
  CHECK(one.request.until == "yesterday");
  CHECK(one.request.sources == std::vector<std::string>{"Reuters"});
  CHECK(one.request.sections == std::vector<std::string>{"World", "Home"});
  CHECK(one.request.authors.empty());
  CHECK(one.request.languages == std::vector<std::string>{"en"});
  CHECK(one.request.explain);
  CHECK(one.wants<Question::Count>());
  const auto shown = [](std::string_view line) { return std::get<Question::ArticleById>(parse(line).wanted).id; };
  CHECK(shown(R"({"show":"a.txt"})") == "a.txt");
  CHECK(shown(R"({"show":"3","query":"oil"})") == "3");
  CHECK(shown(R"({"show":{"bytes":"YWL//g=="}})") == "ab\xff\xfe");
  const auto similar = [](std::string_view line) { return std::get<Question::Similar>(parse(line).wanted); };
  CHECK(similar(R"({"similar":"a.txt"})").id == "a.txt");
  CHECK_FALSE(similar(R"({"similar":"a.txt"})").background);
  CHECK(similar(R"({"background":{"bytes":"YWL//g=="}})").id == "ab\xff\xfe");
  CHECK(similar(R"({"background":"a.txt"})").background);
  CHECK(parse(R"({"query":"oil","count":false})").wants<Question::Hits>());
  CHECK(parse(R"({"show":"a.txt","count":false})").wants<Question::ArticleById>());
  CHECK(parse(R"({"source":"Reuters"})").request.query.empty());
}

TEST_CASE("a request chooses whether near copies are folded and which leads; with an article it lists them",
          "[batch]") {
  CHECK(parse("oil").request.fold_copies);
  CHECK_FALSE(parse("oil", {.fold_copies = false}).request.fold_copies);
  CHECK(parse(R"({"query":"oil","copies":"folded"})", {.fold_copies = false}).request.fold_copies);
  CHECK_FALSE(parse(R"({"query":"oil","copies":"shown"})").request.fold_copies);
  CHECK(parse(R"({"query":"oil","lead":"longest"})").request.lead == Lead::longest);
  CHECK(parse(R"({"copies":"shown","show":"a.txt"})").lists_copies);
  CHECK(parse(R"({"show":"a.txt","copies":"shown"})").lists_copies);
  CHECK_FALSE(parse(R"({"show":"a.txt"})", {.fold_copies = false}).lists_copies);
  CHECK(error_of(R"({"query":"oil","copies":true})") == "\"copies\" must be a string");
  CHECK(error_of(R"({"query":"oil","copies":"all"})") == "\"copies\" must be shown or folded");
  CHECK(error_of(R"({"query":"oil","lead":"shortest"})") == "\"lead\" must be best, first, last or longest");
}

TEST_CASE("no option that shapes a search is missing in requests", "[batch]") {
  const std::vector<std::string_view> of_the_process{"database", "synonyms", "no-synonyms", "batch",
                                                     "jobs",     "open",     "timeout",     "require-all"};
  for (const Option& option : search_program().options) {
    const bool shapes = option.group == "Search" || option.group == "Filters" || option.group == "Page";
    if (!shapes || std::ranges::find(of_the_process, option.name) != of_the_process.end()) continue;
    CHECK(error_of("{\"" + std::string(option.name) + "\":null}").starts_with("\"" + std::string(option.name)));
  }
}

TEST_CASE("a bad request says which part is wrong, under the name it gave", "[batch]") {
  std::string name;
  CHECK(error_of(R"({"query":"oil","id":"a","limit":0})", name) ==
        "\"limit\" must be a number from 1 to 1000000000 or \"all\"");
  CHECK(name == "a");
  CHECK(error_of(R"({"query":"oil","sort":"best"})") == "\"sort\" must be relevance, newest, oldest or added");
  CHECK(error_of(R"({"query":3})") == "\"query\" must be a string");
  CHECK(error_of(R"({"query":"oil","any":1})") == "\"any\" must be true or false");
  CHECK(error_of(R"({"query":"oil","source":["a",1]})") == "\"source\" must be a string or a list of strings");
  for (const std::string bad : {R"("")", R"("a")", R"("YWI")", R"("YW=I")", R"("Y===")", R"("YW!=")", "3"})
    CHECK(error_of(R"({"show":{"bytes":)" + bad + "}}").starts_with("\"show\" must be a string, or an object"));
  CHECK(error_of(R"({"query":"oil","since":" "})") == "\"since\" must be a string that is not empty");
  const std::string exclude =
      R"("count", "show", "similar", "background" and "facets" or "timeline" exclude each other)";
  CHECK(error_of(R"({"query":"oil","count":true,"show":"a"})") == exclude);
  CHECK(error_of(R"({"show":"a","count":true})") == exclude);
  CHECK(error_of(R"({"query":"oil","timeline":true,"count":true})") == exclude);
  CHECK(error_of(R"({"query":"oil","timeline":"mnth"})") ==
        "\"timeline\" must be true, auto, year, quarter, month, week or day");
  CHECK(error_of(R"({"query":"oil","facets":[]})") == "\"facets\" must be a name or a list of names");
  CHECK(error_of(R"({"query":"oil","facet-limit":5})") == "\"facets\" must be a name or a list of names");
  CHECK(error_of(R"({"show":"a","similar":"a"})") == exclude);
  CHECK(error_of(R"({"quer":"oil"})") == "a request has no \"quer\"");
  CHECK(error_of(R"({"id":"a"})") == "no query");
  CHECK(error_of(R"({})") == "no query");
  CHECK(error_of(R"({"timeline":false,"offset":3})") == "no query");
  CHECK(error_of("a\t ") == "no query");
  CHECK(error_of("{oil").starts_with("not a JSON object"));
  CHECK(error_of("{\"query\":" + std::string(100'000, '[')).starts_with("not a JSON object"));
  CHECK(error_of(std::string(2 << 20, 'x')) == "a line of more than 1 MB");
}

TEST_CASE("a request can ask for facets and a timeline, and by a limit for hits too", "[batch]") {
  const Question one = parse(R"({"query":"oil","timeline":"week","facet-limit":3,"facets":["source,year","tag"]})");
  REQUIRE(one.wants<Question::Coverage>());
  const auto& coverage = std::get<Question::Coverage>(one.wanted);
  CHECK(coverage.counts.facets == std::vector<std::string>{"source", "year", "tag"});
  CHECK(coverage.counts.values == 3);
  CHECK(coverage.counts.timeline == news::TimeScale::week);
  CHECK_FALSE(coverage.with_hits);
  const Question other = parse(R"({"limit":3,"timeline":true})");
  REQUIRE(other.wants<Question::Coverage>());
  CHECK(std::get<Question::Coverage>(other.wanted).counts.timeline == news::TimeScale::automatic);
  CHECK(std::get<Question::Coverage>(other.wanted).with_hits);
}

TEST_CASE("a request that counts, sorts or limits needs no query", "[batch]") {
  CHECK(parse(R"({"count":true,"query":" "})").wants<Question::Count>());
  CHECK(parse(R"({"sort":"newest"})").wants<Question::Hits>());
  CHECK(parse(R"({"limit":"all"})").wants<Question::Hits>());
}

TEST_CASE("an unknown key gets the nearest one as a hint", "[batch]") {
  const auto hint_of = [](std::string_view line) {
    try {
      parse(line);
    } catch (const Error& error) {
      return error.hint();
    }
    return std::string();
  };
  CHECK(hint_of(R"({"quer":"oil"})") == "did you mean query?");
  CHECK(hint_of(R"({"zeppelin":"oil"})").starts_with("it may have id, query, list, limit"));
}

TEST_CASE("a request may ask for several articles, for some paragraphs, or for a list", "[batch]") {
  const Question several = parse(R"({"show":["a","7"],"paragraphs":"2-5"})");
  const auto& list = std::get<Question::Articles>(several.wanted).list;
  REQUIRE(list.size() == 2);
  CHECK(std::get<Question::ArticleById>(list[1]).id == "7");
  CHECK(several.paragraphs.last == 5);
  CHECK(parse(R"({"show":"a","paragraphs":3})").paragraphs.first == 3);
  CHECK(error_of(R"({"show":[]})") == "\"show\" must be an id or a list of ids");
  CHECK(error_of(R"({"show":"a","paragraphs":"x"})") == "\"paragraphs\" must be a number or a range as \"2-5\"");
  CHECK(error_of(R"({"query":"oil","paragraphs":"2"})") == "\"paragraphs\" goes with \"show\" only");
  CHECK(parse(R"({"list":true})").request.limit == no_limit);
  CHECK(parse(R"({"limit":5,"list":true})").request.limit == 5);
  CHECK_FALSE(parse(R"({"query":"oil","list":true})").request.fold_copies);
  CHECK(parse(R"({"query":"oil","list":false})").request.limit == 10);
}
