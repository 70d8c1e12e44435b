// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <optional>

#include "common/article.h"

namespace news {

/// The article that a JSON object describes, whatever its maker called the parts: names are compared without case and
/// `_ - blank`, and of several for one part the first in our order that says something counts. Strings such as "None"
/// and "NaT" say nothing. Markup in strings stays as it is. Absent when there is neither a headline nor a text.
std::optional<Article> read_json_article(const boost::json::object& object);

}  // namespace news
