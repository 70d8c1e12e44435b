// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/options.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/arguments.h"
#include "tests/support/catch.h"

namespace {

using news::Question;
using news::test::Strings;

news::SearchOptions parse(const Strings& arguments) {
  return news::test::parse_arguments(news::parse_search_options, arguments);
}

std::string error_of(const Strings& arguments) {
  return news::test::argument_error(news::parse_search_options, arguments);
}

}  // namespace

TEST_CASE("all words of the command line together are the query", "[options]") {
  CHECK(parse({"-d", "x", "oil", "--any", "price war"}).question.request.query == "oil price war");
  CHECK(parse({"-d", "x", "oil", "--", "-opec"}).question.request.query == "oil -opec");
}

TEST_CASE("the options of a search have the defaults that the help names", "[options]") {
  const auto options = parse({"-d", "x", "oil"});
  const auto& request = options.question.request;
  CHECK(request.limit == 10);
  CHECK(request.offset == 0);
  CHECK(request.snippets == 2);
  CHECK(request.sort == news::Sort::relevance);
  CHECK(request.recent == 0);
  CHECK_FALSE((request.any || request.literal));
  CHECK(options.output.format == news::Format::text);
  CHECK(options.output.color == news::terminal::Color::automatic);
  CHECK_FALSE((options.output.null_separated || options.question.wants<news::Question::Count>() ||
               options.output.quiet || options.output.verbose));
  CHECK(options.help.empty());
}

TEST_CASE("every option of a search reaches its place", "[options]") {
  const auto options = parse({"-d",      "a",      "--database", "b",          "-n3",     "--offset", "20",    "-s",
                              "newest",  "--any",  "--literal",  "--snippets", "0",       "--format", "paths", "-0",
                              "--color", "always", "-q",         "-v",         "--count", "oil"});
  const auto& request = options.question.request;
  CHECK(options.databases == Strings{"a", "b"});
  CHECK(request.limit == 3);
  CHECK(request.offset == 20);
  CHECK(request.snippets == 0);
  CHECK(request.sort == news::Sort::newest);
  CHECK((request.any && request.literal));
  CHECK(options.output.format == news::Format::paths);
  CHECK(options.output.color == news::terminal::Color::always);
  CHECK((options.output.null_separated && options.question.wants<news::Question::Count>() && options.output.quiet &&
         options.output.verbose));
}

TEST_CASE("the outputs have short names", "[options]") {
  CHECK(parse({"-d", "x", "--json", "oil"}).output.format == news::Format::jsonl);
  CHECK(parse({"-d", "x", "-l", "oil"}).output.format == news::Format::paths);
  CHECK(parse({"-d", "x", "--sort=oldest", "oil"}).question.request.sort == news::Sort::oldest);
  CHECK(parse({"-d", "x", "--recent", "7", "oil"}).question.request.recent == 7);
}

TEST_CASE("a template is an output of its own, checked before the search", "[options]") {
  CHECK(parse({"-d", "x", "--template", "{id}", "oil"}).output.format == news::Format::templated);
  CHECK(error_of({"oil", "--template", "{titel}"}) == "no field \"titel\" in a template");
  CHECK(error_of({"oil", "--template", ""}) == "--template is empty");
  CHECK(error_of({"oil", "--template", "{id}", "--json"}) ==
        "--format, --json, --paths and --template exclude each other");
}

TEST_CASE("several jobs are for a batch in a file", "[options]") {
  CHECK(parse({"-d", "x", "--batch", "queries", "-j4"}).batch->jobs == 4);
  CHECK(parse({"-d", "x", "--batch", "-", "-j1"}).batch->jobs == 1);
  CHECK(error_of({"oil", "-j2"}) == "--jobs goes with --batch only");
  CHECK(error_of({"--batch", "-", "-j2"}).starts_with("--jobs wants a file"));
  CHECK(error_of({"--batch", "queries", "-j0"}).starts_with("--jobs wants a whole number from 1"));
}

