// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news {

/// Finds articles similar to a subject in one revision of the index: by its words (subject_words.h) as one query, in
/// which any of them may match. Articles close to it in time gain a little. Leaves out the article itself and its
/// copies, and of other copies all but one. `tree` is the query of the request with its filters: what is found meets
/// it, and it adds to no score. Absent if no article has the id. Throws RequestError, Error, Xapian::Error.
std::optional<Results> run_similar(IndexView& index, const QueryNode& tree, const Subject& subject,
                                   const Request& request);

}  // namespace news
