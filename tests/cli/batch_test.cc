// SPDX-License-Identifier: GPL-2.0-or-later
#include <boost/json.hpp>
#include <set>

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
  const Outcome outcome = batch(folder, "7\té tittle:x\n{\"offset\":1}\noil\n");
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

TEST_CASE("a request with a bad value names its key", "[cli][batch]") {
  const Indexed folder;
  const auto message_for = [&](const std::string& request) {
    const auto answers = lines(batch(folder, request).out);
    REQUIRE(answers.size() == 1);
    return std::string(json::parse(answers[0]).at("message").as_string());
  };
  CHECK(message_for(R"({"query":"oil","since":"yesterdy"})") == R"("since" yesterdy: this is not a date)");
  CHECK(message_for(R"({"query":"oil","language":["en","?"]})") == R"("language" has nothing to look for)");
  CHECK(message_for(R"({"query":"oil","recent":7,"sort":"newest"})") ==
        R"("recent" works only when sorting by relevance)");
  CHECK(message_for(R"({"query":"oil","count":true,"author":""})") == R"("author" has nothing to look for)");
  CHECK(message_for(R"({"show":"oil.txt","until":"?"})") == R"("until" ?: this is not a date)");
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

TEST_CASE("a batch as CSV has one line of names and the request in each line", "[cli][batch]") {
  const Indexed folder;
  const Outcome outcome = batch(folder, "q1\toil\nzeppelin\nq2\tgas\n", {"--format", "csv"});
  const auto table = lines(outcome.out);
  REQUIRE(table.size() == 3);
  CHECK(table[0].starts_with("request,rank,score,id,title,"));
  CHECK(table[1].starts_with("q1,1,"));
  CHECK(table[2].starts_with("q2,1,"));
}

TEST_CASE("a batch with a template can name the request", "[cli][batch]") {
  const Indexed folder;
  CHECK(batch(folder, "q1\toil\nq2\tgas\n", {"--template", "{request}:{id}\\n"}).out == "q1:oil.txt\nq2:gas.txt\n");
}

TEST_CASE("a request may ask for the number of articles, or for a whole one", "[cli][batch]") {
  const Indexed folder;
  const std::string requests =
      "{\"query\":\"prices OR heating\",\"count\":true}\n{\"show\":\"gas.txt\",\"query\":\"heating\",\"id\":\"a\"}\n"
      "{\"show\":\"coal.txt\"}\n";
  const auto answers = lines(batch(folder, requests).out);
  REQUIRE(answers.size() == 3);
  const auto count = json::parse(answers[0]).as_object();
  CHECK(count.at("type") == "summary");
  CHECK(count.at("matches") == 2);
  CHECK(count.at("exact") == true);
  CHECK(count.at("returned") == 0);
  const auto article = json::parse(answers[1]).as_object();
  CHECK(article.at("type") == "article");
  CHECK(article.at("request") == "a");
  CHECK(article.at("text") == "Heating costs less than a year ago.");
  CHECK(article.at("highlights").as_array().size() == 1);
  CHECK(json::parse(answers[2]).at("message") == "no article has the id coal.txt");
  CHECK_THAT(batch(folder, requests, {"-l"}).err, ContainsSubstring("answered in JSON only"));
}

TEST_CASE("a hit whose path is not UTF-8 has all its bytes, and nothing that is not documented", "[cli][batch]") {
  const NewsFolder folder;
  const std::string path = folder.write("caf\xe9.txt", "Coffee dearer\n\nBeans cost more.\n");
  folder.index();
  const auto hit = json::parse(lines(folder.search({"--json", "coffee"}).out).at(0)).as_object();
  const std::set<std::string> documented{
      "type",     "schema",      "rank",   "score",   "id",         "title",   "title_highlights",
      "date",     "date_source", "source", "authors", "section",    "tags",    "place",
      "language", "url",         "path",   "words",   "first_seen", "snippets"};
  for (const auto& [name, value] : hit) CHECK(documented.count(std::string(name)) == 1);
  CHECK(hit.size() == documented.size());
  const auto request = R"({"show":)" + json::serialize(hit.at("id")) + "}";
  CHECK_THAT(batch(folder, request).out, ContainsSubstring("Beans cost more."));
  CHECK(folder.search({"--template", "{path}", "coffee"}).out == path);
  CHECK(folder.search({"-l", "-0", "coffee"}).out == path + std::string(1, '\0'));
}

TEST_CASE("filters of a request replace those of the command line", "[cli][batch]") {
  const NewsFolder folder;
  folder.write("a.jsonl", R"({"id":"1","title":"Ferry late","source":"Harbour Post"}
{"id":"2","title":"Ferry later","source":"Evening Ledger"}
)");
  folder.index();
  const Outcome outcome = batch(folder, R"(ferry
{"query":"ferry","source":"Evening Ledger"}
{"source":[],"query":"ferry","sort":"newest","limit":1}
)",
                                {"--template", "{request} {id}\\n", "--source", "Harbour Post"});
  CHECK(lines(outcome.out).size() == 3);
  CHECK(outcome.out.starts_with("1 1\n2 2\n3 "));
}

