// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/app.h"

#include <unistd.h>

#include <string>

#include "common/cli/output.h"
#include "news/search.h"
#include "searcher/options.h"
#include "searcher/render/renderer.h"
#include "searcher/terminal.h"

namespace news {
namespace {

constexpr std::string_view program = "news-search";
constexpr int exit_found = 0;
constexpr int exit_none = 1;

Look look_for(const SearchOptions& options) {
  const bool to_terminal = terminal::is_terminal(STDOUT_FILENO);
  const bool color = terminal::use_color(options.color, to_terminal, terminal::color_environment());
  return {.styles = terminal::styles(color),
          .width = terminal::width(STDOUT_FILENO),
          .framed = to_terminal && !options.quiet,
          .on_terminal = to_terminal,
          .null_separated = options.null_separated};
}

/// What is no result goes to standard error.
void tell_about(const Results& results, const SearchOptions& options) {
  if (options.verbose) tell(program, "understood as: " + results.understood);
  if (options.quiet) return;
  for (const auto& notice : results.notices) tell(program, notice);
  if (results.fallback == "any") tell(program, "no article has all the words; these have some of them");
  if (!results.hits.empty() || options.format != Format::text) return;
  if (results.matches == 0)
    tell(program, "no article matches " + results.query);
  else
    tell(program, "--offset leaves out all " + std::to_string(results.matches) + " articles found");
}

int show_count(Engine& engine, const Request& request) {
  const std::size_t count = engine.count(request);
  write_to_stdout(std::to_string(count) + "\n");
  return count > 0 ? exit_found : exit_none;
}

}  // namespace

int run_search(std::span<char*> arguments) {
  const SearchOptions options = parse_search_options(arguments);
  if (!options.answer.empty()) {
    write_to_stdout(options.answer);
    return exit_found;
  }
  Engine engine(options.databases);
  if (options.count_only) return show_count(engine, options.request);
  const Results results = engine.search(options.request);
  tell_about(results, options);
  std::string page;
  render(results, options.format, look_for(options), page);
  write_to_stdout(page);
  return results.hits.empty() ? exit_none : exit_found;
}

}  // namespace news
