// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/engine/query/query.h"

namespace news {

/// The tree in the query language. Parsing the text gives the same tree: one that would read like a headline stands in
/// parentheses.
std::string to_string(const QueryNode& node);

/// An alternative to a leaf, without its field; in quotes if it is several words.
std::string text_of_alternative(const QueryNode& other);

/// A node with the alternatives to it: `cyberattack OR "cyber attack"`.
std::string with_alternatives(const QueryNode& node);

}  // namespace news
