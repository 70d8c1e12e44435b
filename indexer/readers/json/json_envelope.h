// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/article/draft.h"

namespace news {

/// The articles in a value: the object itself, or those in the arrays and members of an object that is only their
/// envelope ({"response": {"docs": […]}}). Articles within an article, such as related ones, are none.
std::vector<Draft> read_json_articles(const boost::json::value& value, const KeyMap& map = {});

/// Why an object that names its state or its type is no article to index ("a picture, not an article"); empty when it
/// may be one.
std::string refusal_of_json(const boost::json::object& object);

/// Whether the state that an object names says that its publisher takes it back.
bool is_withdrawn_json(const boost::json::object& object);

}  // namespace news
