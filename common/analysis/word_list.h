// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace news {

template <const auto& text>
consteval auto make_word_list() {
  constexpr std::string_view all(text);
  std::array<std::string_view, 1 + std::ranges::count(all, ' ')> words;
  std::size_t begin = 0;
  for (auto& word : words) {
    word = all.substr(begin, all.find(' ', begin) - begin);
    begin += word.size() + 1;
  }
  std::ranges::sort(words);
  return words;
}

/// The words of a text in which single blanks separate them, sorted when the program is compiled.
template <const auto& text>
inline constexpr auto word_list = make_word_list<text>();

}  // namespace news
