// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "searcher/answer.h"
#include "searcher/options.h"
#include "searcher/question.h"

namespace news {

/// Answers a question; serves one thread at a time. What it throws becomes the answer, or the end of it.
using AnswerFunction = std::function<void(const Question&, const AnswerSink&)>;

/// Answers the lines of `options.batch`, which must be present, and writes the answers in the order of the lines. One
/// job answers each line before it reads the next; several work at the same time, each with an AnswerFunction of its
/// own. Blank lines are skipped. A line that fails is answered with the reason, in the format of the output. Returns
/// whether no line failed. Throws Error when the file cannot be read, and as write_to_stdout does.
bool run_batch(const SearchOptions& options, const std::function<AnswerFunction()>& make_answer);

}  // namespace news
