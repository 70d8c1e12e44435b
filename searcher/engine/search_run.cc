// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/search_run.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/copies/page_copies.h"
#include "searcher/engine/copies/story_spy.h"
#include "searcher/engine/matching/collector.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/snippet.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/explanation.h"
#include "searcher/engine/ranking/mentions.h"
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
constexpr std::chrono::milliseconds time_for_advice_of_shards{1000};

/// How many articles are read of shards at once.
constexpr std::size_t read_at_once = 64;

/// To explain a score, every word of the query is weighed again for the article. For a long query fewer are explained.
constexpr std::size_t most_explained = 50;
constexpr std::size_t least_explained = 5;
constexpr std::size_t most_weighed = 1600;  // words times articles

std::size_t most_explained_of(const CompiledQuery& query) {
  const std::size_t words = std::max<std::size_t>(1, query.parts.size());
  return std::clamp(most_weighed / words, least_explained, most_explained);
}

/// Of fewer words, all but one say too little. Of more, asking for all but each is too much.
constexpr std::size_t fewest_filled = 3;
constexpr std::size_t most_filled = 8;

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
        rank_(request.offset) {
    if (auto boost = boost_for_month(resolved_.tree(), index.article_count(), today))
      boosts_.push_back(*std::move(boost));
  }

  Results run(const HitSink& sink, const std::vector<std::string>& remarks);

 private:
  /// The articles that meet one demand, as far as they are on the page.
  struct Match {
    Demand asked = Demand::all;
    Scale scale = {};
    std::unique_ptr<StorySpy> stories;  ///< absent if copies are shown, or there are none
    HitCollector hits;
    CountCollector count;

    std::size_t found() const { return count.matches() - hits.estimated_refused(count.matches()); }
    bool is_exact() const { return count.is_exact() && !hits.may_refuse_more(); }
    bool has_checks = false;  ///< of which hits are checked; copies among what is refused are not known
    std::size_t stories_found() const {
      const std::size_t others = hits.counted_twice() + hits.estimated_refused(count.stories());
      return std::max(hits.hits().size(), count.stories() - std::min(count.stories(), others));
    }
    bool knows_stories() const { return count.stories_are_exact() && !hits.may_count_more_twice() && !has_checks; }
  };

  const Match& match(Demand asked, std::size_t offset, std::size_t limit);
  const Match& match(Demand asked) { return match(asked, request_.offset, request_.limit); }
  HitCollector::Page page(const Scale& scale, std::size_t offset, std::size_t limit) const;
  void set_counts(Results& results, const Match& match) const;
  bool must_have_all(Demand asked) const { return asked == Demand::all || compiled_.parts.size() == 1; }
  /// Only what every match must have can be checked.
  bool is_checked(const Match& match) const { return compiled_.checks.empty() || must_have_all(match.asked); }
  void find_copies();
  void look_for_more(Results& results);
  void fill_page(Results& results);
  void read_ahead(const Match& match, std::size_t from) const;
  void hand_out(const Match& match, std::optional<Explanation>& explanation, const Results& results,
                const HitSink& sink);
  std::optional<Explanation> explanation(const Match& match, Results& results) const;

  IndexView& index_;
  std::string understood_;
  const Request& request_;
  std::chrono::sys_days today_;
  ResolvedQuery resolved_;
  CompiledQuery compiled_;
  std::vector<Boost> boosts_;
  std::vector<Match> matches_;        ///< in the order of the page
  std::optional<PageCopies> copies_;  ///< absent if no hit has any
  std::size_t rank_;                  ///< of the last hit
  double lift_ = 0;                   ///< keeps the scores of articles with all the words above those that lack one
};