TEST_CASE("several jobs give the same answers in the same order", "[cli][batch]") {
  const Indexed folder;
  std::string queries;
  for (int n = 0; n < 100; ++n) queries += n % 7 == 0 ? "tittle:x\n" : n % 3 == 0 ? "oil prices\n" : "gas\nzeppelin\n";
  for (const std::vector<std::string>& form : {std::vector<std::string>{}, {"--template", "{request} {id}\\n"}}) {
    auto parallel = form;
    parallel.insert(parallel.end(), {"--jobs", "3"});
    const Outcome one = batch(folder, queries, form);
    const Outcome three = batch(folder, queries, parallel);
    CHECK(one.status == 2);
    CHECK(three.status == 2);
    CHECK(three.out == one.out);
    CHECK(three.err == one.err);
    CHECK(lines(one.out).size() > 50);
  }
}

TEST_CASE("several jobs answer exclusions and filters alone", "[cli][batch]") {
  const Indexed folder;
  std::string queries;
  for (int n = 0; n < 1500; ++n) queries += "-word" + std::to_string(n) + "\nlang:en\n";
  const Outcome outcome = batch(folder, queries, {"--template", "{request} {id}\\n", "--jobs", "4"});
  CHECK(outcome.status == 0);
  CHECK(lines(outcome.out).size() == 6000);
}

TEST_CASE("several jobs end at once when the reader has gone or the disk is full", "[cli][batch]") {
  const Indexed folder;
  std::string queries;
  for (int n = 0; n < 500; ++n) queries += "oil prices\n";
  const auto file = folder.write("../queries", queries);
  const auto shell = [&](const std::string& end) {
    return news::test::run({"/bin/sh", "-c", R"("$0" -d "$1" --json -j 3 --batch "$2" )" + end,
                            news::test::news_search(), folder.database(), file});
  };
  CHECK(shell("| head -n 1").err.empty());
  CHECK(shell("> /dev/full").status == 2);
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

TEST_CASE("a batch reads its synonyms file again when that changes", "[cli][batch][synonyms]") {
  const Indexed folder;
  const std::string file = folder.write("../synonyms", "zeppelin, gas\n").string();
  const Conversation conversation(folder.database(), {"--synonyms", file});
  const auto hits = [&](const std::string& query) { return conversation.ask(query).size() - 1; };
  CHECK(hits("zeppelin") == 1);
  folder.write("../synonyms", "petroleum, oil\n");
  CHECK(hits("zeppelin") == 0);
  CHECK(hits("petroleum") == 1);
  folder.write("../synonyms", "petroleum\n");
  const std::string error = conversation.ask("petroleum").back();
  CHECK_THAT(error, ContainsSubstring("\"type\":\"error\""));
  CHECK_THAT(error, ContainsSubstring(":1: a word alone has no synonym"));
  folder.write("../synonyms", "petroleum, oil, gas\n");
  CHECK(hits("petroleum") == 2);
}
