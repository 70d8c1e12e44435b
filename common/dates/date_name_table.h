// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "common/analysis/folding.h"
#include "common/dates/date_word.h"

namespace news {

/// A word that dates in some language use.
struct DateName {
  static constexpr std::size_t longest = 55;

  std::array<char, longest + 1> bytes;  ///< no pointer, so that the table costs nothing when a program starts
  DateWord meaning;

  std::string_view folded() const noexcept { return bytes.data(); }
};

/// What ICU knew when the project was built, and what make_date_names.cc adds. Sorted, each word once.
std::span<const DateName> date_name_table();

/// A word in the form that it has in the table.
inline std::string date_name_key(std::string_view word) {
  std::string key = fold(word);
  std::erase(key, '.');
  return key;
}

}  // namespace news
