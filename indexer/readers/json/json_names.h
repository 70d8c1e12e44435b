// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <boost/json/object.hpp>
#include <span>
#include <vector>

#include "indexer/readers/article/article_keys.h"

namespace news {

/// The values of a JSON object by what they stand for.
class JsonParts {
 public:
  /// `object` must outlive it.
  JsonParts(const boost::json::object& object, const KeyMap& map);

  /// Values under the most specific name first.
  std::span<const boost::json::value* const> all(ArticleKey key) const { return found_[static_cast<std::size_t>(key)]; }

 private:
  std::array<std::vector<const boost::json::value*>, article_key_count> found_;
};

}  // namespace news
