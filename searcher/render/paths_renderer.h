// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_set>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// The files of the articles, each once, however many articles it holds: the exact bytes of its path (on a terminal: a
/// safe form of them), ended by a newline or a NUL. Only NUL keeps a path that contains a newline apart from two paths.
class PathsRenderer {
 public:
  explicit PathsRenderer(const Look& look) : look_(look) {}

  void hit(const Hit& hit, std::string& out);

 private:
  const Look& look_;
  std::unordered_set<std::string> written_;
};

}  // namespace news
