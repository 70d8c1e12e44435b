// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/config_file.h"

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "news/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace {

using Strings = std::vector<std::string>;

constexpr std::array<std::string_view, 2> orders{"up", "down"};
constexpr std::array options{
    news::Option{
        "database", 'd', news::folder_argument, "All", "where", news::setting, {}, "NEWS_TRY_DATABASE NEWS_TRY_OTHER"},
    news::Option{"limit", 'n', "N", "All", "how many", news::setting},
    news::Option{"any", 'a', "", "All", "any of them", news::setting},
    news::Option{"order", 0, "ORDER", "All", "which way", news::setting, orders},
    news::Option{"list", 0, news::file_argument, "All", "a list", news::setting | news::beside},
    news::Option{"filter", 0, "EXT=COMMAND", "All", "a filter", news::setting | news::keyed},
    news::Option{"config", 0, news::file_argument, "All", "the file"},
    news::Option{"version", 0, "", "All", "version"},
};
constexpr news::Program program{.name = "news-try", .usage = "", .options = options, .notes = "", .section = "search"};

/// "key=value" of all that the text sets.
Strings parse(std::string_view text) {
  Strings settings;
  for (const auto& [name, value, origin] : news::parse_config(text, "f", program))
    settings.push_back(name + "=" + value);
  return settings;
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

std::string refusal(std::string_view text) {
  return error_of([&] { parse(text); });
}

news::CommandLine line_with(Strings arguments) {
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  news::CommandLine line = news::parse_command_line(program, pointers);
  add_config(program, line);
  return line;
}

/// An environment variable, gone with the object.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

}  // namespace

TEST_CASE("a path that is marked so begins at the folder of the config file", "[config]") {
  const auto setting = [](std::string_view text) {
    return news::parse_config(text, "/etc/news/config", program).front().value;
  };
  CHECK(setting("list = names.txt") == "/etc/news/names.txt");
  CHECK(setting("list = /names.txt") == "/names.txt");
  CHECK(setting("database = names") == "names");
  CHECK(parse("list = names.txt") == Strings{"list=names.txt"});
}

TEST_CASE("a config file sets what is above all sections and in the program's own", "[config]") {
  CHECK(parse("limit = 5\n[search]\norder=up\n[index]\njobs = 2\nlimit = 9\n[search]\nlimit=7\n") ==
        Strings{"limit=5", "order=up", "limit=7"});
  CHECK(parse("").empty());
}

TEST_CASE("blanks, empty lines, comments and line ends of Windows do not matter", "[config]") {
  CHECK(parse("# mine\r\n\r\n  limit   =  5  # a page\r\n [ search ] \r\norder=up") == Strings{"limit=5", "order=up"});
}

TEST_CASE("a value may hold blanks and an equals sign", "[config]") {
  CHECK(parse("database = /my news/a=b") == Strings{"database=/my news/a=b"});
}

TEST_CASE("a switch takes true or false", "[config]") {
  CHECK(parse("any = true") == Strings{"any="});
  CHECK(parse("any = false").empty());
  CHECK(refusal("any = 1") == "f:1: any wants true or false, not \"1\"|");
}

TEST_CASE("a folder may begin with ~/", "[config]") {
  const Variable home("HOME", "/home/me");
  CHECK(parse("database = ~/news") == Strings{"database=/home/me/news"});
  CHECK(parse("order = ~/news") == Strings{"order=~/news"});
}

TEST_CASE("what a config file cannot say is refused with its line and what is nearest", "[config]") {
  CHECK(refusal("\nlimti = 5") == "f:2: no key \"limti\"|did you mean limit?");
  CHECK(refusal("colour = 5") == "f:1: no key \"colour\"|see news-try --help config");
  CHECK(refusal("[serach]") == "f:1: no section \"serach\"|did you mean search?");
  CHECK(refusal("[]") == "f:1: no section \"\"|see news-try --help config");
  CHECK(refusal("version = true") == "f:1: version goes on the command line only|see news-try --help config");
  CHECK(refusal("limit") == "f:1: neither [section] nor key = value|see news-try --help config");
  CHECK(refusal("limit =") == "f:1: limit has no value|see news-try --help config");
  CHECK(refusal("= 5") == "f:1: no key \"\"|see news-try --help config");
  CHECK(refusal("[") == "f:1: neither [section] nor key = value|see news-try --help config");
}

