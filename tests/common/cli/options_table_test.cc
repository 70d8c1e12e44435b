// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/options_table.h"

#include <array>
#include <string>
#include <vector>

#include "news/error.h"
#include "tests/support/catch.h"

namespace {

using Strings = std::vector<std::string>;

constexpr std::array options{
    news::Option{"database", 'd', news::folder_argument, "Index", "where it is"},
    news::Option{"limit", 'n', "N", "Index", "how many"},
    news::Option{"any", 'a', "", "Words", "any of them"},
    news::Option{"order", 0, "WHAT", "Words", "up or down"},
    news::Option{"hidden", 0, "", "Words", ""},
    news::Option{"loud", 'L', "", "Words", "so that all hear it", news::setting},
    news::Option{"no-rest", 0, "", "Words", "go on", news::setting},
    news::Option{"depth", 0, "N", "Words", "how deep", news::setting},
    news::Option{"scale", 0, news::optional_argument("SCALE", "auto"), "Words", "in what steps"},
};
constexpr news::Program program{
    .name = "news-try", .usage = "Usage: news-try\n", .options = options, .notes = "The end.\n"};

news::CommandLine parse(Strings arguments) {
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  return parse_command_line(program, pointers);
}

/// "what|hint" of the error that `action` throws.
template <class Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const news::Error& error) {
    return std::string(error.what()) + "|" + error.hint();
  }
  return "no error";
}

std::string parse_error(const Strings& arguments) {
  return error_of([&] { parse(arguments); });
}

}  // namespace

TEST_CASE("options may stand before, between and after operands", "[options]") {
  const auto line = parse({"oil", "-a", "gas", "--limit", "5", "coal"});
  CHECK(line.operands() == Strings{"oil", "gas", "coal"});
  CHECK(line.has("any"));
  CHECK(line.value("limit") == "5");
  CHECK_FALSE(line.has("database"));
  CHECK_FALSE(line.value("database").has_value());
}

TEST_CASE("after -- everything is an operand", "[options]") {
  const auto line = parse({"-a", "--", "-a", "--limit", "--"});
  CHECK(line.operands() == Strings{"-a", "--limit", "--"});
  CHECK(line.count("any") == 1);
}

TEST_CASE("a single dash and empty text are operands", "[options]") {
  CHECK(parse({"-", ""}).operands() == Strings{"-", ""});
}

TEST_CASE("a value is glued to its letter, in the next argument, or after =", "[options]") {
  CHECK(parse({"-n5"}).value("limit") == "5");
  CHECK(parse({"-n", "5"}).value("limit") == "5");
  CHECK(parse({"--limit=5"}).value("limit") == "5");
  CHECK(parse({"-an5"}).value("limit") == "5");
}

TEST_CASE("a value that may be left out follows = only", "[options]") {
  const auto line = parse({"--scale", "year"});
  CHECK(line.value("scale") == "auto");
  CHECK(line.operands() == Strings{"year"});
  CHECK(parse({"--scale=year"}).value("scale") == "year");
  CHECK(parse_error({"--scale="}) == "--scale wants a value|see news-try --help");
}

TEST_CASE("a repeated option keeps all its values in order, and the last one counts", "[options]") {
  const auto line = parse({"-d", "a", "--database=b"});
  CHECK(line.values("database") == Strings{"a", "b"});
  CHECK(line.value("database") == "b");
}

TEST_CASE("an unknown option is refused with the nearest one", "[options]") {
  CHECK(parse_error({"--limti", "5"}) == "unknown option --limti; did you mean --limit?|see news-try --help");
  CHECK(parse_error({"--databse=x"}) == "unknown option --databse; did you mean --database?|see news-try --help");
  CHECK(parse_error({"--frobnicate"}) == "unknown option --frobnicate|see news-try --help");
}

TEST_CASE("a shortened long option is never guessed at, only suggested", "[options]") {
  CHECK(parse_error({"--lim", "5"}) == "unknown option --lim; did you mean --limit?|see news-try --help");
}

TEST_CASE("an unknown letter is refused, and the hint says where such words go", "[options]") {
  CHECK(parse_error({"-opec"}) ==
        "unknown option -opec|what begins with - and is no option goes after --; see news-try --help");
}

TEST_CASE("a missing value and a value too many are refused", "[options]") {
  CHECK(parse_error({"--limit"}) == "--limit wants a value|see news-try --help");
  CHECK(parse_error({"-n"}) == "--limit wants a value|see news-try --help");
  CHECK(parse_error({"--limit="}) == "--limit wants a value|see news-try --help");
  CHECK(parse_error({"--any=1"}) == "--any takes no value|see news-try --help");
}

TEST_CASE("a number is whole, within its bounds, and has a default", "[options]") {
  CHECK(parse({}).number("limit", 1, 100, 10) == 10);
  CHECK(parse({"-n1"}).number("limit", 1, 100, 10) == 1);
  CHECK(parse({"-n100"}).number("limit", 1, 100, 10) == 100);
  for (const std::string bad : {"x", "5x", "1.5", "0", "101", "-5", "+5", " 5", "99999999999999999999999"}) {
    CAPTURE(bad);
    CHECK(error_of([&] { parse({"--limit=" + bad}).number("limit", 1, 100, 10); }) ==
          "--limit wants a whole number from 1 to 100, not \"" + bad + "\"|");
  }
}

TEST_CASE("a choice is one of its names, the first by default", "[options]") {
  enum class Order { up, down, around };
  constexpr std::array<std::string_view, 3> names{"up", "down", "around"};
  CHECK(parse({}).choice<Order>("order", names) == Order::up);
  CHECK(parse({"--order", "around"}).choice<Order>("order", names) == Order::around);
  CHECK(error_of([&] {
          parse({"--order", "side"}).choice<Order>("order", names);
        }) == "--order wants up, down or around, not \"side\"|");
}

TEST_CASE("a switch that a config file may set has one that takes it back", "[options]") {
  const auto line = parse({"--loud", "--no-loud", "--rest"});
  for (const char* name : {"loud", "no-rest"}) {
    CHECK_FALSE(line.has(name));
    CHECK(line.typed(name));
  }
  CHECK(line.operands().empty());
  CHECK(parse({"--no-loud", "-L"}).has("loud"));
  CHECK(parse({"--rest", "--no-rest"}).count("no-rest") == 1);
  CHECK_FALSE(parse({}).typed("loud"));
}

TEST_CASE("what goes on the command line only, or has a value, is not taken back", "[options]") {
  CHECK(parse_error({"--no-any"}) == "unknown option --no-any|see news-try --help");
  CHECK(parse_error({"--no-depth"}) == "unknown option --no-depth|see news-try --help");
  CHECK(parse_error({"--no-luod"}) == "unknown option --no-luod; did you mean --no-loud?|see news-try --help");
  CHECK(parse_error({"--no-loud=1"}) == "--no-loud takes no value|see news-try --help");
}
