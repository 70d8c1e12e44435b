// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "searcher/batch_request.h"
#include "searcher/options.h"

namespace news {

/// What a request gets on the two standard streams.
struct BatchAnswer {
  std::string out;
  std::string err;
  bool refused = false;
};

/// Answers requests, in one thread at a time. An Error that it throws becomes the answer.
using Answerer = std::function<BatchAnswer(const BatchRequest&)>;

/// Answers the lines of `options.batch`: with one job each before the next is read, with more at the same time, each by
/// an Answerer of its own; always in their order. Blank lines are skipped. Errors of a line are told in the output's
/// way and the next goes on. Returns whether there was none. Throws Error when the file cannot be read.
bool run_batch(const SearchOptions& options, const std::function<Answerer()>& make_answerer);

}  // namespace news
