// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "news/search.h"
#include "searcher/render/look.h"

namespace news {

/// For people: rank and headline; date, source, section and authors; the path; the passages; the parts of the score.
/// Lines are broken to the width, and nothing that an article holds can steer a terminal. Framed, the page begins with
/// the number of articles and ends with its place among them when there are more.
class TextRenderer {
 public:
  explicit TextRenderer(const Look& look) : look_(look) {}

  void hit(const Results& results, const Hit& hit, std::string& out);
  void end(const Results& results, std::string& out);

 private:
  const Look& look_;
  std::size_t first_rank_ = 0;  ///< 0: no hit yet
  std::size_t last_rank_ = 0;
  bool divided_ = false;  ///< articles that lack a word have begun
};

}  // namespace news
