// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/app.h"

#include <memory>

#include "common/cli/completion.h"
#include "common/cli/guarded_main.h"
#include "common/cli/output.h"
#include "searcher/answer.h"
#include "searcher/batch.h"
#include "searcher/choose_look.h"
#include "searcher/completion.h"
#include "searcher/options.h"
#include "searcher/pager.h"
#include "searcher/render/renderer.h"
#include "searcher/synonyms_file.h"
#include "searcher/terminal.h"

namespace news {
namespace {

constexpr int exit_found = 0;
constexpr int exit_none = 1;

std::shared_ptr<SynonymsFile> synonyms_of(const SearchOptions& options) {
  return options.synonyms.empty() ? nullptr : std::make_shared<SynonymsFile>(options.synonyms);
}

int answer_batch(const SearchOptions& options, const Look& look) {
  write_to_stdout(header(options.output.format, look));
  const auto synonyms = synonyms_of(options);
  const bool all_well = run_batch(options, [&]() -> AnswerFunction {
    return [answerer = std::make_shared<Answerer>(options, look, synonyms)](
               const Question& question, const AnswerSink& sink) { answerer->answer(question, sink); };
  });
  return all_well ? exit_found : exit_trouble;
}

int answer_question(const SearchOptions& options, const Look& look) {
  Answerer answerer(options, look, synonyms_of(options));
  PagedOutput output(wants_pager(options));
  const bool found = answerer.answer(options.question, [&](const AnswerPart& part) {
    write_to_stderr(part.err);
    if (part.first_highlighted_line != 0) output.begin_at(part.first_highlighted_line);
    output.write(part.out);
  });
  output.finish();
  return found ? exit_found : exit_none;
}

}  // namespace

int run_search(std::span<char*> arguments) {
  if (!arguments.empty() && arguments.front() == complete_switch) {
    write_to_stdout(search_completions(arguments.subspan(1)));
    return exit_found;
  }
  const SearchOptions options = parse_search_options(arguments);
  if (!options.help.empty()) {
    write_to_stdout(options.help);
    return exit_found;
  }
  const Look look = choose_look(options);
  if (look.on_terminal && !look.styles.plain.empty()) terminal::restore_when_interrupted();
  return options.batch ? answer_batch(options, look) : answer_question(options, look);
}

}  // namespace news
