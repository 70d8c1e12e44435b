// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/paths_renderer.h"

#include "common/cli/output.h"

namespace news {

void PathsRenderer::hit(const Hit& hit, std::string& out) {
  if (!written_.insert(hit.path).second) return;
  out += look_.on_terminal ? as_shown(hit.path) : hit.path;
  out += look_.null_separated ? '\0' : '\n';
}

}  // namespace news
