// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>

namespace news {

/// The program news-search. Returns its exit status: 0 found, 1 nothing found; throws Error for trouble.
int run_search(std::span<char*> arguments);

}  // namespace news
