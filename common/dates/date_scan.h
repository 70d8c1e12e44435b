// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/dates/date_names.h"

namespace news {

/// A number of a date whose meaning is still open.
struct DateNumber {
  std::int64_t value = 0;
  int digits = 0;
  bool marked = false;  ///< preceded by '-', '/', '.' or the like
};

/// What the text of a date says, before it is decided which number is the day. Missing parts are nullopt.
struct DateParts {
  std::optional<int> year, month, day, hour, minute, second;
  bool named_month = false;
  DateCalendar calendar = DateCalendar::gregorian;
  bool weekday = false;
  DayHalf half = DayHalf::none;
  std::optional<std::chrono::minutes> zone;
  std::array<DateNumber, 6> numbers{};
  std::size_t number_count = 0;
};

/// Reads the parts of a date; nullopt if the text has anything else in it but remarks in brackets and, where there is a
/// time, an unknown word or the words behind it ("10:15 Moskauer Zeit"). Of several labelled dates it reads the first
/// that is not of a change: "Published 3 March 2021 | Updated 4 March 2021". Most headlines are rejected before any
/// word is looked up.
std::optional<DateParts> scan_date(std::string_view text);

}  // namespace news
