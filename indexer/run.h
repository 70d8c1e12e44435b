// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>

#include "indexer/options.h"

namespace news {

/// What runs that follow each other have told, so that each tells only what is new.
struct Told {
  bool anything = false;
  std::set<std::string> rejections;  ///< of the run before
  std::set<std::string> stopped;     ///< folders
};

/// One run, from the folders to the report; its exit status. With `told` it says what is new since then, and nothing
/// where nothing is. Throws Error, IndexBusy.
int index_once(const IndexOptions& options, Told* told = nullptr);

/// The same without a lock and without writing.
int preview_once(const IndexOptions& options);

}  // namespace news
