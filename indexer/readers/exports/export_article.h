// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/draft.h"
#include "indexer/readers/exports/export_documents.h"

namespace news {

/// The article in a document of an export: headline, paper, day, byline, section, text. What the service adds to it
/// (its length, its subjects, when it was loaded, whose copyright it is) is no text. Neither headline nor body if there
/// is none, as in a list of what was searched for, which names neither paper nor day.
Draft read_export(ExportKind kind, const ExportDocument& document);

}  // namespace news
