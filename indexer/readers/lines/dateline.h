// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace news {

/// How an article says where and when it was filed: "KABUL, Nov 6 (Reuters) - ". Absent parts are empty; all views
/// look into the parsed text.
struct Dateline {
  std::string_view place;   ///< "KABUL", "MOUNTAIN VIEW, California"
  std::string_view agency;  ///< "Reuters"
  std::string_view date;    ///< "Nov 6", "Nov. 6, 2023"
  std::size_t length = 0;   ///< bytes of the whole dateline with its separator
};

/// The dateline at the start of a paragraph. Without an agency or a date it takes a place all in capitals.
std::optional<Dateline> parse_dateline(std::string_view paragraph);

}  // namespace news
