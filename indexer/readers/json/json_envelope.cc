// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json/json_envelope.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/readers/json/json_article.h"
#include "indexer/readers/json/json_text.h"

namespace news {
namespace json = boost::json;
namespace {

using std::string_view;

constexpr int deepest = 6;

bool has_text(const Draft& draft) { return !draft.body.empty() && !draft.body_is_summary; }

bool is_like_article(const Draft& draft) {
  return has_text(draft) ||
         (!draft.title.empty() && (!draft.body.empty() || !draft.dates.empty() || !draft.url.empty()));
}

/// A paragraph of an article: {"type": "paragraph", "text": "…"}.
bool is_block(const json::object& object, const Draft& draft) {
  const json::value* const type = json_member(object, "type");
  return draft.title.empty() && type != nullptr && type->is_string();
}

/// Members whose objects belong to an article: parts of it, or others that it leads to.
bool belongs_to_article(string_view name) {
  constexpr auto names =
      std::to_array<string_view>({"fields", "thread", "associations", "related", "relatedarticles", "relatedcontent",
                                  "multimedia", "media", "images", "comments", "renditions", "authors", "tags"});
  return std::ranges::find(names, plain_key(name)) != names.end();
}

std::string word_of(const json::object& object, string_view name) {
  const json::value* const value = json_member(object, name);
  return value != nullptr && value->is_string() ? plain_key({value->get_string().data(), value->get_string().size()})
                                                : std::string();
}

std::string state_of(const json::object& object) {
  const std::string state = word_of(object, "pubstatus");
  return state.empty() ? word_of(object, "pubStatus") : state;
}

class Finder {
 public:
  explicit Finder(const KeyMap& map) : map_(map) {}

  void find(const json::value& value, int depth) {
    if (const auto* list = value.if_array()) {
      if (depth <= deepest)
        for (const json::value& part : *list) find(part, depth + 1);
    } else if (const auto* object = value.if_object()) {
      find_in(*object, depth);
    }
  }

  std::vector<Draft> found;

 private:
  void find_in(const json::object& object, int depth) {
    if (!refusal_of_json(object).empty()) return;
    std::optional<Draft> draft = read_json_article(object, map_);
    const bool is_article = draft && is_like_article(*draft) && !(depth > 0 && is_block(object, *draft));
    const std::size_t before = found.size();
    if (!(is_article && has_text(*draft)) && depth <= deepest) {
      for (const auto& [name, value] : object) {
        const bool may_hold = value.is_array() || (value.is_object() && !is_article);
        if (may_hold && !belongs_to_article({name.data(), name.size()})) find(value, depth + 1);
      }
    }
    if (found.size() == before && draft && (is_article || depth == 0)) found.push_back(std::move(*draft));
  }

  const KeyMap& map_;
};

}  // namespace

std::vector<Draft> read_json_articles(const json::value& value, const KeyMap& map) {
  Finder finder(map);
  finder.find(value, 0);
  return std::move(finder.found);
}

std::string refusal_of_json(const json::object& object) {
  constexpr auto media = std::to_array<string_view>({"picture", "photo", "image", "graphic", "video", "audio"});
  const std::string type = word_of(object, "type");
  if (std::ranges::find(media, type) != media.end() && object.contains("renditions"))
    return "a " + type + ", not an article";
  if (is_withdrawn_json(object)) return state_of(object) + " by its publisher";
  return {};
}

bool is_withdrawn_json(const json::object& object) {
  const std::string state = state_of(object);
  return state == "canceled" || state == "cancelled" || state == "withheld";
}

}  // namespace news
