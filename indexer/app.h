// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

namespace news {

/// news-index: the arguments without the program's name; returns the exit status. Throws Error for trouble.
int run_index(std::span<char*> arguments);

}  // namespace news
