// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/query/query.h"

namespace news {

/// The zone of the text that a field is; `all` for fields with positions of their own.
Zone zone_of(const Field* field);

/// The terms by which articles with such words are found in a field; for `lead` those of the whole text, of which
/// lead_query tells the right ones.
std::vector<std::string> field_terms(const std::vector<Form>& forms, const Field* field);

/// The terms whose positions tell where such words stand: in a zone those of the text.
std::vector<std::string> positional_terms(const std::vector<Form>& forms, const Field* field);

}  // namespace news
