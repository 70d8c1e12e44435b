// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news {

enum class DayHalf { none, am, pm };

/// What a word can mean in a date. It can be several things: "mar" is a month in English and a weekday in Spanish.
struct DateWord {
  int month = 0;  ///< 1 to 12; 0: no month
  bool weekday = false;
  DayHalf half = DayHalf::none;
  bool filler = false;  ///< adds nothing: "Published", "de", "at"
};

}  // namespace news
