// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/term_cursor.h"

#include <algorithm>

namespace news {

void TermCursor::skip_to(const std::string& term) {
  if (rest_ == nullptr) {
    at_.skip_to(term);
  } else {
    rest_ = std::lower_bound(rest_, end_of_list_, term,
                             [](const CountedTerm& one, const std::string& wanted) { return one.term < wanted; });
  }
}

}  // namespace news
