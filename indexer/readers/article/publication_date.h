// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "common/article.h"
#include "indexer/readers/article/draft.h"

namespace news {

/// What an article says of the day of its publication, and where its file stands.
struct DateClues {
  std::span<const DateCandidate> candidates;  ///< the most trusted first
  std::string_view dateline;                  ///< the date in the dateline, or empty: "Nov 6"
  std::string_view url;
  std::string_view path;     ///< below the indexed folder
  std::optional<Date> mail;  ///< of the mail that it is attached to
  std::string_view body;
  std::string_view language;                 ///< as the article declares it
  std::optional<DayMonthOrder> order;        ///< what the user says of 03/04/2021
  std::optional<DayMonthOrder> order_shown;  ///< what other articles of the file say of it
  std::chrono::sys_days today;
};

struct PublicationDate {
  Date date;
  DateSource source;
  std::string doubt;  ///< a warning, where day and month may be the other way round
};

/// The first candidate that is plausible, from 1700 to tomorrow; else the date of the dateline, in the address, in the
/// path; else the day on which the file was made, or of the mail that it is attached to.
/// - A dateline without a year gets that of the date in the address, in the path or of the mail, else of a full date
///   within a week of it in the text. If there is none, it is no date: never does the time of the file give the year.
/// - 03/04/2021 is read as another date of the article, or a day above 12 beside it, shows; else as other
///   articles of the file are; else day first, month first in the language en-US.
std::optional<PublicationDate> find_publication_date(const DateClues& clues);

}  // namespace news
