// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/completion.h"

#include <array>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace {

using Strings = std::vector<std::string>;
using Kind = news::Completion::Kind;

constexpr std::array<std::string_view, 3> orders{"relevance", "newest", "nearest"};
constexpr std::array options{
    news::Option{"database", 'd', news::folder_argument, "All", "where"},
    news::Option{"order", 's', "ORDER", "All", "which way", 0, orders},
    news::Option{"output", 0, news::file_argument, "All", "to where"},
    news::Option{"source", 0, "NAME", "All", "whose"},
    news::Option{"quiet", 'q', "", "All", "nothing"},
    news::Option{"hidden", 0, "", "All", ""},
    news::Option{"help", 'h', "", "All", "this"},
};
constexpr std::array topics{news::Topic{"query", "how to ask", "", ""}};
constexpr news::Program program{
    .name = "news-try", .usage = "", .options = options, .notes = "", .topics = topics, .section = "search"};

news::Completion complete(Strings words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  return news::complete(program, pointers);
}

Strings candidates(const Strings& words) {
  Strings texts;
  for (const auto& candidate : complete(words).candidates) texts.push_back(candidate.text);
  return texts;
}

}  // namespace

TEST_CASE("a dash is completed to the options that the help shows", "[completion]") {
  CHECK(candidates({"oil", "--o"}) == Strings{"--order", "--output"});
  CHECK(candidates({"-"}).size() == 6);
  CHECK(candidates({"--hid"}).empty());
}

TEST_CASE("what an option may be is offered after it", "[completion]") {
  CHECK(candidates({"--order", "ne"}) == Strings{"newest", "nearest"});
  CHECK(candidates({"-s", ""}) == Strings{"relevance", "newest", "nearest"});
  CHECK(candidates({"-qs", "r"}) == Strings{"relevance"});
  CHECK(complete({"--order", "ne"}).lead.empty());
  CHECK(complete({"--order=ne"}).lead == "--order=");
  CHECK(candidates({"--order=ne"}) == Strings{"newest", "nearest"});
}

TEST_CASE("files and folders are left to the shell, unknown values to the program", "[completion]") {
  CHECK(complete({"--output", ""}).kind == Kind::files);
  CHECK(complete({"--output=x"}).kind == Kind::files);
  CHECK(complete({"-d", ""}).kind == Kind::folders);
  const auto source = complete({"--source", "Ha"});
  CHECK(source.kind == Kind::value);
  CHECK(source.start == "Ha");
  CHECK(source.option->name == "source");
}

TEST_CASE("a letter with its value glued waits for no further one", "[completion]") {
  CHECK(complete({"-sd", ""}).kind == Kind::operand);
  CHECK(complete({"--order=newest", ""}).kind == Kind::operand);
  CHECK(complete({"-d", "-s", ""}).kind == Kind::operand);
}

TEST_CASE("after -- there are no options", "[completion]") {
  CHECK(complete({"--", "-"}).kind == Kind::operand);
  CHECK(complete({"--", "--order", ""}).kind == Kind::operand);
}

TEST_CASE("after --help come its topics", "[completion]") {
  CHECK(candidates({"--help", ""}) == Strings{"query", "config", "all"});
  CHECK(candidates({"-h", "q"}) == Strings{"query"});
}

TEST_CASE("the options before the word are known, as far as they can be read", "[completion]") {
  CHECK(complete({"-d", "here", "--source", ""}).line.value("database") == "here");
  CHECK(complete({"--source", ""}).kind == Kind::value);
  CHECK_FALSE(complete({"--nonsense", "-d", "here", ""}).line.has("database"));
  CHECK(complete({}).candidates.empty());
}

TEST_CASE("the lines for the shell carry the kind, and each candidate with what it is about", "[completion]") {
  CHECK(completion_lines(complete({"--q"})) == "words\n--quiet\tnothing\n");
  CHECK(completion_lines(complete({"--order=ne"})) == "words\n--order=newest\n--order=nearest\n");
  CHECK(completion_lines(complete({"--output", ""})) == "files\n");
  CHECK(completion_lines(complete({"-d", ""})) == "folders\n");
  CHECK(completion_lines(news::Completion{.candidates = {{"two\nlines"}, {"\x1b[31m"}, {"one"}}}) == "words\none\n");
}
