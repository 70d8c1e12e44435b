// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/app.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "news/search.h"
#include "searcher/advice.h"
#include "searcher/batch.h"
#include "searcher/completion.h"
#include "searcher/options.h"
#include "searcher/pager.h"
#include "searcher/render/article_renderer.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/renderer.h"
#include "searcher/terminal.h"

namespace news {
namespace {

constexpr std::string_view program = "news-search";
constexpr int exit_found = 0;
constexpr int exit_none = 1;

bool wants_article(const SearchOptions& options) { return !options.show.empty() || options.show_rank != 0; }

// Longer lines are hard to read.
constexpr std::size_t widest_page = 100;
constexpr std::size_t widest_article = 88;

std::size_t width_for(const SearchOptions& options) {
  if (options.width != 0) return options.width;
  return std::min(terminal::width(STDOUT_FILENO), wants_article(options) ? widest_article : widest_page);
}

Look look_for(const SearchOptions& options) {
  const bool to_terminal = terminal::is_terminal(STDOUT_FILENO);
  const bool color = terminal::use_color(options.color, to_terminal, terminal::color_environment());
  return {.styles = terminal::styles(color),
          .width = width_for(options),
          .hyperlinks = terminal::use_links(options.hyperlinks, to_terminal && color, terminal::link_environment()),
          .framed = to_terminal && !options.quiet,
          .isolates = to_terminal && terminal::takes_isolates(terminal::color_environment().term),
          .on_terminal = to_terminal,
          .null_separated = options.null_separated,
          .hit_template = &options.hit_template};
}

/// What is set for people goes through the pager.
bool wants_pager(const SearchOptions& options) { return options.pager && options.format == Format::text; }

/// What is no result: lines for standard error.
std::string remarks_on(const Results& results, const SearchOptions& options, const Look& look) {
  std::string lines;
  const auto tell = [&](const std::string& message) {
    const std::string name = look.request.empty() ? "" : std::string(look.request) + ": ";
    lines.append(program).append(": ").append(as_shown(name + message)).append("\n");
  };
  if (options.verbose) tell("understood as: " + results.understood);
  if (options.quiet) return lines;
  for (const auto& notice : results.notices) tell(notice);
  const std::string lack = shortfall(results);
  if (!lack.empty() && (options.format == Format::text || !results.fallback.empty())) tell(lack);
  if (options.format != Format::text) return lines;
  for (const auto& line : advice(results)) {
    if (lack.empty())
      tell(line);
    else
      lines.append("  ").append(as_shown(line)).append("\n");
  }
  if (results.hits.empty() && results.handed_out == 0 && results.matches != 0 && options.show_rank == 0)
    tell("--offset leaves out all " + std::to_string(results.matches) + " articles found");
  return lines;
}

/// Searches and passes the answer on, `start` before it: in one part, or in several when it is long. Returns the number
/// of hits.
std::size_t answer(Engine& engine, const Request& request, const SearchOptions& options, const Look& look,
                   std::string start, const AnswerSink& sink) {
  constexpr std::size_t long_part = 1 << 16;
  Renderer renderer(options.format, look);
  BatchAnswer part{.out = std::move(start), .err = {}};
  bool remarked = false;
  const auto remark = [&](const Results& known) {
    if (!std::exchange(remarked, true)) part.err = remarks_on(known, options, look);
  };
  const Results results = engine.search(request, [&](const Results& so_far, const Hit& hit) {
    remark(so_far);
    renderer.hit(so_far, hit, part.out);
    if (part.out.size() >= long_part) sink(std::exchange(part, {}));
  });
  remark(results);
  renderer.end(results, part.out);
  sink(std::move(part));
  return results.handed_out;
}

/// Whether anything was found.
bool show_hits(Engine& engine, const SearchOptions& options, const Look& look) {
  PagedOutput output(wants_pager(options));
  const auto sink = [&](const BatchAnswer& part) {
    write_to_stderr(part.err);
    output.write(part.out);
  };
  const std::size_t hits = answer(engine, options.request, options, look, header(options.format, look), sink);
  output.finish();
  return hits != 0;
}

/// The id of the hit to show; absent, which is told, when there are not so many.
std::optional<std::string> id_to_show(Engine& engine, const SearchOptions& options, const Look& look) {
  if (options.show_rank == 0) return options.show;
  Request request = options.request;
  request.offset = options.show_rank - 1;
  request.limit = 1;
  request.snippets = 0;
  Results results = engine.search(request);
  const bool too_far = results.hits.empty() && results.matches != 0;
  write_to_stderr(remarks_on(results, options, look));
  if (too_far)
    print_message(program, "there is no hit " + std::to_string(options.show_rank) + ": only " +
                               count_of_articles(results.matches));
  if (results.hits.empty()) return std::nullopt;
  return results.hits.front().id;
}

int show_article(Engine& engine, const SearchOptions& options, const Look& look) {
  const auto id = id_to_show(engine, options, look);
  if (!id) return exit_none;
  const auto article = engine.article(*id, options.request);
  if (!article) {
    print_message(program, "no article has the id " + *id);
    const bool is_number = id->find_first_not_of("0123456789") == std::string::npos;
    write_to_stderr(is_number ? "  a number is for the hits of a query: news-search --show " + *id + " oil prices\n"
                              : "  ids are in the output of --json\n");
    return exit_none;
  }
  std::string page;
  std::size_t first_highlighted_line = 0;
  if (options.format == Format::jsonl)
    render_json_article(*article, page);
  else
    first_highlighted_line = render_article(*article, look, page);
  PagedOutput output(wants_pager(options), first_highlighted_line);
  output.write(page);
  output.finish();
  return exit_found;
}

int show_reading(Engine& engine, const SearchOptions& options) {
  const Reading reading = engine.read(options.request);
  std::string lines = as_shown(reading.understood) + "\n";
  if (options.verbose) {
    for (const auto& [word, forms] : reading.words) {
      lines += as_shown(word) + "~ =";
      for (const auto& form : forms) lines += " " + as_shown(form);
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
    for (const auto& notice : notices) print_message(program, notice);
  }
  write_to_stdout(std::to_string(count) + "\n");
  return count > 0 ? exit_found : exit_none;
}

/// The number as the summary of a search tells it.
Results counted(Engine& engine, const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Results results{.query = request.query, .understood = engine.read(request).understood};
  results.matches = engine.count(request, &results.notices);
  results.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  return results;
}

void answer_in_batch(Engine& engine, const BatchRequest& one, const SearchOptions& options, Look look,
                     const AnswerSink& sink) {
  look.request = one.id;
  BatchAnswer whole;
  if ((one.count || !one.show.empty()) && options.format != Format::jsonl)
    throw Error(R"("count" and "show" are answered in JSON only)", "add --json to the command");
  if (!one.show.empty()) {
    const auto article = engine.article(one.show, one.request);
    if (!article) throw Error("no article has the id " + one.show, "ids are in the output of --json");
    render_json_article(*article, whole.out, look.request);
    return sink(std::move(whole));
  }
  if (!one.count) return static_cast<void>(answer(engine, one.request, options, look, {}, sink));
  const Results results = counted(engine, one.request);
  whole.err = remarks_on(results, options, look);
  render(results, options.format, look, whole.out);
  sink(std::move(whole));
}

int answer_batch(const SearchOptions& options, Look look) {
  look.in_batch = true;
  write_to_stdout(header(options.format, look));
  const bool all_well = run_batch(options, [&]() -> Answerer {
    return [&, engine = std::make_shared<Engine>(options.databases)](const BatchRequest& one, const AnswerSink& sink) {
      answer_in_batch(*engine, one, options, look, sink);
    };
  });
  return all_well ? exit_found : exit_trouble;
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
  const Look look = look_for(options);
  if (look.on_terminal && !look.styles.plain.empty()) terminal::restore_when_interrupted();
  if (!options.batch.empty()) return answer_batch(options, look);
  Engine engine(options.databases);
  if (options.parse_only) return show_reading(engine, options);
  if (options.count_only) return show_count(engine, options);
  if (wants_article(options)) return show_article(engine, options, look);
  return show_hits(engine, options, look) ? exit_found : exit_none;
}

}  // namespace news