TEST_CASE("a key of a setting that has several is written with a dot", "[config]") {
  CHECK(parse("filter.ps = ps2ascii %s\nfilter.doc=antiword -w 0 %s") ==
        Strings{"filter=ps=ps2ascii %s", "filter=doc=antiword -w 0 %s"});
  CHECK(refusal("filter.ps =") == "f:1: filter.ps has no value|see news-try --help config");
  CHECK(refusal("limit.ps = 3") == "f:1: no key \"limit.ps\"|see news-try --help config");
  CHECK(refusal("filtre.ps = cat") == "f:1: no key \"filtre\"|did you mean filter?");
}

TEST_CASE("the keys of the other program are not looked at", "[config]") {
  CHECK(parse("[index]\nwhatever = 5\n").empty());
}

TEST_CASE("a bad value is reported with its file and line", "[config]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("config", "limit = many\norder = side\n");
  const auto line = line_with({"--config", file});
  CHECK(error_of([&] { line.number("limit", 1, 9, 5); }) ==
        file + ":1: limit wants a whole number from 1 to 9, not \"many\"|");
  CHECK(error_of([&] { line.choice<int>("order", orders); }) == file + ":2: order wants up or down, not \"side\"|");
}

TEST_CASE("the command line replaces the file's values, and a repeated key adds to its own", "[config]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("config", "database = a\ndatabase = b\nlimit = 3\n");
  CHECK(line_with({"--config", file}).values("database") == Strings{"a", "b"});
  const auto line = line_with({"--config", file, "-d", "c"});
  CHECK(line.values("database") == Strings{"c"});
  CHECK(line.value("limit") == "3");
  CHECK_FALSE(line.typed("limit"));
  CHECK(line.typed("database"));
}

TEST_CASE("an environment variable that is not empty goes before the file", "[config]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("config", "database = a\n");
  const Variable empty("NEWS_TRY_DATABASE", "");
  CHECK(line_with({"--config", file}).has("database"));
  const Variable full("NEWS_TRY_OTHER", "x");
  CHECK_FALSE(line_with({"--config", file}).has("database"));
}

TEST_CASE("the config file is in XDG_CONFIG_HOME, else in .config at home, and need not be there", "[config]") {
  const news::test::TempDir dir;
  dir.write("xdg/news-search/config", "limit = 1");
  dir.write("home/.config/news-search/config", "limit = 2");
  const Variable home("HOME", dir.path() / "home");
  {
    const Variable config("XDG_CONFIG_HOME", dir.path() / "xdg");
    CHECK(line_with({}).value("limit") == "1");
    CHECK_FALSE(line_with({"--config", ""}).has("limit"));
  }
  CHECK(line_with({}).value("limit") == "2");
  {
    const Variable relative("XDG_CONFIG_HOME", "xdg");
    CHECK(line_with({}).value("limit") == "2");
  }
  const Variable nowhere("HOME", dir.path() / "nowhere");
  CHECK_FALSE(line_with({}).has("limit"));
}

TEST_CASE("a config file that is named must be there and be a file of bounded size", "[config]") {
  const news::test::TempDir dir;
  const auto error = [&](const std::string& file) { return error_of([&] { line_with({"--config", file}); }); };
  const std::string missing = dir.path() / "none";
  CHECK(error(missing) ==
        "cannot read the config file " + missing + ": No such file or directory|--config '' does without");
  CHECK(error(dir.path()) ==
        "cannot read the config file " + dir.path().string() + ": Is a directory|--config '' does without");
  const std::string full = dir.write("full", std::string(65'535, '#') + "\n");
  CHECK(error(full) == "no error");
  const std::string long_file = dir.write("long", std::string(65'537, '#'));
  CHECK(error(long_file) == long_file + " is too long for a config file|it may have 64 KiB");
  CHECK(error("/dev/zero") == "/dev/zero is too long for a config file|it may have 64 KiB");
  CHECK(error("/dev/null") == "no error");
}
