// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace news {

/// What Engine::similar finds articles like: an article of the index, or a text.
struct Subject {
  std::string id = {};  ///< of an article, or the path of its file; empty: the text below
  std::string title = {};
  std::string text = {};
  /// Only articles that were published before it, oldest first. Chooses them from the whole time of the story, at most
  /// one a day: what to read before. A text comes after all articles.
  bool background = false;
};

/// At most this many articles are similar to one.
inline constexpr std::size_t most_similar = 200;

}  // namespace news
