// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace news {

/// The day of the Persian (solar Hijri) calendar; absent if there is none, or if the year is not from 1200 to 1500.
std::optional<std::chrono::sys_days> from_persian(int year, int month, int day);

/// 2021 for 2564, the year of Thailand's Buddhist era; absent for what is no such year of news.
std::optional<int> from_buddhist(int year);

}  // namespace news
