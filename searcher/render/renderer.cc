// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/renderer.h"

#include "searcher/render/csv_renderer.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/paths_renderer.h"
#include "searcher/render/template_renderer.h"
#include "searcher/render/text_renderer.h"
#include "searcher/render/trec_renderer.h"

namespace news {

std::string header(Format format, const Look& look) { return format == Format::csv ? csv_header(look) : ""; }

void render(const Results& results, Format format, const Look& look, std::string& out) {
  switch (format) {
    case Format::text: return render_text(results, look, out);
    case Format::jsonl: return render_json(results, out, look.request);
    case Format::csv: return render_csv(results, look, out);
    case Format::paths: return render_paths(results, look, out);
    case Format::trec: return render_trec(results, look.request.empty() ? "1" : look.request, out);
    case Format::templated: return render_template(results, look, out);
  }
}

}  // namespace news
