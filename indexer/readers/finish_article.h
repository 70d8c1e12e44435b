// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/article.h"
#include "indexer/readers/draft.h"
#include "indexer/readers/reader.h"

namespace news {

/// Makes an article of what a reader found in `file`: cleans bylines, and takes the first date that is plausible (from
/// 1700 to tomorrow), else the one in the address or in the path. A dateline gives place and agency; the agency is the
/// source of an article that names none.
Article finish_article(Draft draft, const SourceFile& file);

}  // namespace news
