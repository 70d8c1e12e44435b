// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/render/renderer.h"

#include <algorithm>
#include <limits>

#include "searcher/render/csv_renderer.h"
#include "searcher/render/html_renderer.h"
#include "searcher/render/json_renderer.h"
#include "searcher/render/paths_renderer.h"
#include "searcher/render/template_renderer.h"
#include "searcher/render/text_renderer.h"
#include "searcher/render/trec_renderer.h"

namespace news {

std::string header(Format format, const Look& look) {
  if (format == Format::csv) return csv_header(look);
  return format == Format::html && look.in_batch ? html_head("News") : "";
}

struct Renderer::State {
  const Format format;
  const Look& look;
  TextRenderer text{look};
  PathsRenderer paths{look};
  HtmlRenderer html{look};
  double lowest_score = std::numeric_limits<double>::infinity();  // those of a run never rise, also in order of dates
};

Renderer::Renderer(Format format, const Look& look) : state_(new State{format, look}) {}
Renderer::~Renderer() = default;

void Renderer::hit(const Results& results, const Hit& hit, std::string& out) {
  const Look& look = state_->look;
  switch (state_->format) {
    case Format::text: return state_->text.hit(results, hit, out);
    case Format::jsonl: return render_json_hit(hit, out, look.request);
    case Format::csv: return render_csv(hit, look, out);
    case Format::html: return state_->html.hit(results, hit, out);
    case Format::paths: return state_->paths.hit(hit, out);
    case Format::trec:
      state_->lowest_score = std::min(state_->lowest_score, hit.score);
      return render_trec(hit, state_->lowest_score, look, out);
    case Format::templated: return render_template(hit, look, out);
  }
}

void Renderer::end(const Results& results, std::string& out) {
  if (state_->format == Format::text) state_->text.end(results, out);
  if (state_->format == Format::html) state_->html.end(results, out);
  if (state_->format == Format::jsonl) render_json_summary(results, out, state_->look.request);
}

}  // namespace news
