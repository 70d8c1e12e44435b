// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether a line is nothing but what newspapers call a section: "Latest News", "WORLD", "Wirtschaft". Any case.
bool is_section_name(std::string_view line);

}  // namespace news
