// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/help.h"

#include <array>
#include <string>

#include "news/error.h"
#include "tests/support/catch.h"

namespace {

using Catch::Matchers::ContainsSubstring;
using Strings = std::vector<std::string>;

constexpr std::array options{
    news::Option{"database", 'd', news::folder_argument, "Index", "where it is", news::everyday | news::setting},
    news::Option{"limit", 'n', "N", "Index", "how many", news::setting},
    news::Option{"any-of", 'a', "", "Words", "any of them", news::everyday},
    news::Option{"order", 0, "WHAT", "Words", "up or down"},
    news::Option{"hidden", 0, "", "Words", ""},
    news::Option{"help", 'h', "", "Other", "help"},
    news::Option{"version", 0, "", "Other", "version"},
};
constexpr std::array topics{
    news::Topic{"where", "where to look", "Index", "The first place.\n"},
    news::Topic{"language", "how to ask", "", "Use words.\n"},
};
constexpr news::Program program{
    .name = "news-try", .usage = "Usage: news-try\n", .options = options, .notes = "The end.\n", .topics = topics};

std::string answer(Strings arguments) {
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  return news::help_or_version(program, news::parse_command_line(program, pointers));
}

}  // namespace

TEST_CASE("the help shows the everyday options and lists its topics", "[help]") {
  CHECK(help_text(program) ==
        "Usage: news-try\n"
        "\n"
        "  -d, --database DIR  where it is\n"
        "  -a, --any-of        any of them\n"
        "\n"
        "More by news-try --help TOPIC:\n"
        "  where     where to look\n"
        "  language  how to ask\n"
        "  config    notices, the config file\n"
        "  all       every option\n"
        "The end.\n");
}

TEST_CASE("the help on all shows the whole table in its groups", "[help]") {
  CHECK(help_text(program, "all") ==
        "Usage: news-try\n"
        "Index:\n"
        "  -d, --database DIR  where it is\n"
        "  -n, --limit N       how many\n"
        "Words:\n"
        "  -a, --any-of        any of them\n"
        "      --order WHAT    up or down\n"
        "Other:\n"
        "  -h, --help          help\n"
        "      --version       version\n"
        "The end.\n");
}

TEST_CASE("a topic shows the options of its groups, then its text", "[help]") {
  CHECK(help_text(program, "where") ==
        "  -d, --database DIR  where it is\n"
        "  -n, --limit N       how many\n"
        "\n"
        "The first place.\n");
  CHECK(help_text(program, "language") == "Use words.\n");
}

TEST_CASE("the help on the config file names the keys that it may have", "[help]") {
  CHECK_THAT(help_text(program, "config"), ContainsSubstring("Keys for news-try: database limit\n"));
}

TEST_CASE("the topic of the help is the word that follows", "[help]") {
  CHECK(answer({"--help", "where"}) == help_text(program, "where"));
  CHECK(answer({"-h"}) == help_text(program));
  CHECK(answer({"where"}).empty());
}

TEST_CASE("help on what there is no help on names the topics", "[help]") {
  try {
    help_text(program, "wheer");
    FAIL("no error");
  } catch (const news::Error& error) {
    CHECK(std::string(error.what()) == "no help on \"wheer\"");
    CHECK(error.hint() == "there is help on where, language, config, all");
  }
}

TEST_CASE("the options of a man page escape what man would take as its own", "[help]") {
  CHECK_THAT(help_text(program, "man-options"), ContainsSubstring(".SS Words\n"
                                                                  ".TP\n"
                                                                  "\\fB\\-a\\fR, \\fB\\-\\-any\\-of\\fR\n"
                                                                  "any of them.\n"
                                                                  ".TP\n"
                                                                  "\\fB\\-\\-order\\fR \\fIWHAT\\fR\n"));
}

TEST_CASE("the version names the program", "[help]") { CHECK(answer({"--version"}).starts_with("news-try ")); }
