// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/paths_renderer.h"

#include "common/cli/output.h"

namespace news {

void render_path(const Hit& hit, const Look& look, std::string& out) {
  out += look.on_terminal ? as_shown(hit.path) : hit.path;
  out += look.null_separated ? '\0' : '\n';
}

}  // namespace news
