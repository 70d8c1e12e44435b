// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news {

enum class DayHalf { none, am, pm };

/// What a label says of the date behind it.
enum class DateLabel {
  none,
  published,
  updated,  ///< it is that of a later change
  instead,  ///< it is the same day as the one before, in this calendar
};

enum class DateCalendar { gregorian, persian };

/// What a word can mean in a date. It can be several things: "mar" is a month in English and a weekday in Spanish.
struct DateWord {
  int month = 0;  ///< 1 to 12; 0: no month
  bool weekday = false;
  DayHalf half = DayHalf::none;
  bool filler = false;  ///< adds nothing: "Published", "de", "at"
  DateLabel label = DateLabel::none;
  DateCalendar calendar = DateCalendar::gregorian;  ///< of the month
};

}  // namespace news
