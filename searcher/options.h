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
#include "searcher/render/look.h"
#include "searcher/render/template_renderer.h"
#include "searcher/terminal.h"

namespace news {

/// What a request may ask for.
inline constexpr std::size_t most_hits = 1'000'000'000;
inline constexpr std::string_view all_hits = "all";  ///< as a limit
inline constexpr std::size_t most_offset = 1'000'000'000;
inline constexpr std::size_t most_snippets = 100;
inline constexpr std::size_t most_days = 100'000;
inline constexpr std::size_t most_jobs = 256;
inline constexpr std::array<std::string_view, 3> sort_names{"relevance", "newest", "oldest"};

inline constexpr std::size_t least_columns = 40;
inline constexpr std::size_t most_columns = 1000;

/// The command line of news-search.
struct SearchOptions {
  std::string answer;  ///< the help or the version: to be printed instead of a search; else empty
  std::vector<std::string> databases;
  Request request;
  std::string batch;          ///< the file with the queries, "-" for standard input; empty for the one in `request`
  std::size_t jobs = 1;       ///< requests of a batch that are answered at the same time
  std::string show;           ///< the id or path of the article to show whole; empty for a page of hits
  std::size_t show_rank = 0;  ///< the hit to show whole, from 1; 0 for `show` or a page of hits
  Format format = Format::text;
  HitTemplate hit_template;  ///< for Format::templated
  std::size_t width = 0;     ///< columns; 0 for what the window has and the eye likes
  terminal::Color color = terminal::Color::automatic;
  terminal::Hyperlinks hyperlinks = terminal::Hyperlinks::automatic;
  bool pager = true;
  bool null_separated = false;
  bool count_only = false;
  bool parse_only = false;
  bool quiet = false;
  bool verbose = false;
};

/// Whether anything but the query narrows the search.
bool has_filter(const Request& request);

/// The table of its options.
const Program& search_program();

/// Those that the line names, else the default one.
std::vector<std::string> databases(const CommandLine& line);

/// Throws Error for wrong usage, and for a config file that is wrong.
SearchOptions parse_search_options(std::span<char* const> arguments);

}  // namespace news
