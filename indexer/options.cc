// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "common/analysis/folding.h"
#include "common/cli/completion.h"
#include "common/cli/config_file.h"
#include "common/cli/default_database.h"
#include "common/cli/help.h"
#include "common/index/remote_index.h"
#include "common/nearest.h"
#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/reader_registry.h"

namespace news {
namespace {

constexpr std::string_view index = "Index";
constexpr std::string_view files = "Files";
constexpr std::string_view upkeep = "Upkeep";
constexpr std::string_view output = "Output";
constexpr std::string_view other = "Other";

enum class ProgressWhen { automatic, always, never };
constexpr std::array<std::string_view, 3> progress_names{"auto", "always", "never"};

constexpr std::array<std::string_view, 3> order_names{"auto", "day-first", "month-first"};

constexpr std::array table{
    Option{"database",
           'd',
           folder_argument,
           index,
           "the index; made when there is none",
           everyday | setting,
           {},
           "NEWS_DATABASE"},
    Option{"jobs", 'j', "N", index, "workers of a first build (default: the cores)", setting},
    Option{"language", 0, "TAG", index, "of all articles, as en (default: theirs, else guessed)", setting},
    Option{"allow-empty", 0, "", index, "drop the articles of a folder that is empty or gone", everyday},
    Option{"rebuild", 0, "", index, "build anew beside the old index, then swap", everyday},
    Option{"dry-run", 'n', "", index, "say what would be done, write nothing", everyday},
    Option{"watch", 0, "", index, "stay, and follow what changes", everyday},
    Option{"wait", 0, "", index, "wait when another indexer is at work on it", setting},
    Option{"include", 0, "GLOB", files, "only such files: *.txt, 2023/**; may repeat", everyday},
    Option{"exclude", 0, "GLOB", files, "not such files and folders: *.bak, drafts/", everyday},
    Option{"files-from", 0, file_argument, files, "files it lists, one a line; - is standard input"},
    Option{"null", '0', "", files, "a NUL behind each name of that list, not a line end"},
    Option{"format", 0, "NAME", files, "the reader of all files, as text (default: by content)"},
    Option{"formats", 0, "", files, "list the formats that are read, instead of indexing"},
    Option{"dates", 0, "ORDER", files, "03/04/2021 is day-first, month-first or auto", setting, order_names},
    Option{"map", 0, "KEY=FIELD", files, "what a key or column holds, as kop=title; may repeat"},
    Option{"filter", 0, "EXT=CMD", files, "its program prints such files: 'ps=ps2ascii %s'", setting | keyed},
    Option{"show-article", 0, "", files, "print articles as they are read, as JSON; no index"},
    Option{"keep-missing", 0, "", files, "keep the articles whose files are gone, this time"},
    Option{"status", 0, "", upkeep, "what is in the index, instead of indexing", everyday},
    Option{"forget", 0, folder_argument, upkeep, "drop a folder and its articles; may repeat"},
    Option{"verify", 0, "", upkeep, "look for damage, instead of indexing"},
    Option{"compact", 0, "", upkeep, "squeeze it, instead of indexing"},
    Option{"json", 0, "", output, "the report as JSON Lines on standard output"},
    Option{"progress", 0, "WHEN", output, "auto (default: on a terminal), always or never", setting, progress_names},
    Option{"log-file", 0, file_argument, output, "write the messages to a file too", setting},
    Option{"quiet", 'q', "", output, "errors only", everyday | setting},
    Option{"verbose", 'v', "", output, "every rejected file, every repair in an article", everyday | setting},
    Option{"strict", 0, "", other, "exit with 1 when anything was rejected", setting},
    Option{"config", 0, file_argument, other, "instead of ~/.config/news-search/config; '' for none"},
    Option{"help", 'h', "", other, "the everyday options; --help TOPIC: more"},
    Option{"version", 0, "", other, "show the version"},
};

constexpr std::string_view globs_text =
    "The globs of a folder are remembered until others are given for it;\n"
    "--include '*' takes everything again. Files they leave out are dropped from\n"
    "the index. Without a slash a glob is for names in any folder, with one for\n"
    "paths from the top: **/old/*.txt. Files that are named are taken as they are.\n";

constexpr std::array topics{
    Topic{"files", "which files, and how they are read", "Files", globs_text},
    Topic{"index", "which index, and how it is made", "Index", ""},
    Topic{"upkeep", "what is in an index, its health, its size", upkeep, ""},
    Topic{"output", "what is reported, and where", "Output", ""},
};

constexpr Program program{
    .name = "news-index",
    .usage =
        "Usage: news-index [OPTION...] PATH...\n"
        "Index the articles under each folder; run again, bring the index up to date.\n",
    .options = table,
    .notes =
        "Exit status: 0 the index is current, 1 --strict and something was rejected,\n"
        "2 trouble, 3 a folder is gone or empty and nothing was dropped, 4 another\n"
        "indexer is at work, 130 interrupted after a clean commit.\n",
    .topics = topics,
    .section = "index",
};

std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names{"auto"};
  for (const Format& format : formats()) names.push_back(format.name);
  return names;
}

/// A line a format.
std::string list_of_formats() {
  std::string list;
  for (const Format& format : formats()) list += fmt::format("{:<10}{}\n", format.name, format.what);
  return list;
}

Error no_field(const std::string& name) {
  const auto names = article_key_names();
  const std::string_view near = nearest(name, names);
  std::string all;
  for (const std::string_view one : names) all.append(all.empty() ? "the fields are " : ", ").append(one);
  return Error("--map: no field '" + name + "'", near.empty() ? all : "did you mean " + std::string(near) + "?");
}

/// --map KEY=FIELD.
KeyMap key_map_of(const CommandLine& line) {
  KeyMap map;
  for (const std::string& given : line.values("map")) {
    const std::size_t equals = given.rfind('=');
    if (equals == std::string::npos || plain_key(given.substr(0, equals)).empty())
      throw Error("--map wants KEY=FIELD, not '" + given + "'", "as in --map kop=title");
    const std::string field = given.substr(equals + 1);
    const auto key = article_key_named(field);
    if (!key) throw no_field(field);
    map.add(given.substr(0, equals), *key);
  }
  return map;
}

constexpr std::uint64_t most_jobs = 256;

Task task_of(const CommandLine& line) {
  constexpr std::array<std::pair<std::string_view, Task>, 4> tasks{
      {{"status", Task::status}, {"verify", Task::verify}, {"compact", Task::compact}, {"forget", Task::forget}}};
  Task task = Task::index;
  std::string_view name;
  for (const auto& [option, meaning] : tasks) {
    if (!line.has(option)) continue;
    const std::string given = "--" + std::string(option);
    if (!name.empty()) throw Error("--" + std::string(name) + " and " + given + " are asked one at a time");
    if (!line.operands().empty()) {
      throw Error(given + " takes no folder of articles", "-d names the index, as in news-index -d DIR " + given);
    }
    for (const std::string_view more : {"rebuild", "watch", "show-article"}) {
      if (line.has(more)) throw Error(fmt::format("{} and --{} are asked one at a time", given, more));
    }
    name = option;
    task = meaning;
  }
  return task;
}

void check_watch(const CommandLine& line) {
  if (!line.has("watch")) return;
  if (line.has("dry-run")) throw Error("--watch and --dry-run exclude each other");
  if (line.has("files-from")) {
    throw Error("--watch and --files-from exclude each other", "name folders, and choose files with --include");
  }
  if (line.operands().empty()) throw Error("no folder to watch", "name one, as in news-index --watch ~/articles");
}

void check_show_article(const CommandLine& line) {
  if (!line.has("show-article")) return;
  for (const std::string_view other_task : {"dry-run", "rebuild", "watch", "json"}) {
    if (line.has(other_task)) throw Error(fmt::format("--show-article and --{} exclude each other", other_task));
  }
}

/// Which index, and which files go into it.
void read_files(const CommandLine& line, IndexOptions& options) {
  options.task = task_of(line);
  options.forgotten = line.values("forget");
  options.plan.paths.assign(line.operands().begin(), line.operands().end());
  options.plan.rebuild = line.has("rebuild");
  options.plan.allow_empty = line.has("allow-empty");
  options.plan.keep_missing = line.has("keep-missing");
  options.plan.globs = {.include = line.values("include"), .exclude = line.values("exclude")};
  options.files_from = line.value("files-from").value_or("");
  options.files_separator = line.has("null") ? '\0' : '\n';
  if (line.has("files-from") && options.files_from.empty()) throw Error("--files-from wants a file, not an empty name");
  if (line.has("null") && !line.has("files-from")) throw Error("-0 is for the list of --files-from");
  if (options.plan.keep_missing && options.plan.rebuild) {
    throw Error("--keep-missing and --rebuild exclude each other", "a rebuild has only the files that are there");
  }
  if (options.task == Task::index && options.plan.paths.empty() && !options.plan.rebuild && !line.has("files-from")) {
    throw Error("no folder to index", "name one, as in news-index ~/articles; see news-index --help");
  }
  if (std::ranges::find(options.plan.paths, "") != options.plan.paths.end())
    throw Error("an empty path names no folder");
  options.plan.database = line.value("database") ? *line.value("database") : default_database();
  if (options.plan.database.empty()) throw Error("--database wants a folder, not an empty name");
  if (is_remote(options.plan.database.string()))
    throw Error("--database wants a folder: an index on another machine is searched only",
                "run news-index there, on its folder");
}

/// What is reported, and where.
void read_output(const CommandLine& line, IndexOptions& options) {
  options.strict = line.has("strict");
  options.json = line.has("json");
  options.log_file = line.value("log-file").value_or("");
  if (line.has("quiet")) options.verbosity = Verbosity::quiet;
  if (line.has("verbose")) options.verbosity = line.count("verbose") > 1 ? Verbosity::debug : Verbosity::verbose;
  const auto progress = line.choice<ProgressWhen>("progress", progress_names);
  const bool terminal = isatty(STDERR_FILENO) != 0;
  if (options.json && progress == ProgressWhen::always) {
    options.progress = Progress::Style::json;
    return;
  }
  if (progress == ProgressWhen::always || (progress == ProgressWhen::automatic && terminal && !line.has("quiet"))) {
    options.progress = terminal ? Progress::Style::line : Progress::Style::lines;
  }
}

}  // namespace

