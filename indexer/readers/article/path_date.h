// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "common/dates/dates.h"

namespace news {

/// The day in a path or a web address, the last one if there are several: 2023-11-06, 20231106, 2023/11/06. Digits
/// beside it must belong to no longer number, years run from 1900 to 2099.
std::optional<Date> find_path_date(std::string_view path);

}  // namespace news
