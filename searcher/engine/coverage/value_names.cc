// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/value_names.h"

#include <utility>

#include "common/analysis/folding.h"
#include "common/text.h"

namespace news {

const ValueNames::Spelling& ValueNames::spelling(const std::string& text) {
  auto known = spellings_.find(text);
  if (known == spellings_.end()) {
    known = spellings_.emplace(text, Spelling{.text = {}, .value = add_value(text)}).first;
    known->second.text = known->first;
  }
  return known->second;
}

ValueNames::Id ValueNames::value_with(std::string_view key) const {
  const auto known = values_.find(key);
  return known == values_.end() ? none : known->second;
}

ValueNames::Id ValueNames::add_value(const std::string& spelling) {
  std::string key = fold(text::collapse_space(spelling));
  if (key.empty()) return none;
  const auto [value, is_new] = values_.emplace(std::move(key), static_cast<Id>(keys_.size()));
  if (is_new) keys_.push_back(&value->first);
  return value->second;
}

}  // namespace news