TEST_CASE("the limit is a number or all", "[options]") {
  CHECK(parse({"-d", "x", "oil"}).question.request.limit == 10);
  CHECK(parse({"-d", "x", "oil", "-n", "20000"}).question.request.limit == 20'000);
  CHECK(parse({"-d", "x", "oil", "-n", "all"}).question.request.limit == news::no_limit);
}

TEST_CASE("near copies are folded where people and JSON get hits, unless the line says otherwise", "[options]") {
  const auto folds = [](std::vector<std::string> more) {
    more.insert(more.end(), {"-d", "x", "oil"});
    return parse(more).question.request.fold_copies;
  };
  CHECK(folds({}));
  CHECK(folds({"--json"}));
  CHECK_FALSE(folds({"-l"}));
  CHECK_FALSE(folds({"--format", "csv"}));
  CHECK_FALSE(folds({"--format", "trec"}));
  CHECK_FALSE(folds({"--template", "{id}"}));
  CHECK(folds({"-l", "--copies=folded"}));
  CHECK_FALSE(folds({"--copies"}));
  CHECK_FALSE(folds({"--copies=shown", "--json"}));
  CHECK(parse({"-d", "x", "oil", "--lead", "first"}).question.request.lead == news::Lead::first);
  CHECK(error_of({"oil", "-l", "--lead", "first"}) == "--lead goes with folded copies only");
  CHECK(error_of({"oil", "--lead", "middle"}) == "--lead wants best, first, last or longest, not \"middle\"");
}

TEST_CASE("beside an article --copies lists its near copies, and leaves the hits as they are", "[options]") {
  CHECK(parse({"-d", "x", "--show", "a", "--copies"}).question.lists_copies);
  CHECK(parse({"-d", "x", "--show", "2", "--copies", "oil"}).question.request.fold_copies);
  CHECK_FALSE(parse({"-d", "x", "--show", "a"}).question.lists_copies);
  CHECK_FALSE(parse({"-d", "x", "--copies", "oil"}).question.lists_copies);
}

TEST_CASE("advice is looked for where somebody reads it", "[options]") {
  CHECK(parse({"-d", "x", "oil"}).question.request.advise);
  CHECK(parse({"-d", "x", "--template", "{id}", "oil"}).question.request.advise);
  CHECK(parse({"-d", "x", "--json", "-q", "oil"}).question.request.advise);
  CHECK(parse({"-d", "x", "-q", "--batch", "file"}).question.request.advise);
  CHECK_FALSE(parse({"-d", "x", "-q", "oil"}).question.request.advise);
  CHECK_FALSE(parse({"-d", "x", "-q", "--template", "{id}", "oil"}).question.request.advise);
}

TEST_CASE("wrong usage is refused", "[options]") {
  CHECK(error_of({}) == "no query");
  CHECK(error_of({"", " "}) == "no query");
  CHECK(error_of({"oil", "-n", "0"}) == "--limit wants a whole number from 1 to 1000000000 or all, not \"0\"");
  CHECK(error_of({"oil", "--limit", "ALL"}) == "--limit wants a whole number from 1 to 1000000000 or all, not \"ALL\"");
  CHECK(error_of({"oil", "--sort", "best"}) == "--sort wants relevance, newest, oldest or added, not \"best\"");
  CHECK(error_of({"oil", "--color", "red"}) == "--color wants auto, always or never, not \"red\"");
  CHECK(error_of({"oil", "--format", "xml"}) == "--format wants text, jsonl, csv, html, paths or trec, not \"xml\"");
  CHECK(error_of({"oil", "--json", "-l"}) == "--format, --json, --paths and --template exclude each other");
  CHECK(error_of({"oil", "-0"}) == "--null goes with --paths only");
  CHECK(error_of({"oil", "--snipets", "1"}) == "unknown option --snipets; did you mean --snippets?");
}

TEST_CASE("what sorts, limits or counts needs no query", "[options]") {
  for (const Strings& arguments : {Strings{"--sort", "newest"}, Strings{"-n5"}, Strings{"--count"},
                                   Strings{"--facets", "source"}, Strings{"--timeline"}})
    CHECK(parse(arguments).question.request.query.empty());
  CHECK(parse({"--show", "1", "--sort", "newest"}).question.wants<Question::ArticleByRank>());
  CHECK(error_of({"--json"}) == "no query");
  CHECK(error_of({"--offset", "5"}) == "no query");
}

TEST_CASE("facets and a timeline come instead of hits, unless a limit is given", "[options]") {
  const auto coverage = [](const Strings& arguments) {
    return std::get<Question::Coverage>(parse(arguments).question.wanted);
  };
  CHECK(coverage({"oil", "--facets", "year, source,year"}).counts.facets == Strings{"year", "source"});
  CHECK(coverage({"oil", "--facets", "all"}).counts.facets.size() == news::facet_names.size());
  CHECK(coverage({"oil", "--facets", "tag", "--facet-limit", "3"}).counts.values == 3);
  CHECK_FALSE(coverage({"oil", "--facets", "tag"}).counts.timeline);
  CHECK_FALSE(coverage({"oil", "--facets", "tag"}).with_hits);
  CHECK(coverage({"--timeline", "oil"}).counts.timeline == news::TimeScale::automatic);
  CHECK(coverage({"--timeline=week", "oil", "-n3"}).with_hits);
  CHECK(error_of({"oil", "--timeline=mont"}) ==
        "--timeline wants auto, year, quarter, month, week or day, not \"mont\"");
  CHECK(error_of({"oil", "--facets", "tag", "--count"}) == "--facets and --count exclude each other");
  CHECK(error_of({"oil", "--timeline", "--parse"}) == "--timeline and --parse exclude each other");
  CHECK(error_of({"oil", "--timeline", "--show", "1"}) == "--show and --timeline exclude each other");
  CHECK(error_of({"oil", "--timeline", "--format", "csv"}) == "--timeline writes text or JSON");
  CHECK(error_of({"oil", "--facet-limit", "3"}) == "--facet-limit goes with --facets only");
  CHECK(error_of({"--batch", "-", "--facets", "tag"}) == "--batch and --facets exclude each other");
}

TEST_CASE("a batch has its queries in a file", "[options]") {
  CHECK(parse({"-d", "x", "--batch", "-", "--any"}).batch->file == "-");
  CHECK_FALSE(parse({"-d", "x", "oil"}).batch);
  CHECK(error_of({"--batch", "-", "oil"}) == "--batch takes its queries from the file");
  CHECK(error_of({"--batch", "-", "--count"}) == "--batch and --count exclude each other");
  CHECK(error_of({"--batch", ""}) == "--batch needs the name of a file");
}

TEST_CASE("without -d the default database is searched", "[options]") {
  setenv("NEWS_DATABASE", "/data/news", 1);
  CHECK(parse({"oil"}).databases == Strings{"/data/news"});
  CHECK(parse({"-d", "x", "oil"}).databases == Strings{"x"});
  unsetenv("NEWS_DATABASE");
}

TEST_CASE("help and version need no query", "[options]") {
  CHECK(parse({"--version"}).help.starts_with("news-search "));
  CHECK(parse({"--help"}).help.starts_with("Usage: news-search "));
  CHECK(parse({"-h"}).help == parse({"--help"}).help);
  CHECK(error_of({"--help", "oil"}) == "no help on \"oil\"");
}

TEST_CASE("the help fits a screen of 24 lines and 80 columns, each topic one of 40", "[options]") {
  for (const std::string topic : {"", "query", "search", "filters", "output", "batch", "config"}) {
    CAPTURE(topic);
    std::istringstream help(parse({"--help", topic}).help);
    std::size_t lines = 0;
    for (std::string line; std::getline(help, line); ++lines) CHECK(line.size() <= 79);
    CHECK(lines <= (topic.empty() ? 24 : 40));
  }
}

TEST_CASE("every option of a search is on a topic of the help", "[options]") {
  std::string topics;
  for (const std::string topic : {"search", "filters", "output", "config"}) topics += parse({"--help", topic}).help;
  std::istringstream all(parse({"--help", "all"}).help);
  for (std::string line; std::getline(all, line);) {
    const auto name = line.find("--");
    if (line.starts_with("  ")) CHECK(topics.find(line.substr(name, line.find(' ', name) - name)) != std::string::npos);
  }
}

TEST_CASE("what is shown whole is the hit of a number where there is a query, else the article of an id", "[options]") {
  using news::Question;
  const auto wanted = [](const Strings& arguments) { return parse(arguments).question.wanted; };
  CHECK(std::get<Question::ArticleByRank>(wanted({"-d", "x", "--show", "3", "oil"})).rank == 3);
  CHECK(std::get<Question::ArticleByRank>(wanted({"-d", "x", "--show", "3", "--source", "BBC"})).rank == 3);
  CHECK(std::get<Question::ArticleById>(wanted({"-d", "x", "--show", "3"})).id == "3");
  CHECK(std::get<Question::ArticleById>(wanted({"-d", "x", "--show", "3.txt", "oil"})).id == "3.txt");
  CHECK(error_of({"-d", "x", "--show", "0", "oil"}) != "no error");
  CHECK(error_of({"-d", "x", "--show", "a", "--format", "trec"}) == "--show writes text or JSON");
}

TEST_CASE("what is similar is like the hit of a number where there is a query, else like what is named", "[options]") {
  using news::Question;
  const auto wanted = [](const Strings& arguments) {
    return std::get<Question::Similar>(parse(arguments).question.wanted);
  };
  CHECK(wanted({"-d", "x", "--similar", "3", "oil"}).rank == 3);
  CHECK(wanted({"-d", "x", "--similar", "3"}).id == "3");
  CHECK(wanted({"-d", "x", "--similar", "-"}).id == "-");
  CHECK_FALSE(wanted({"-d", "x", "--similar", "a.txt"}).background);
  CHECK(wanted({"-d", "x", "--background", "a.txt"}).background);
  CHECK(error_of({"-d", "x", "--similar", "0", "oil"}) != "no error");
  CHECK(error_of({"-d", "x", "--similar", ""}) == "--similar needs the id of an article");
  CHECK(error_of({"-d", "x", "--similar", "a", "--background", "a"}) ==
        "--background and --similar exclude each other");
  CHECK(error_of({"-d", "x", "--similar", "a", "--recent", "3"}) == "--recent and --similar exclude each other");
  for (const std::string rival : {"count", "parse"})
    CHECK(error_of({"-d", "x", "--similar", "a", "--" + rival}) == "--similar and --" + rival + " exclude each other");
  CHECK(error_of({"-d", "x", "--background", "a", "--show", "b"}) == "--background and --show exclude each other");
}

TEST_CASE("width, hyperlinks and pager are the terminal's unless chosen", "[options]") {
  const auto usual = parse({"-d", "x", "oil"});
  CHECK((usual.output.width == 0 && usual.output.pager &&
         usual.output.hyperlinks == news::terminal::Hyperlinks::automatic));
  const auto chosen = parse({"-d", "x", "--width", "120", "--no-pager", "--hyperlinks", "always", "oil"});
  CHECK((chosen.output.width == 120 && !chosen.output.pager &&
         chosen.output.hyperlinks == news::terminal::Hyperlinks::always));
}

TEST_CASE("a line asks for one thing: hits unless it says otherwise", "[options]") {
  using news::Question;
  const auto question = [](const Strings& arguments) { return parse(arguments).question; };
  CHECK(question({"-d", "x", "oil"}).wants<Question::Hits>());
  CHECK(question({"-d", "x", "oil", "--explain"}).wants<Question::Hits>());
  CHECK(question({"-d", "x", "oil", "--count"}).wants<Question::Count>());
  CHECK(question({"-d", "x", "oil", "--parse"}).wants<Question::Reading>());
  CHECK(question({"-d", "x", "--batch", "queries"}).wants<Question::Hits>());
  for (const std::string rival : {"batch", "count", "parse", "explain"}) {
    Strings line{"-d", "x", "--show", "a", "--" + rival};
    if (rival == "batch") line.emplace_back("queries");
    CHECK(error_of(line) == "--show and --" + rival + " exclude each other");
  }
}

TEST_CASE("every filter alone is a question, and reaches the request", "[options]") {
  const auto request = [](const std::string& option, const std::string& value) {
    return parse({"-d", "x", option, value}).question.request;
  };
  CHECK(request("--since", "2012-06").since == "2012-06");
  CHECK(request("--until", "2012-06").until == "2012-06");
  CHECK(request("--source", "BBC").sources == Strings{"BBC"});
  CHECK(request("--section", "World").sections == Strings{"World"});
  CHECK(request("--author", "Ada").authors == Strings{"Ada"});
  CHECK(request("--language", "en").languages == Strings{"en"});
  CHECK(parse({"-d", "x", "--source", "a", "--source", "b"}).question.request.sources == Strings{"a", "b"});
  CHECK(error_of({"-d", "x", "--until", " "}) == "--until has no date");
}

TEST_CASE("a synonyms file has a name, and is named or refused", "[options]") {
  CHECK(parse({"-d", "x", "oil"}).synonyms.empty());
  CHECK(parse({"-d", "x", "oil", "--synonyms", "words"}).synonyms == "words");
  CHECK(parse({"-d", "x", "oil", "--no-synonyms"}).synonyms.empty());
  CHECK(error_of({"-d", "x", "oil", "--synonyms", ""}) == "--synonyms needs the name of a file");
  CHECK(error_of({"-d", "x", "oil", "--synonyms", "words", "--no-synonyms"}) ==
        "--synonyms and --no-synonyms exclude each other");
}

TEST_CASE("an article is opened as one is shown, and a list is of all that matches", "[options]") {
  using news::Question;
  CHECK(parse({"-d", "x", "--open", "3", "oil"}).question.opens);
  CHECK(std::get<Question::ArticleByRank>(parse({"-d", "x", "--open", "3", "oil"}).question.wanted).rank == 3);
  CHECK(std::get<Question::Articles>(parse({"-d", "x", "--show", "a", "--show", "b"}).question.wanted).list.size() ==
        2);
  CHECK(parse({"-d", "x", "--list"}).question.request.limit == news::no_limit);
  CHECK(parse({"-d", "x", "--list", "-n", "7"}).question.request.limit == 7);
  CHECK(parse({"-d", "x", "--list"}).output.format == news::Format::templated);
  CHECK(parse({"-d", "x", "--list", "--json"}).output.format == news::Format::jsonl);
  CHECK(error_of({"-d", "x", "--open", "a", "--open", "b"}) == "--open takes one article");
  CHECK(error_of({"-d", "x", "--paragraphs", "2", "oil"}) == "--paragraphs goes with --show only");
}
