// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace news {

/// The dates within a text, as printed and in their order: numbers with marks between ("5.2.2018", "2018-02-05",
/// "02/05/18") and days beside the name of a month and a year ("6. Mai 2014", "September 21, 2020", "2020年2月14日").
/// Each is a whole day that `parse_date` reads.
std::vector<std::string_view> find_dates_in_text(std::string_view line);

}  // namespace news
