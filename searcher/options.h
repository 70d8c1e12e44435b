// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "common/cli/options_table.h"
#include "searcher/question.h"
#include "searcher/render/look.h"
#include "searcher/render/template_renderer.h"
#include "searcher/terminal.h"

namespace news {

inline constexpr std::size_t most_jobs = 256;
inline constexpr std::size_t least_columns = 40;
inline constexpr std::size_t most_columns = 1000;
inline constexpr std::size_t most_seconds = 3600;

/// Where the questions of a batch come from.
struct BatchOptions {
  std::string file;      ///< "-" for standard input
  std::size_t jobs = 1;  ///< questions that are answered at the same time
};

/// How answers are written.
struct OutputOptions {
  Format format = Format::text;
  HitTemplate hit_template = {};  ///< for Format::templated
  bool null_separated = false;
  std::size_t width = 0;  ///< columns; 0: as many as the window has and are easy to read
  terminal::Color color = terminal::Color::automatic;
  terminal::Hyperlinks hyperlinks = terminal::Hyperlinks::automatic;
  bool pager = true;
  bool quiet = false;
  bool verbose = false;
};

/// The command line of news-search.
struct SearchOptions {
  std::string help = {};  ///< or the version: printed instead of an answer; else empty
  std::vector<std::string> databases = {};
  Reach reach = {};
  Question question = {};     ///< in a batch: its request holds for what a line does not say
  std::string synonyms = {};  ///< the file of them, or empty
  std::optional<BatchOptions> batch = {};
  OutputOptions output = {};
};

/// The table of options.
const Program& search_program();

/// The databases that the line names, else the default one; and how those on other machines are searched.
std::vector<std::string> databases(const CommandLine& line);
Reach reach_of(const CommandLine& line);

/// Throws Error for wrong usage and for a wrong config file.
SearchOptions parse_search_options(std::span<char* const> arguments);

}  // namespace news
