// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/html/html_page.h"

namespace news {

/// A date that stands in a page.
struct PrintedDate {
  std::string text;
  std::uint64_t distance = 0;  ///< from the headline in bytes, with what speaks against it
  bool in_story = false;       ///< within running text
};

/// The dates in the body of a page: microdata, <time>, elements whose names say that they are the date, dates in text.
/// Those of readers' comments are left out.
struct PrintedDates {
  std::vector<std::string> published;  ///< by microdata
  std::vector<std::string> modified;   ///< by microdata, or behind a word like "updated"
  std::vector<PrintedDate> printed;    ///< the nearest to the headline first
};

PrintedDates find_printed_dates(const HtmlPage& page, std::size_t headline);

}  // namespace news
