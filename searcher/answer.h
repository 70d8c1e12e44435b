// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "news/search.h"
#include "searcher/options.h"
#include "searcher/question.h"
#include "searcher/render/look.h"
#include "searcher/synonyms_file.h"

namespace news {

/// What goes to the two standard streams; of a long answer a part.
struct AnswerPart {
  std::string out = {};
  std::string err = {};
  std::size_t first_highlighted_line = 0;  ///< of a whole article, from 1; 0: none
  bool refused = false;                    ///< of a batch: `out` or `err` says why there is no answer
};

/// Takes the parts of an answer in their order. Throws ReaderGone when nobody wants more of them.
using AnswerSink = std::function<void(AnswerPart part)>;

/// Answers every kind of question, on the command line and in a batch alike. What differs between the two is decided by
/// the look. One Answerer serves one thread at a time.
class Answerer {
 public:
  /// Opens the databases; throws as Engine does. `options` must outlive it. Without `synonyms` there are none.
  Answerer(const SearchOptions& options, const Look& look, std::shared_ptr<SynonymsFile> synonyms = nullptr);

  /// Hands the answer to `sink` and returns whether anything was found. Throws Error for what cannot be answered: it
  /// names options as the command line does, or keys as a batch does.
  bool answer(const Question& question, const AnswerSink& sink);

 private:
  Engine engine_;
  const OutputOptions& output_;
  const Look look_;
  std::shared_ptr<SynonymsFile> synonyms_;
};

}  // namespace news
