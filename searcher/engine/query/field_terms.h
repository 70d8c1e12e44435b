// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/query/query.h"

namespace news {

/// The zone of the text that a field stands for; `all` for fields with positions of their own.
Zone zone_of(const Field* field);

/// The terms that find these forms in a field. For `lead` they are those of the whole text, and lead_query is needed to
/// keep only the right articles.
std::vector<std::string> field_terms(const std::vector<Form>& forms, const Field* field);

/// The terms whose positions show where these forms stand: for a zone, those of the whole text.
std::vector<std::string> positional_terms(const std::vector<Form>& forms, const Field* field);

/// Whether no article can meet a resolved filter.
bool no_article_meets(const QueryNode& filter);

}  // namespace news
