// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/files/followed_folders.h"
#include "indexer/index/manifest.h"
#include "indexer/plan_options.h"
#include "indexer/readers/reader.h"

namespace news {

/// The files that `options.files` names, followed from now on. A name that is no file is rejected with its place in the
/// list; so is a file the index knows that is not there any more, unless `options.allow_empty` says that it is gone.
std::vector<Scope> find_listed_files(const PlanOptions& options, FollowedFolders& folders, const Manifest& manifest,
                                     std::vector<Rejection>& rejections);

}  // namespace news
