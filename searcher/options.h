// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "news/search.h"
#include "searcher/render/renderer.h"
#include "searcher/terminal.h"

namespace news {

/// The command line of news-search.
struct SearchOptions {
  std::string answer;  ///< the help or the version: to be printed instead of a search; else empty
  std::vector<std::string> databases;
  Request request;
  Format format = Format::text;
  terminal::Color color = terminal::Color::automatic;
  bool null_separated = false;
  bool count_only = false;
  bool quiet = false;
  bool verbose = false;
};

/// Throws Error for wrong usage. Looks into the environment only when no database is named.
SearchOptions parse_search_options(std::span<char* const> arguments);

}  // namespace news
