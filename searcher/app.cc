// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/app.h"

#include <unistd.h>

#include <string>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "news/search.h"
#include "searcher/advice.h"
#include "searcher/batch.h"
#include "searcher/completion.h"
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
void tell_about(const Results& results, const SearchOptions& options, const Look& look) {
  const auto tell = [&](const std::string& message) {
    news::tell(program, look.request.empty() ? message : std::string(look.request) + ": " + message);
  };
  if (options.verbose) tell("understood as: " + results.understood);
  if (options.quiet) return;
  for (const auto& notice : results.notices) tell(notice);
  const std::string lack = shortfall(results);
  if (!lack.empty() && (options.format == Format::text || !results.fallback.empty())) tell(lack);
  if (options.format != Format::text) return;
  for (const auto& line : advice(results)) {
    if (lack.empty())
      tell(line);
    else
      write_to_stderr("  " + as_shown(line) + "\n");
  }
  if (results.hits.empty() && results.matches != 0)
    tell("--offset leaves out all " + std::to_string(results.matches) + " articles found");
}

/// Whether anything was found.
bool answer(Engine& engine, const Request& request, const SearchOptions& options, const Look& look) {
  const Results results = engine.search(request);
  tell_about(results, options, look);
  std::string page;
  render(results, options.format, look, page);
  write_to_stdout(page);
  return !results.hits.empty();
}

int show_reading(Engine& engine, const SearchOptions& options) {
  const Reading reading = engine.read(options.request);
  std::string lines = as_shown(reading.understood) + "\n";
  if (options.verbose) {
    for (const auto& [word, forms] : reading.words) {
      lines += as_shown(word) + "~ =";
      for (const auto& form : forms) lines += " " + form;
      lines += "\n";
    }
  }
  write_to_stdout(lines);
  return exit_found;
}

int show_count(Engine& engine, const SearchOptions& options) {
  std::vector<std::string> notices;
  const std::size_t count = engine.count(options.request, &notices);
  if (!options.quiet) {
    for (const auto& notice : notices) tell(program, notice);
  }
  write_to_stdout(std::to_string(count) + "\n");
  return count > 0 ? exit_found : exit_none;
}

}  // namespace

int run_search(std::span<char*> arguments) {
  if (!arguments.empty() && arguments.front() == complete_switch) {
    write_to_stdout(search_completions(arguments.subspan(1)));
    return exit_found;
  }
  const SearchOptions options = parse_search_options(arguments);
  if (!options.answer.empty()) {
    write_to_stdout(options.answer);
    return exit_found;
  }
  Engine engine(options.databases);
  if (options.parse_only) return show_reading(engine, options);
  if (options.count_only) return show_count(engine, options);
  Look look = look_for(options);
  if (options.batch.empty()) return answer(engine, options.request, options, look) ? exit_found : exit_none;
  const bool all_well = run_batch(options, [&](const BatchRequest& one) {
    look.request = one.id;
    answer(engine, one.request, options, look);
  });
  return all_well ? exit_found : exit_trouble;
}

}  // namespace news
