// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "searcher/engine/matching/compiled_query.h"
#include "searcher/engine/query/resolved_query.h"

namespace news {

/// Plans the query for the capabilities of `index`, in whose revision it was resolved. Looks up nothing else.
CompiledQuery compile_query(const ResolvedQuery& query, const IndexView& index);

}  // namespace news
