// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_names.h"

#include <algorithm>
#include <boost/json/value.hpp>
#include <string_view>

namespace news {
namespace json = boost::json;
namespace {

struct Found {
  ArticleKey key;
  std::size_t rank;
  const json::value* value;
};

void find_parts(const json::object& object, const KeyMap& map, std::vector<Found>& found) {
  for (const auto& [name, value] : object) {
    if (value.is_null()) continue;
    const std::string plain = plain_key({name.data(), name.size()});
    if (const auto mapped = map.empty() ? std::nullopt : map.find(plain)) {
      found.push_back({*mapped, 0, &value});
      continue;
    }
    for (const KeyMeaning& meaning : meanings_of_key(plain)) found.push_back({meaning.key, meaning.rank, &value});
  }
}

}  // namespace

JsonParts::JsonParts(const json::object& object, const KeyMap& map) {
  std::vector<Found> found;
  find_parts(object, map, found);
  for (const char* nested : {"fields", "thread"}) {
    const json::value* const value = object.if_contains(nested);
    if (value != nullptr && value->is_object()) find_parts(value->get_object(), map, found);
  }
  std::ranges::stable_sort(found, {}, &Found::rank);
  for (const Found& part : found) found_[static_cast<std::size_t>(part.key)].push_back(part.value);
}

}  // namespace news
