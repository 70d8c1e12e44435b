// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/query/query.h"

namespace news {

/// Reads the query language into a tree. Operators bind, from tightest: field and `-`; OR; proximity; AND, NOT and
/// the blank between words. Throws QueryError, with the place, for what looks like an operator and is wrong. `today` is
/// what "yesterday" counts from.
/// Sets `remarks`, if given, to how signs of other tools and of headlines were read: a few lines for the user.
QueryNode parse_query(std::string_view query, std::chrono::sys_days today, std::vector<std::string>* remarks = nullptr);

/// The query as plain words: nothing in it is an operator.
QueryNode parse_literal(std::string_view query);

/// Whether `field:-value` is refused for a minus in the wrong place.
bool refuses_minus(const Field& field);

}  // namespace news
