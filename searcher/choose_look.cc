// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/choose_look.h"

#include <unistd.h>

#include <algorithm>

#include "searcher/terminal.h"

namespace news {
namespace {

// Longer lines are hard to read.
constexpr std::size_t widest_page = 100;
constexpr std::size_t widest_article = 88;

std::size_t width_for(const SearchOptions& options) {
  if (options.output.width != 0) return options.output.width;
  return std::min(terminal::width(STDOUT_FILENO), options.question.wants_article() ? widest_article : widest_page);
}

}  // namespace

Look choose_look(const SearchOptions& options) {
  const OutputOptions& output = options.output;
  const bool to_terminal = terminal::is_terminal(STDOUT_FILENO);
  const bool color = terminal::use_color(output.color, to_terminal, terminal::color_environment());
  return {.styles = terminal::styles(color),
          .width = width_for(options),
          .hyperlinks = terminal::use_links(output.hyperlinks, to_terminal && color, terminal::link_environment()),
          .framed = to_terminal && !output.quiet,
          .blocks = terminal::shows_blocks(terminal::character_environment()),
          .isolates = to_terminal && terminal::takes_isolates(terminal::color_environment().term),
          .on_terminal = to_terminal,
          .null_separated = output.null_separated,
          .in_batch = options.batch.has_value(),
          .hit_template = &output.hit_template};
}

bool wants_pager(const SearchOptions& options) {
  const Question& question = options.question;
  const bool is_for_people =
      question.wants<Question::Hits>() || question.wants<Question::Coverage>() || question.wants_article();
  return is_for_people && !question.opens && options.output.pager && options.output.format == Format::text;
}

}  // namespace news
