// SPDX-License-Identifier: GPL-2.0-or-later
/// Near copies, in what the program prints.
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/copies.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

using Catch::Matchers::ContainsSubstring;
using news::test::Grouped;
using news::test::index_over;
using news::test::lines;
using news::test::Outcome;
using news::test::TempDir;

namespace {

Grouped paper(std::string id, std::string source, int day, std::string title, std::string body, std::string group) {
  news::Article article{.id = std::move(id), .title = std::move(title), .body = std::move(body)};
  article.source = std::move(source);
  article.published = news::Date{.time = std::chrono::sys_days(std::chrono::year{2013} / 4 / day)};
  return {std::move(article), std::move(group)};
}

/// An index of a story in three papers and another article, and what the program answers to it.
class Papers {
 public:
  Papers()
      : index_(
            index_over(dir_.path(),
                       {paper("post.txt", "Post", 21, "Harbour closed", "The harbour closed. Ships wait.", story),
                        paper("dawn.txt", "Dawn", 22, "Port shut", "The harbour closed. Ships wait in the bay.", story),
                        paper("times.txt", "Times", 23, "Harbour closed", "The harbour closed. Ships wait.", story),
                        paper("other.txt", "Times", 24, "A new pier", "The harbour has a pier, and a cafe.", "")})) {}

  Outcome search(std::vector<std::string> arguments) const {
    std::vector<std::string> command{news::test::news_search(), "-d", index_, "--config", ""};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return news::test::run(command);
  }

  std::string batch(const std::string& requests, const std::vector<std::string>& more = {"--json"}) const {
    std::vector<std::string> arguments{"--batch", dir_.write("batch", requests).string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return search(arguments).out;
  }

  std::string with_config(const std::string& config, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(),
                     {news::test::news_search(), "-d", index_, "--config", dir_.write("config", config).string()});
    return news::test::run(arguments).out;
  }

 private:
  inline static const std::string story = "the same";
  TempDir dir_;
  std::string index_;
};

}  // namespace

TEST_CASE("a page folds near copies, and says which papers have them", "[cli][copies]") {
  const Papers papers;
  const std::string page = papers.search({"harbour"}).out;
  CHECK_THAT(page, ContainsSubstring(" 1  ") && ContainsSubstring(" 2  ") && !ContainsSubstring(" 3  "));
  CHECK_THAT(page, ContainsSubstring("    +2 copies: Post 21 April, Dawn 22 April\n"));
  CHECK_THAT(papers.search({"harbour", "--copies"}).out, ContainsSubstring(" 4  ") && !ContainsSubstring("copies"));
  CHECK_THAT(papers.search({"harbour", "--lead", "first"}).out,
             ContainsSubstring("post.txt\n    +2 copies: Dawn 22 April, Times 23 April\n"));
}

TEST_CASE("lists of paths, tables and templates have all articles unless asked", "[cli][copies]") {
  const Papers papers;
  CHECK(lines(papers.search({"-l", "harbour"}).out).size() == 4);
  CHECK(lines(papers.search({"-l", "--copies=folded", "harbour"}).out).size() == 2);
  CHECK(lines(papers.search({"--format", "csv", "harbour"}).out).size() == 5);
  CHECK(lines(papers.search({"--format", "trec", "harbour"}).out).size() == 4);
  CHECK(lines(papers.search({"--template", "{id}\n", "harbour"}).out).size() == 4);
}

TEST_CASE("the config file decides for a line that does not", "[cli][copies]") {
  const Papers papers;
  CHECK_THAT(papers.with_config("copies = shown\n", {"harbour"}), ContainsSubstring(" 4  "));
  CHECK_THAT(papers.with_config("copies = shown\n", {"--copies=folded", "harbour"}), !ContainsSubstring(" 4  "));
  CHECK_THAT(papers.with_config("copies = shown\n", {"--show", "post.txt"}), ContainsSubstring("Ships wait."));
  CHECK_THAT(papers.with_config("lead = first\n", {"harbour"}), ContainsSubstring("post.txt\n    +2 copies"));
  CHECK(lines(papers.with_config("lead = first\n", {"-l", "harbour"})).size() == 4);
}

TEST_CASE("JSON lists the copies of a hit, and counts stories", "[cli][copies]") {
  const Papers papers;
  const auto found = lines(papers.search({"--json", "harbour"}).out);
  REQUIRE(found.size() == 3);
  CHECK_THAT(found[0] + found[1],
             ContainsSubstring(R"("copies":{"count":2,"ids":["post.txt","dawn.txt"],"sources":["Post","Dawn"],)"
                               R"("dates":["2013-04-21","2013-04-22"]})"));
  CHECK_THAT(found[2], ContainsSubstring(R"("matches":4,"exact":true,"stories":2,"returned":2)"));
  CHECK(papers.search({"--count", "harbour"}).out == "4\n");
  CHECK_THAT(papers.search({"--count", "--json", "harbour"}).out,
             ContainsSubstring(R"("matches":4,"exact":true,"stories":2,"returned":0)"));
  CHECK_THAT(papers.search({"--count", "--json", "--copies", "harbour"}).out, !ContainsSubstring("stories"));
}

TEST_CASE("the copies of an article are listed with what differs", "[cli][copies]") {
  const Papers papers;
  const std::string group = papers.search({"--show", "post.txt", "--copies"}).out;
  CHECK_THAT(group, ContainsSubstring("    post.txt · 5 words\n    2 copies\n\nPort shut\n    22 April 2013 · Dawn\n"));
  CHECK_THAT(group,
             ContainsSubstring("    another headline, 3 words more\n  + Ships wait in the bay.\n  - Ships wait.\n"));
  CHECK_THAT(group, ContainsSubstring("    times.txt · 5 words\n    the same sentences\n"));
  CHECK(papers.search({"--show", "1", "harbour", "--copies"}).status == 0);
  CHECK_THAT(papers.search({"--show", "other.txt", "--copies"}).out, ContainsSubstring("    no copies\n"));
  CHECK_THAT(papers.search({"--show", "post.txt", "--copies", "--json"}).out,
             ContainsSubstring(R"({"type":"copies",)"));
  const Outcome unknown = papers.search({"--show", "x.txt", "--copies"});
  CHECK(unknown.status == 1);
  CHECK(unknown.err == papers.search({"--show", "x.txt"}).err);
}

TEST_CASE("a batch folds copies as the command line does, and each request may decide", "[cli][copies]") {
  const Papers papers;
  CHECK(lines(papers.batch("harbour\n")).size() == 3);
  CHECK(lines(papers.batch("harbour\n", {"--json", "--copies"})).size() == 5);
  CHECK(lines(papers.batch("harbour\n", {"-l"})).size() == 4);
  CHECK(lines(papers.batch(R"({"query":"harbour","copies":"shown"})"
                           "\n"))
            .size() == 5);
  CHECK_THAT(papers.batch(R"({"query":"harbour","lead":"first","limit":1,"sort":"oldest"})"
                          "\n"),
             ContainsSubstring("post.txt"));
  CHECK_THAT(papers.batch(R"({"show":"post.txt","copies":"shown"})"
                          "\n"),
             ContainsSubstring(R"("type":"copies")"));
  CHECK_THAT(papers.batch(R"({"query":"harbour","count":true})"
                          "\n"),
             ContainsSubstring(R"("stories":2)"));
}