std::string index_completions(std::span<char* const> words) {
  Completion completion = complete(program, words);
  if (completion.kind == Completion::Kind::operand) completion.kind = Completion::Kind::files;
  return completion_lines(completion);
}

IndexOptions parse_index_options(std::span<char* const> arguments) {
  if (!arguments.empty() && arguments.front() == complete_switch) {
    return {.answer = index_completions(arguments.subspan(1))};
  }
  CommandLine line = parse_command_line(program, arguments);
  if (auto answer = help_or_version(program, line); !answer.empty()) return {.answer = std::move(answer)};
  if (line.has("formats")) return {.answer = list_of_formats()};
  add_config(program, line);
  IndexOptions options;
  read_files(line, options);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  options.write.jobs = static_cast<unsigned>(line.number("jobs", 1, most_jobs, cores));
  options.write.language = fold(line.value("language").value_or(""));
  if (const std::size_t format = line.place("format", format_names()); format != 0)
    options.write.read.format = format - 1;
  options.write.read.keys = key_map_of(line);
  for (const std::string& given : line.values("filter")) options.write.read.filters.add(given);
  if (const std::size_t order = line.place("dates", order_names); order != 0)
    options.write.read.dates = order == 1 ? DayMonthOrder::day_first : DayMonthOrder::month_first;
  options.dry_run = line.has("dry-run");
  options.show_article = line.has("show-article");
  check_show_article(line);
  options.watch = line.has("watch");
  check_watch(line);
  if (line.has("wait")) options.when_busy = WhenBusy::wait;
  read_output(line, options);
  return options;
}

}  // namespace news
