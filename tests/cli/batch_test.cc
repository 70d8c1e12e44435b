// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/conversation.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::Conversation;
using news::test::lines;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

struct Indexed : NewsFolder {
  Indexed() {
    write("oil.txt", "Oil prices climb\n\nTraders said prices may rise again.\n");
    write("gas.txt", "Gas stays cheap\n\nHeating costs less than a year ago.\n");
    index();
  }
};

Outcome batch(const NewsFolder& folder, std::string_view queries, std::vector<std::string> more = {"--json"}) {
  const std::string file = folder.articles() + "/../queries";
  folder.write("../queries", queries);
  more.insert(more.end(), {"--batch", file});
  return folder.search(more);
}

}  // namespace

TEST_CASE("each line of an answer carries the name of its request", "[cli][batch]") {
  const Indexed folder;
  const Outcome outcome = batch(folder, "oil\n\nb\tgas\n{\"id\":\"c d\",\"query\":\"zeppelin\"}");
  CHECK(outcome.status == 0);
  const auto answers = lines(outcome.out);
  REQUIRE(answers.size() == 5);
  const std::vector<std::string> names{"1", "1", "b", "b", "c d"};
  const std::vector<std::string> types{"hit", "summary", "hit", "summary", "summary"};
  for (std::size_t n = 0; n < answers.size(); ++n) {
    const auto object = json::parse(answers[n]).as_object();
    CHECK(object.at("request") == names[n].c_str());
    CHECK(object.at("type") == types[n].c_str());
  }
}

TEST_CASE("a bad request is answered with an error, and the next goes on", "[cli][batch]") {
  const Indexed folder;
  const Outcome outcome = batch(folder, "7\té tittle:x\n{\"limit\":1}\noil\n");
  CHECK(outcome.status == 2);
  CHECK(outcome.err.empty());
  const auto answers = lines(outcome.out);
  REQUIRE(answers.size() == 4);
  const auto error = json::parse(answers[0]).as_object();
  CHECK(error.at("type") == "error");
  CHECK(error.at("schema") == 1);
  CHECK(error.at("request") == "7");
  CHECK_THAT(std::string(error.at("message").as_string()), ContainsSubstring("tittle"));
  CHECK(error.at("hint") == "did you mean title?");
  CHECK(error.at("begin") == 2);
  CHECK(error.at("end") == 8);
  CHECK(json::parse(answers[1]).as_object().at("begin").is_null());
  CHECK(json::parse(answers[2]).as_object().at("id") == "oil.txt");
}

TEST_CASE("each request is answered before the next is read, from the newest commit", "[cli][batch]") {
  const Indexed folder;
  Conversation conversation(folder.database());
  CHECK(conversation.ask("oil").size() == 2);
  CHECK(conversation.ask("ferry").size() == 1);
  folder.write("ferry.txt", "Ferry late\n\nIt came at noon.\n");
  folder.index();
  CHECK(conversation.ask("ferry").size() == 2);
  CHECK(conversation.end() == 0);
}

TEST_CASE("a batch for people shows whose answers these are", "[cli][batch]") {
  const Indexed folder;
  const Outcome outcome = batch(folder, "oil\nx\ttittle:y\ngas\n", {});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.out,
             ContainsSubstring("1: oil\n") && ContainsSubstring("Oil prices climb") && ContainsSubstring("3: gas\n"));
  CHECK_THAT(outcome.err, ContainsSubstring("news-search: x: no field \"tittle\""));
}

TEST_CASE("a batch as a run for trec_eval", "[cli][batch]") {
  const Indexed folder;
  const Outcome outcome = batch(folder, "q1\toil\nq2\tgas\n", {"--format", "trec"});
  REQUIRE(lines(outcome.out).size() == 2);
  CHECK(lines(outcome.out)[0].starts_with("q1 Q0 oil.txt 1 "));
  CHECK(lines(outcome.out)[1].starts_with("q2 Q0 gas.txt 1 "));
}

TEST_CASE("a batch that cannot be read is trouble", "[cli][batch]") {
  const Indexed folder;
  CHECK(folder.search({"--batch", "/nowhere/at/all"}).status == 2);
  CHECK(folder.search({"--batch", folder.articles()}).status == 2);
  CHECK(folder.search({"--batch", "-", "oil"}).status == 2);
  CHECK(folder.search({"--batch", ""}).status == 2);
}

TEST_CASE("an id that two articles share finds both, one under another name", "[cli][batch]") {
  const NewsFolder folder;
  folder.write("a.jsonl", "{\"id\":\"7\",\"title\":\"Ferry late\"}\n{\"id\":\"7\",\"title\":\"Ferry later\"}\n");
  folder.index();
  folder.write("b.jsonl", "{\"id\":\"7\",\"title\":\"Ferry latest\"}\n");
  folder.index();
  CHECK(folder.search({"--count", "ferry"}).out == "3\n");
  for (const char* id : {"id:7", "id:7#2", "id:7#3"}) CHECK(folder.search({"--count", id}).out == "1\n");
  std::filesystem::rename(folder.articles() + "/b.jsonl", folder.articles() + "/c.jsonl");
  folder.index();
  CHECK(folder.search({"--count", "id:7#3"}).out == "1\n");
  folder.index({"--rebuild"});
  for (const char* id : {"id:7", "id:7#2", "id:7#3"}) CHECK(folder.search({"--count", id}).out == "1\n");
}
