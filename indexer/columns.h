// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>

namespace news {

/// The columns of the terminal behind a file descriptor; absent when it is none or does not say.
std::optional<std::size_t> columns_of(int descriptor);

}  // namespace news