Results SearchRun::run(const HitSink& sink, const std::vector<std::string>& remarks) {
  Results results{.query = request_.query, .understood = understood_, .missing = index_.missing()};
  const Demand asked = request_.any ? Demand::any : Demand::all;
  set_counts(results, match(asked));
  if (results.matches == 0) {
    look_for_more(results);
  } else {
    if (request_.advise)
      results.suggestions = index_.settled([&] { return did_you_mean(resolved_, asked, results.matches, index_); });
    if (results.stories < request_.fill) fill_page(results);
  }
  find_copies();
  results.notices = remarks;
  std::ranges::copy(compiled_.notices, std::back_inserter(results.notices));
  const auto is_unchecked = [this](const Match& match) { return !is_checked(match); };
  if (compiled_.is_sure && std::ranges::any_of(matches_, is_unchecked))
    results.notices.emplace_back(shards_are_not_sure);
  if (const auto& freshness = matches_.front().scale.freshness; freshness && freshness->ends_early)
    results.notices.push_back("freshness counts from the day of the newest article, " +
                              format_date_for_people({.time = freshness->today}));
  if (request_.sort != Sort::relevance && results.fallback.empty()) {
    std::string remark = remark_on_mentions(resolved_.tree(), matches_.front().hits.hits(), index_);
    if (!remark.empty()) results.notices.push_back(std::move(remark));
  }
  std::vector<std::optional<Explanation>> explanations;
  for (const Match& match : matches_) {
    results.handed_out += match.hits.hits().size();
    explanations.push_back(request_.explain ? explanation(match, results) : std::nullopt);
  }
  for (std::size_t n = 0; n < matches_.size(); ++n) hand_out(matches_[n], explanations[n], results, sink);
  return results;
}

/// Runs the query. If not all of it is asked for, articles that cover more of the query come first.
const SearchRun::Match& SearchRun::match(Demand asked, std::size_t offset, std::size_t limit) {
  const bool covers = asked != Demand::all && !request_.any;
  const Xapian::Query plain = with_boosts(compiled_.joined(asked), boosts_);
  const Scale scale = measure(plain, covers, request_, today_, index_);
  Xapian::Query query = covers ? with_boosts(compiled_.joined(asked, scale.boost_per_share), boosts_) : plain;
  if (scale.freshness) query = with_freshness(query, *scale.freshness, index_);
  std::unique_ptr<StorySpy> stories;
  if (request_.fold_copies && (index_.database_count() > 1 || !index_.copy_groups().empty())) {
    const StorySpy* const before = matches_.empty() ? nullptr : matches_.front().stories.get();
    stories = std::make_unique<StorySpy>(index_.copy_groups(), index_.story_counting(), before);
  }
  HitCollector::Page asked_for = page(scale, offset, limit);
  asked_for.stories = stories.get();
  if (must_have_all(asked)) asked_for.checks = compiled_.checks;
  const CountCollector count(counted_exactly, stories.get());
  Match& match = matches_.emplace_back(Match{.asked = asked,
                                             .scale = scale,
                                             .stories = std::move(stories),
                                             .hits = HitCollector(std::move(asked_for), index_),
                                             .count = count,
                                             .has_checks = !compiled_.checks.empty()});
  collect(index_, query, std::array<Collector*, 2>{&match.hits, &match.count});
  return match;
}

/// Where coverage decides, the opening does not.
HitCollector::Page SearchRun::page(const Scale& scale, std::size_t offset, std::size_t limit) const {
  HitCollector::Page page{
      .sort = request_.sort, .offset = offset, .limit = limit, .has_scores = !compiled_.parts.empty()};
  if (page.sort != Sort::relevance || !page.has_scores || scale.boost_per_share != 0) return page;
  page.opening.emplace(resolved_.tree(), index_.article_count());
  if (scale.freshness) page.best_score = scale.freshness->lift;
  return page;
}

/// Finds out why nothing matches and what would, then falls back to any of the words.
void SearchRun::look_for_more(Results& results) {
  if (request_.advise) {
    const auto deadline =
        std::chrono::steady_clock::now() + (index_.has_shards() ? time_for_advice_of_shards : time_for_advice);
    results.autopsy = index_.settled([&] { return examine(resolved_, index_, deadline); });
    const Demand asked = request_.any ? Demand::any : Demand::all;
    results.suggestions =
        index_.settled([&] { return suggestions(resolved_, asked, results.autopsy, index_, deadline); });
  }
  if (request_.any || compiled_.parts.size() < 2) return;
  set_counts(results, match(Demand::any));
  if (results.matches != 0) results.fallback = "any";
}

void SearchRun::set_counts(Results& results, const Match& match) const {
  results.matches = match.found();
  results.exact = match.is_exact() && compiled_.is_sure && is_checked(match);
  results.stories = match.stories_found();
  results.stories_exact = match.knows_stories();
}

