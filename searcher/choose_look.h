// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/options.h"
#include "searcher/render/look.h"

namespace news {

/// How answers look: what the options leave open depends on standard output and the environment. The look refers to
/// `options`, which must outlive it.
Look choose_look(const SearchOptions& options);

/// Whether the answer goes through the pager when it is longer than the screen.
bool wants_pager(const SearchOptions& options);

}  // namespace news
