// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/passages/units.h"

namespace news {

struct SnippetOptions {
  std::size_t count = 2;     ///< passages at most
  std::size_t length = 240;  ///< target for each, in code points
};

/// Units of a body, from the first to the last.
struct Passage {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Chooses the passages to show, in the order of the text: see make_snippets. `units` are those of `body`, of which
/// there must be some; `matches` are those of `patterns`.
std::vector<Passage> pick_passages(std::string_view body, const std::vector<Unit>& units,
                                   const std::vector<Highlighter::Match>& matches,
                                   const std::vector<HighlightPattern>& patterns, const SnippetOptions& options);

}  // namespace news
