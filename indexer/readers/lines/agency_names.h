// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether this is the name of a news agency or wire: "Reuters", "AFP", "PRNewswire"; also with a desk beside it
/// ("Reuters Point Carbon", "dpa/AFP"). Latin names may have any case.
bool is_agency(std::string_view name);

}  // namespace news
