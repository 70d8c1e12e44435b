// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/paths_renderer.h"

#include "common/cli/output.h"

namespace news {

void render_paths(const Results& results, const Look& look, std::string& out) {
  for (const Hit& hit : results.hits) {
    out += look.on_terminal ? as_shown(hit.path) : hit.path;
    out += look.null_separated ? '\0' : '\n';
  }
}

}  // namespace news
