// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

/// A word of a text that puts no blanks between words, in bytes, half open.
struct RunWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t bridge_begin = 0;  ///< a pair of characters, the last of this word and the first of the next, or empty if
  std::size_t bridge_end = 0;    ///< the next word does not follow at once
};

/// Cuts a text at the words of its Chinese, Japanese, Thai, Lao, Khmer or Burmese, for queries: a reader asks for
/// words, not for the run of characters. Uses ICU's dictionaries. Leaves out function words beside others. Words of one
/// character that stand side by side, often a name that no dictionary has, become overlapping pairs. Text of other
/// scripts between the runs stays in one piece. Each word, cut again, is the same word.
///
/// At most `most` words. Empty if the text has no such run or needs no cut.
std::vector<RunWord> cut_runs(std::string_view text, std::size_t most);

}  // namespace news
