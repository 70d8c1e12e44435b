// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "searcher/render/renderer.h"

namespace news::test {

/// A whole page: the hits that `results` hold, and what follows them.
inline std::string rendered(const Results& results, Format format, const Look& look = {}) {
  std::string out;
  Renderer renderer(format, look);
  for (const Hit& hit : results.hits) renderer.hit(results, hit, out);
  renderer.end(results, out);
  return out;
}

}  // namespace news::test
