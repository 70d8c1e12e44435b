// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options_table.h"
#include "news/search.h"
#include "searcher/render/renderer.h"
#include "searcher/terminal.h"

namespace news {

/// What a request may ask for.
inline constexpr std::size_t most_hits = 10'000;
inline constexpr std::size_t most_offset = 1'000'000'000;
inline constexpr std::size_t most_snippets = 100;
inline constexpr std::size_t most_days = 100'000;
inline constexpr std::array<std::string_view, 3> sort_names{"relevance", "newest", "oldest"};

/// The command line of news-search.
struct SearchOptions {
  std::string answer;  ///< the help or the version: to be printed instead of a search; else empty
  std::vector<std::string> databases;
  Request request;
  std::string batch;  ///< the file with the queries, "-" for standard input; empty for the one in `request`
  Format format = Format::text;
  terminal::Color color = terminal::Color::automatic;
  bool null_separated = false;
  bool count_only = false;
  bool parse_only = false;
  bool quiet = false;
  bool verbose = false;
};

/// The table of its options.
const Program& search_program();

/// Those that the line names, else the default one.
std::vector<std::string> databases(const CommandLine& line);

/// Throws Error for wrong usage, and for a config file that is wrong.
SearchOptions parse_search_options(std::span<char* const> arguments);

}  // namespace news
