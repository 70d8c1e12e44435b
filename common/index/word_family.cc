// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/word_family.h"

#include <algorithm>

#include "common/index/damaged_index.h"

namespace news {

std::vector<std::string> family_words(const std::string& stored) {
  check_size(stored, longest_family, "a list of words");
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < stored.size();) {
    const std::size_t end = std::min(stored.find(' ', begin), stored.size());
    if (end == begin || end + 1 == stored.size()) throw DamagedIndex("a list of words cannot be read");
    words.push_back(stored.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace news
