// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/article/draft.h"

namespace news {

/// The article that a JSON object describes, whatever its maker called the parts (see article_keys.h): of several names
/// for one part the best that says something counts. Absent when there is neither a headline nor a text.
std::optional<Draft> read_json_article(const boost::json::object& object, const KeyMap& map = {});

/// The same of an object whose text stands elsewhere, as below the front matter of a Markdown file.
Draft read_json_fields(const boost::json::object& object, std::string body, const KeyMap& map = {});

}  // namespace news
