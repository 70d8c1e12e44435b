// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/options.h"
#include "searcher/render/look.h"

namespace news {

/// How answers look: as the options say, and where they leave it open, as standard output and the environment allow.
/// Refers to `options`.
Look choose_look(const SearchOptions& options);

/// Whether the answer goes through the pager when it is longer than the screen.
bool wants_pager(const SearchOptions& options);

}  // namespace news
