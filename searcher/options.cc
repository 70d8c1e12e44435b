// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/options.h"

#include <array>

#include "common/cli/default_database.h"
#include "common/cli/options_table.h"
#include "common/text.h"

namespace news {
namespace {

constexpr std::string_view searching = "Search";
constexpr std::string_view page = "Page";
constexpr std::string_view output = "Output";
constexpr std::string_view other = "Other";

constexpr std::array table{
    Option{"database", 'd', "DIR", searching, "the index; may repeat: all are searched as one"},
    Option{"any", 0, "", searching, "articles with any of the words, not all of them"},
    Option{"literal", 0, "", searching, "the query is plain words without operators"},
    Option{"sort", 's', "ORDER", searching, "relevance (default), newest or oldest"},
    Option{"limit", 'n', "N", page, "articles at most (10)"},
    Option{"offset", 0, "N", page, "leave out the first N"},
    Option{"snippets", 0, "N", page, "passages of each article at most (2)"},
    Option{"format", 0, "FORMAT", output, "text (default), jsonl or paths"},
    Option{"json", 0, "", output, "the same as --format jsonl"},
    Option{"paths", 'l', "", output, "the same as --format paths"},
    Option{"null", '0', "", output, "a NUL after each path, not a newline"},
    Option{"count", 0, "", output, "the number of articles found, nothing else"},
    Option{"color", 0, "WHEN", output, "auto (default), always or never"},
    Option{"quiet", 'q', "", other, "no notices"},
    Option{"verbose", 'v', "", other, "say how the query was understood"},
    Option{"help", 'h', "", other, "show this"},
    Option{"version", 0, "", other, "show the version"},
};

constexpr Program program{
    .name = "news-search",
    .usage = "Usage: news-search [OPTION...] QUERY...\n",
    .options = table,
    .notes = "Exit status: 0 found, 1 nothing found, 2 trouble.\n",
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

constexpr std::array<std::string_view, 3> sort_names{"relevance", "newest", "oldest"};
constexpr std::array<std::string_view, 3> color_names{"auto", "always", "never"};

Format format_of(const CommandLine& line) {
  const auto named = line.choice<Format>("format", format_names);
  const Format format = line.has("json") ? Format::jsonl : line.has("paths") ? Format::paths : named;
  if (line.has("format") + line.has("json") + line.has("paths") > 1)
    throw Error("--format, --json and --paths exclude each other", "choose one of them");
  if (line.has("null") && format != Format::paths) throw Error("--null goes with --paths only", "add --paths");
  return format;
}

Request request_of(const CommandLine& line) {
  Request request{.query = joined(line.operands())};
  if (text::trim(request.query).empty())
    throw Error("no query", "say what to look for, as in news-search oil prices; see news-search --help");
  request.limit = line.number("limit", 1, 10'000, request.limit);
  request.offset = line.number("offset", 0, 1'000'000'000, request.offset);
  request.snippets = line.number("snippets", 0, 100, request.snippets);
  request.sort = line.choice<Sort>("sort", sort_names);
  request.any = line.has("any");
  request.literal = line.has("literal");
  return request;
}

}  // namespace

SearchOptions parse_search_options(std::span<char* const> arguments) {
  const CommandLine line = parse_command_line(program, arguments);
  if (line.has("help")) return {.answer = help_text(program)};
  if (line.has("version")) return {.answer = version_text(program)};
  SearchOptions options{
      .databases = line.values("database"),
      .request = request_of(line),
      .format = format_of(line),
      .color = line.choice<terminal::Color>("color", color_names),
      .null_separated = line.has("null"),
      .count_only = line.has("count"),
      .quiet = line.has("quiet"),
      .verbose = line.has("verbose"),
  };
  if (options.databases.empty()) options.databases.push_back(default_database());
  return options;
}

}  // namespace news
