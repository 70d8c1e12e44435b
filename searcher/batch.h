// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include "searcher/answer.h"
#include "searcher/options.h"
#include "searcher/question.h"

namespace news {

/// Answers questions, in one thread at a time. What it throws becomes the answer, or the end of it.
using AnswerFunction = std::function<void(const Question&, const AnswerSink&)>;

/// Answers the lines of `options.batch`, which there is: with one job each before the next is read; with more at the
/// same time, each by an AnswerFunction of its own, in their order all the same. Skips blank lines. What fails while a
/// line is answered is reported in the format of the output, and the next goes on. Returns whether nothing failed.
/// Throws Error when the file cannot be read, and as write_to_stdout does.
bool run_batch(const SearchOptions& options, const std::function<AnswerFunction()>& make_answer);

}  // namespace news