/// Finds the copies of the hits, and which of them lead.
void SearchRun::find_copies() {
  std::vector<Xapian::docid> hits;
  std::vector<Xapian::Query> queries;
  for (const Match& match : matches_) {
    if (!match.stories) return;
    for (const RankedMatch& hit : match.hits.hits()) {
      hits.push_back(hit.article);
      hits.insert(hits.end(), hit.elsewhere.begin(), hit.elsewhere.end());
    }
    queries.push_back(compiled_.joined(match.asked));
  }
  copies_.emplace(hits, queries, index_);
  if (request_.lead == Lead::best) return;
  for (std::size_t n = 0; n < matches_.size(); ++n) {
    if (matches_[n].asked == Demand::all_but_one) continue;
    matches_[n].hits.replace([&](Xapian::docid best) { return copies_->lead(best, n, request_.lead); });
  }
}

/// After the articles that have all the words come those that have all but one.
void SearchRun::fill_page(Results& results) {
  const std::size_t words = compiled_.parts.size();
  if (request_.any || request_.sort != Sort::relevance || !results.stories_exact || words < fewest_filled ||
      words > most_filled || !asks_for_plain_words(resolved_.tree()))
    return;
  const std::size_t offset = request_.offset - std::min(request_.offset, results.stories);
  const std::size_t limit = request_.limit - matches_.front().hits.hits().size();
  const Match& more = match(Demand::all_but_one, offset, limit);
  results.all_but_one = more.count.matches();
  results.exact = more.count.is_exact();
  results.stories_but_one = more.stories_found();
  results.stories_exact = more.knows_stories();
  if (results.all_but_one == 0) return;
  for (const unsigned share : compiled_.shares(Demand::all_but_one)) lift_ += share * more.scale.boost_per_share;
}

void SearchRun::read_ahead(const Match& match, std::size_t from) const {
  if (!index_.has_shards()) return;
  const auto& hits = match.hits.hits();
  std::vector<Xapian::docid> articles;
  for (std::size_t at = from; at < std::min(hits.size(), from + read_at_once); ++at)
    articles.push_back(hits[at].article);
  index_.fetch_articles(articles);
}

void SearchRun::hand_out(const Match& match, std::optional<Explanation>& explanation, const Results& results,
                         const HitSink& sink) {
  Highlighter highlighter(compiled_.patterns_of(match.asked));
  const SnippetOptions options{.count = request_.snippets, .length = request_.snippet_length};
  for (std::size_t at = 0; at < match.hits.hits().size(); ++at) {
    if (at % read_at_once == 0) read_ahead(match, at);
    const RankedMatch& ranked = match.hits.hits()[at];
    StoredArticle article = index_.article(ranked.article);
    Hit hit = hit_of(article);
    if (copies_) hit.copies = copies_->copies_of(ranked.article, ranked.elsewhere);
    hit.rank = ++rank_;
    hit.score = ranked.score + (match.asked == Demand::all ? lift_ : 0);
    hit.title_highlights = highlights(hit.title, Highlighter::Part::title, highlighter);
    if (options.count != 0) hit.snippets = make_snippets(hit.title, article.body, highlighter, options);
    if (match.asked == Demand::all_but_one)
      hit.missing.push_back(compiled_.missing(hit.score, match.scale.boost_per_share).text);
    if (explanation && at < most_explained_of(compiled_)) {
      hit.explanation = explanation->parts(ranked, hit.title, article.body);
      if (match.asked == Demand::all && lift_ > 0)
        hit.explanation.insert(hit.explanation.begin(), {.text = "has all the words", .score = lift_, .remark = true});
    }
    sink(results, std::move(hit));
  }
}

/// Explains the first scores; absent if there are no hits.
std::optional<Explanation> SearchRun::explanation(const Match& match, Results& results) const {
  const auto& hits = match.hits.hits();
  const std::size_t most = most_explained_of(compiled_);
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < std::min(hits.size(), most); ++at) ids.push_back(index_.article(hits[at].article).id);
  if (ids.empty()) return std::nullopt;
  if (ids.size() < hits.size())
    results.notices.push_back("only the first " + std::to_string(most) + " scores are explained");
  return Explanation(compiled_, match.asked, boosts_, match.scale, ids, index_);
}

}  // namespace

Results run_search(IndexView& index, const QueryNode& tree, const Request& request, std::chrono::sys_days today,
                   const HitSink& sink, const std::vector<std::string>& remarks) {
  return SearchRun(index, tree, request, today).run(sink, remarks);
}

}  // namespace news
