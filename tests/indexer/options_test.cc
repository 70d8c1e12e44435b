// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/options.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/readers/reader_registry.h"
#include "news/error.h"
#include "tests/support/arguments.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace {

using news::test::Strings;

news::IndexOptions parse(const Strings& arguments) {
  return news::test::parse_arguments(news::parse_index_options, arguments);
}

std::string error_of(const Strings& arguments) {
  return news::test::argument_error(news::parse_index_options, arguments);
}

std::string hint_of(const Strings& arguments) {
  try {
    parse(arguments);
  } catch (const news::Error& error) {
    return error.hint();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a run without options brings the index up to date", "[options]") {
  const auto options = parse({"-d", "x", "articles", "more"});
  CHECK(options.answer.empty());
  CHECK(options.task == news::Task::index);
  CHECK(options.plan.database == "x");
  CHECK(options.plan.paths == std::vector<std::filesystem::path>{"articles", "more"});
  CHECK(options.write.jobs >= 1);
  CHECK(!options.write.read.format);
  CHECK(options.write.language.empty());
  CHECK(options.when_busy == news::WhenBusy::fail);
  CHECK(options.verbosity == news::Verbosity::normal);
  CHECK(!(options.plan.rebuild || options.plan.allow_empty || options.plan.keep_missing || options.dry_run ||
          options.watch || options.strict || options.json));
}

TEST_CASE("the order of day and month is as the user says, else as articles show", "[options]") {
  CHECK(parse({"--dates", "month-first", "a"}).write.read.dates == news::DayMonthOrder::month_first);
  CHECK(parse({"--dates", "day-first", "a"}).write.read.dates == news::DayMonthOrder::day_first);
  CHECK_FALSE(parse({"--dates", "auto", "a"}).write.read.dates);
  CHECK_FALSE(parse({"a"}).write.read.dates);
  CHECK_THROWS_AS(parse({"--dates", "american", "a"}), news::Error);
}

TEST_CASE("what keys of data mean is KEY=FIELD, with a field that there is", "[options]") {
  const auto keys = parse({"--map", "Kop Tekst=title", "--map", "a=b=author", "--map", "x=none", "a"}).write.read.keys;
  CHECK(keys.find("koptekst") == news::ArticleKey::title);
  CHECK(keys.find("a=b") == news::ArticleKey::authors);
  CHECK(keys.find("x") == news::ArticleKey::ignored);
  CHECK(!keys.find("title"));
  CHECK(error_of({"--map", "kop=titel", "a"}) == "--map: no field 'titel'");
  CHECK(hint_of({"--map", "kop=titel", "a"}) == "did you mean title?");
  CHECK_THAT(hint_of({"--map", "kop=koptekst", "a"}), Catch::Matchers::StartsWith("the fields are title, subtitle"));
  CHECK(error_of({"--map", "kop", "a"}) == "--map wants KEY=FIELD, not 'kop'");
  CHECK(error_of({"--map", "=title", "a"}) == "--map wants KEY=FIELD, not '=title'");
}

TEST_CASE("every option of a run reaches its place", "[options]") {
  const auto options =
      parse({"-d",     "x",         "-j3",      "--language", "pt-BR",   "--allow-empty", "--rebuild",  "-n",
             "--wait", "--include", "*.txt",    "--include",  "*.jsonl", "--exclude",     "drafts/",    "--files-from",
             "-",      "-0",        "--format", "text",       "--json",  "--strict",      "--log-file", "log",
             "a"});
  CHECK(options.write.jobs == 3);
  CHECK(options.write.language == "pt-br");
  CHECK((options.plan.allow_empty && options.plan.rebuild && options.dry_run && options.json && options.strict));
  CHECK(options.when_busy == news::WhenBusy::wait);
  CHECK(options.plan.globs.include == Strings{"*.txt", "*.jsonl"});
  CHECK(options.plan.globs.exclude == Strings{"drafts/"});
  CHECK(options.files_from == "-");
  CHECK(options.files_separator == '\0');
  REQUIRE(options.write.read.format);
  CHECK(news::formats()[*options.write.read.format].name == "text");
  CHECK(options.log_file == "log");
  CHECK(parse({"-d", "x", "--keep-missing", "a"}).plan.keep_missing);
  CHECK(parse({"-d", "x", "--watch", "a"}).watch);
  CHECK(!parse({"-d", "x", "--format", "auto", "a"}).write.read.format);
  CHECK(parse({"-d", "x", "--files-from", "list"}).files_separator == '\n');
}

TEST_CASE("quiet runs report less, verbose ones more, and twice verbose ones all", "[options]") {
  CHECK(parse({"-d", "x", "-q", "a"}).verbosity == news::Verbosity::quiet);
  CHECK(parse({"-d", "x", "-v", "a"}).verbosity == news::Verbosity::verbose);
  CHECK(parse({"-d", "x", "-vv", "a"}).verbosity == news::Verbosity::debug);
  CHECK(parse({"-d", "x", "--progress", "never", "a"}).progress == news::Progress::Style::none);
  CHECK(parse({"-d", "x", "--progress", "always", "a"}).progress != news::Progress::Style::none);
}

TEST_CASE("the formats are listed a line each, whatever else is asked", "[options]") {
  const std::string answer = parse({"--formats"}).answer;
  CHECK(std::ranges::count(answer, '\n') == static_cast<std::ptrdiff_t>(news::formats().size()));
  CHECK(answer.find("\nfeed      feeds (RSS, RDF, Atom)") != std::string::npos);
}

TEST_CASE("a look at the index needs no folder and takes none", "[options]") {
  CHECK(parse({"-d", "x", "--status"}).task == news::Task::status);
  CHECK(parse({"-d", "x", "--verify"}).task == news::Task::verify);
  CHECK(parse({"-d", "x", "--forget", "a", "--forget", "b"}).forgotten == std::vector<std::string>{"a", "b"});
  CHECK(parse({"-d", "x", "--compact"}).task == news::Task::compact);
  CHECK(error_of({"-d", "x", "--status", "a"}) == "--status takes no folder of articles");
  CHECK(error_of({"-d", "x", "--status", "--verify"}) == "--status and --verify are asked one at a time");
  CHECK(error_of({"-d", "x", "--compact", "--rebuild"}) == "--compact and --rebuild are asked one at a time");
  CHECK(error_of({"-d", "x", "--verify", "--watch"}) == "--verify and --watch are asked one at a time");
}

TEST_CASE("a rebuild and a list of files need no folder, all else does", "[options]") {
  CHECK(error_of({"-d", "x"}) == "no folder to index");
  CHECK(error_of({"-d", "x", "--dry-run"}) == "no folder to index");
  CHECK(error_of({"-d", "x", "--rebuild"}) == "no error");
  CHECK(error_of({"-d", "x", "--files-from", "list"}) == "no error");
  CHECK(error_of({"-d", "x", "a", ""}) == "an empty path names no folder");
  CHECK(error_of({"-d", "", "a"}) == "--database wants a folder, not an empty name");
}

TEST_CASE("options that exclude each other are refused", "[options]") {
  CHECK(error_of({"-d", "x", "--keep-missing", "--rebuild", "a"}) == "--keep-missing and --rebuild exclude each other");
  CHECK(error_of({"-d", "x", "--watch", "--dry-run", "a"}) == "--watch and --dry-run exclude each other");
  CHECK(error_of({"-d", "x", "--watch", "--files-from", "l", "a"}) == "--watch and --files-from exclude each other");
  CHECK(error_of({"-d", "x", "--watch", "--rebuild"}) == "no folder to watch");
  CHECK(error_of({"-d", "x", "-0", "a"}) == "-0 is for the list of --files-from");
  CHECK(error_of({"-d", "x", "--files-from", "", "a"}) == "--files-from wants a file, not an empty name");
}

TEST_CASE("numbers and choices out of their bounds are refused", "[options]") {
  CHECK(parse({"-d", "x", "-j256", "a"}).write.jobs == 256);
  for (const char* jobs : {"-j0", "-j257", "-j-1", "-jx", "-j99999999999999999999"}) {
    INFO(jobs);
    CHECK(error_of({"-d", "x", jobs, "a"}).starts_with("--jobs wants a whole number from 1 to 256"));
  }
  CHECK(error_of({"-d", "x", "--format", "doc", "a"}) ==
        "--format wants auto, rtf, pdf, office, epub, warc, wire, mhtml, feed, nitf, newsml, mbox, mail, sgml, "
        "subtitles, markdown, jsonl, json, html, export, csv or text, not \"doc\"");
  CHECK(error_of({"-d", "x", "--progress", "some", "a"}) == "--progress wants auto, always or never, not \"some\"");
  CHECK(error_of({"-d", "x", "--alow-empty", "a"}) == "unknown option --alow-empty; did you mean --allow-empty?");
}

TEST_CASE("the command line goes before the config file", "[options]") {
  const news::test::TempDir dir;
  const std::string file = dir.write("config", "[index]\njobs = 2\nstrict = true\nlanguage = de\n").string();
  const auto options = parse({"--config", file, "-d", "x", "--language", "fr", "a"});
  CHECK(options.write.jobs == 2);
  CHECK(options.strict);
  CHECK(options.write.language == "fr");
  CHECK(!parse({"--config", file, "-d", "x", "--no-strict", "a"}).strict);
  const std::string wrong = dir.write("wrong", "[index]\nrebuild = true\n").string();
  CHECK(error_of({"--config", wrong, "-d", "x", "a"}).find("wrong:2") != std::string::npos);
}

TEST_CASE("help and version are answers that need no folder", "[options]") {
  CHECK(parse({"--help"}).answer.find("Usage: news-index [OPTION...] PATH...") == 0);
  CHECK(parse({"--version"}).answer.find("news-index") == 0);
}

TEST_CASE("an index on another machine is not made here as a folder of that name", "[options]") {
  for (const char* where : {"tcp://news1:7700", "ssh://news1/srv/news.db"}) {
    CHECK(error_of({"-d", where, "articles"}) ==
          "--database wants a folder: an index on another machine is searched only");
    CHECK(hint_of({"-d", where, "articles"}) == "run news-index there, on its folder");
  }
}
