// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/search_run.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/matching/collector.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/snippet.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/explanation.h"
#include "searcher/engine/ranking/month_asked.h"
#include "searcher/engine/ranking/scale.h"
#include "searcher/engine/ranking/surface_form.h"
#include "searcher/engine/stored_article.h"
#include "searcher/engine/suggestions/autopsy.h"
#include "searcher/engine/suggestions/suggestions.h"

namespace news {
namespace {

/// The most time that the autopsy and the suggestions may take.
constexpr std::chrono::milliseconds time_for_advice{200};

/// To explain a score, every word of the query is weighed again for the article. For a long query fewer are explained.
constexpr std::size_t most_explained = 50;
constexpr std::size_t least_explained = 5;
constexpr std::size_t most_weighed = 1600;  // words times articles

std::size_t most_explained_of(const CompiledQuery& query) {
  const std::size_t words = std::max<std::size_t>(1, query.parts.size());
  return std::clamp(most_weighed / words, least_explained, most_explained);
}

class SearchRun {
 public:
  SearchRun(IndexView& index, const QueryNode& tree, const Request& request, std::chrono::sys_days today)
      : index_(index),
        understood_(to_string(tree)),
        request_(request),
        today_(today),
        resolved_(tree, index),
        compiled_(compile_query(resolved_, index)),
        boosts_(surface_form_boosts(resolved_.tree(), index.article_count())),
        hits_(page(), index) {
    if (auto boost = boost_for_month(resolved_.tree(), index.article_count(), today))
      boosts_.push_back(*std::move(boost));
  }

  Results run(const HitSink& sink);

 private:
  void match(Demand asked);
  HitCollector::Page page() const;
  void look_for_more(Results& results);
  void hand_out(Results& results, const HitSink& sink);
  std::optional<Explanation> explanation(Results& results) const;

  IndexView& index_;
  std::string understood_;
  const Request& request_;
  std::chrono::sys_days today_;
  ResolvedQuery resolved_;
  CompiledQuery compiled_;
  std::vector<Boost> boosts_;
  Demand asked_ = Demand::all;  ///< by the last match
  Scale scale_;
  HitCollector hits_;
  CountCollector count_{counted_exactly};
};

Results SearchRun::run(const HitSink& sink) {
  Results results{.query = request_.query, .understood = understood_};
  match(request_.any ? Demand::any : Demand::all);
  if (count_.matches() == 0) {
    look_for_more(results);
  } else {
    const Demand asked = request_.any ? Demand::any : Demand::all;
    results.suggestions = did_you_mean(resolved_, asked, count_.matches(), index_);
  }
  results.matches = count_.matches();
  results.exact = count_.is_exact();
  results.notices = compiled_.notices;
  hand_out(results, sink);
  return results;
}

/// Runs the query. If it falls back to any of the words, articles that cover more of the query come first.
void SearchRun::match(Demand asked) {
  asked_ = asked;
  const bool covers = asked == Demand::any && !request_.any;
  const Xapian::Query plain = with_boosts(compiled_.joined(asked), boosts_);
  scale_ = measure(plain, covers, request_, today_, index_);
  Xapian::Query query = covers ? with_boosts(compiled_.joined(asked, scale_.boost_per_share), boosts_) : plain;
  if (scale_.freshness) query = with_freshness(query, *scale_.freshness);
  hits_ = HitCollector(page(), index_);
  collect(index_, query, std::array<Collector*, 2>{&hits_, &count_});
}

/// Where coverage decides, the opening does not.
HitCollector::Page SearchRun::page() const {
  HitCollector::Page page{.sort = request_.sort,
                          .offset = request_.offset,
                          .limit = request_.limit,
                          .has_scores = !compiled_.parts.empty()};
  if (page.sort != Sort::relevance || !page.has_scores || scale_.boost_per_share != 0) return page;
  page.opening.emplace(resolved_.tree(), index_.article_count());
  if (scale_.freshness) page.best_score = scale_.freshness->lift;
  return page;
}

/// Finds out why nothing matches and what would, then falls back to any of the words.
void SearchRun::look_for_more(Results& results) {
  const auto deadline = std::chrono::steady_clock::now() + time_for_advice;
  results.autopsy = examine(resolved_, index_, deadline);
  const Demand asked = request_.any ? Demand::any : Demand::all;
  results.suggestions = suggestions(resolved_, asked, results.autopsy, index_, deadline);
  if (request_.any || compiled_.parts.size() < 2) return;
  match(Demand::any);
  if (count_.matches() != 0) results.fallback = "any";
}

void SearchRun::hand_out(Results& results, const HitSink& sink) {
  results.handed_out = hits_.hits().size();
  auto explanation = request_.explain ? this->explanation(results) : std::nullopt;
  Highlighter highlighter(compiled_.patterns_of(asked_));
  const SnippetOptions options{.count = request_.snippets, .length = request_.snippet_length};
  for (std::size_t at = 0; at < hits_.hits().size(); ++at) {
    const RankedMatch& ranked = hits_.hits()[at];
    StoredArticle article = index_.article(*ranked.match);
    Hit hit = hit_of(article);
    hit.rank = request_.offset + at + 1;
    hit.score = ranked.score;
    hit.title_highlights = highlights(hit.title, Highlighter::Part::title, highlighter);
    if (options.count != 0) hit.snippets = make_snippets(hit.title, article.body, highlighter, options);
    if (explanation && at < most_explained_of(compiled_))
      hit.explanation = explanation->parts(ranked, hit.title, article.body);
    sink(results, std::move(hit));
  }
}

/// Explains the first scores; absent if there are no hits.
std::optional<Explanation> SearchRun::explanation(Results& results) const {
  const std::size_t most = most_explained_of(compiled_);
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < std::min(hits_.hits().size(), most); ++at)
    ids.push_back(index_.article(*hits_.hits()[at].match).id);
  if (ids.empty()) return std::nullopt;
  if (ids.size() < hits_.hits().size())
    results.notices.push_back("only the first " + std::to_string(most) + " scores are explained");
  return Explanation(compiled_, asked_, boosts_, scale_, ids, index_);
}

}  // namespace

Results run_search(IndexView& index, const QueryNode& tree, const Request& request, std::chrono::sys_days today,
                   const HitSink& sink) {
  return SearchRun(index, tree, request, today).run(sink);
}

}  // namespace news
