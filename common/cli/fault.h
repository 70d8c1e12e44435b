// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// Two indented lines: the query, and its bytes [begin, end) underlined with ^~~~. A query too long for a line of
/// `columns` is cut around the fault.
std::string point_at_fault(std::string_view query, std::size_t begin, std::size_t end, std::size_t columns = 76);

}  // namespace news
