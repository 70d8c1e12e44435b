// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "searcher/batch_request.h"
#include "searcher/options.h"

namespace news {

/// What a request gets on the two standard streams; of a long answer a part.
struct BatchAnswer {
  std::string out;
  std::string err;
  bool refused = false;
};

/// Takes the parts of an answer in their order. Throws ReaderGone when nobody wants more of them.
using AnswerSink = std::function<void(BatchAnswer part)>;

/// Answers requests, in one thread at a time. What it throws becomes the answer, or the end of it.
using Answerer = std::function<void(const BatchRequest&, const AnswerSink&)>;

/// Answers the lines of `options.batch`: with one job each before the next is read, with more at the same time, each by
/// an Answerer of its own; always in their order. Blank lines are skipped. What fails while a line is answered is told
/// in the output's way and the next goes on. Returns whether nothing failed. Throws Error when the file cannot be read,
/// and as write_to_stdout does.
bool run_batch(const SearchOptions& options, const std::function<Answerer()>& make_answerer);

}  // namespace news
