// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/choice.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace news {
namespace {

using Kind = QueryNode::Kind;

}  // namespace

Forms all_forms(const Choice& choice) {
  Forms forms;
  for (const Places& sequence : choice) {
    for (const Forms& place : sequence) std::ranges::copy(place, std::back_inserter(forms));
  }
  return forms;
}

Choice choice_of(const QueryNode& part) {
  Choice sequences;
  Forms single;  // words that can stand alone
  const auto add_leaf = [&](const QueryNode& leaf) {
    Places sequence;
    for (const QueryWord& word : leaf.words) {
      if (word.span == 1) {
        sequence.push_back(word.forms);
      } else if (leaf.kind != Kind::phrase) {
        std::ranges::copy(word.forms, std::back_inserter(single));
      }
    }
    if (sequence.size() == 1) {
      std::ranges::move(sequence.front(), std::back_inserter(single));
    } else if (!sequence.empty()) {
      sequences.push_back(std::move(sequence));
    }
  };
  if (part.kind == Kind::any) {
    std::ranges::for_each(part.children, add_leaf);
  } else {
    add_leaf(part);
  }
  if (!single.empty()) sequences.push_back({std::move(single)});
  return sequences;
}

}  // namespace news
