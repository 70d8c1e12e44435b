// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/similar/similar_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/shingles.h"
#include "common/schema.h"
#include "searcher/engine/find_article.h"
#include "searcher/engine/matching/alternatives.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/snippet.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/explanation.h"
#include "searcher/engine/ranking/idf.h"
#include "searcher/engine/ranking/ranking.h"
#include "searcher/engine/similar/spread.h"
#include "searcher/engine/similar/subject_words.h"
#include "searcher/engine/similar/ties.h"
#include "searcher/engine/stored_article.h"

namespace news {
namespace {

using Query = Xapian::Query;

/// What an article of the same day gains, as a share of the best score; half of it after so many days. Chosen by
/// tests/bench/similar/results.md.
constexpr double closeness_share = 0.15;
constexpr double closeness_days = 15;

/// Articles below this share of the best score that words can reach tell another story.
constexpr double least_share = 0.06;

/// The same for background, as a share of what the best of them scores: there is no next page of better ones.
constexpr double least_share_of_background = 0.35;

/// So many that may be copies are compared by their texts; they come first by their words.
constexpr std::size_t most_compared = 20;

/// What is known of the subject.
struct Known {
  FoundArticle article;
  bool is_indexed = false;
  std::string date;    ///< as in `slots::oldest`; empty if it has none
  std::string copies;  ///< as in `slots::copies`
};

struct Candidate {
  RankedMatch ranked;
  std::optional<std::chrono::sys_days> day;
  double closeness = 0;
};

class SimilarRun {
 public:
  SimilarRun(IndexView& index, const QueryNode& tree, const Request& request, bool background, Known known)
      : index_(index), tree_(tree), request_(request), background_(background), known_(std::move(known)) {
    if (const auto published = published_of_value(known_.date)) day_ = published->day;
  }

  Results run();

 private:
  void compile();
  Query filtered(const Query& query, std::vector<std::string>& notices);
  std::vector<Candidate> candidates(Results& results);
  void favour_close(Candidate& one, double best) const;
  void leave_out_copies(std::vector<Candidate>& found) const;
  void order(std::vector<Candidate>& found) const;
  void choose_background(std::vector<Candidate>& found) const;
  void hand_out(const std::vector<Candidate>& page, Results& results);
  std::vector<std::vector<ScorePart>> explain(const std::vector<Candidate>& page,
                                              const std::vector<StoredArticle>& articles) const;
  Highlighter highlighter_of(const std::vector<std::string>& terms) const;
  std::string describe_gap(const Candidate& one) const;

  IndexView& index_;
  const QueryNode& tree_;
  const Request& request_;
  bool background_;
  Known known_;
  std::optional<std::chrono::sys_days> day_;
  std::vector<SubjectWord> subject_;
  CompiledQuery words_;  ///< a part for each of the subject
};

/// A part for each word, which the explanation of scores takes apart again.
void SimilarRun::compile() {
  const std::size_t least_articles = known_.is_indexed ? 2 : 1;  // one of them is the article itself
  subject_ = subject_words(known_.article.title, known_.article.body, least_articles, index_);
  for (const SubjectWord& word : subject_) {
    const Query query(Query::OP_SCALE_WEIGHT, Query(word.term), word.weight);
    const double rarity = inverse_document_frequency(word.articles, index_.article_count());
    const std::size_t place = words_.parts.size();
    words_.parts.push_back({.text = word.term,
                            .query = query,
                            .apart = query,
                            .information = rarity,
                            .first_pattern = place,
                            .end_pattern = place + 1});
    words_.patterns.push_back({.words = {{word.term}}, .weight = rarity});
  }
}

Query SimilarRun::filtered(const Query& query, std::vector<std::string>& notices) {
  Query found = query;
  if (tree_.kind != QueryNode::Kind::nothing && tree_.kind != QueryNode::Kind::every) {
    CompiledQuery conditions = compile_query(ResolvedQuery(tree_, index_), index_);
    notices = std::move(conditions.notices);
    found = Query(Query::OP_FILTER, found, conditions.joined(request_.any ? Demand::any : Demand::all));
  }
  if (background_) {
    const std::string end = known_.date.empty() ? std::string(after_all_dates) : known_.date;
    found = Query(Query::OP_FILTER, found, Query(Query::OP_VALUE_RANGE, slots::oldest, std::string(), end));
  }
  if (!known_.copies.empty())
    found = Query(Query::OP_AND_NOT, found, Query(Query::OP_VALUE_RANGE, slots::copies, known_.copies, known_.copies));
  return found;
}

std::vector<Candidate> SimilarRun::candidates(Results& results) {
  std::vector<Query> parts;
  for (const CompiledQuery::Part& part : words_.parts) parts.push_back(part.query);
  if (parts.empty()) return {};
  Xapian::Enquire enquire =
      index_.enquire(filtered(Query(Query::OP_OR, parts.begin(), parts.end()), results.notices), Scores::ranked);
  set_likeness_ranking(enquire, index_);
  enquire.set_collapse_key(slots::copies);
  const Xapian::MSet matches = enquire.get_mset(0, most_similar + 1);
  const double least = least_share * matches.get_max_possible();
  std::vector<Candidate> found;
  for (auto match = matches.begin(); match != matches.end() && match.get_weight() >= least; ++match) {
    const bool is_itself = known_.is_indexed && *match == known_.article.number;
    if (!is_itself) found.push_back({.ranked = {.article = *match, .score = match.get_weight()}});
  }
  leave_out_copies(found);
  if (found.size() > most_similar) found.resize(most_similar);
  if (found.empty()) return found;
  const double best = found.front().ranked.score;
  for (Candidate& one : found) favour_close(one, best);
  if (background_) {
    std::erase_if(found, [&](const Candidate& one) {
      return one.ranked.score - one.closeness < least_share_of_background * best || !one.day ||
             (day_ && *one.day > *day_);
    });
  }
  return found;
}

void SimilarRun::favour_close(Candidate& one, double best) const {
  if (const auto published = published_of_value(index_.value(one.ranked.article, slots::oldest)))
    one.day = published->day;
  if (!day_ || !one.day) return;
  const auto days = static_cast<double>(std::abs((*one.day - *day_).count()));
  one.closeness = on_grid(closeness_share * best * std::exp2(-days / closeness_days));
  one.ranked.score += one.closeness;
}

/// The index knows the copies that are in one database with the article, and none of a text that it does not have. That
/// text has no headline of its own.
void SimilarRun::leave_out_copies(std::vector<Candidate>& found) const {
  Words words;
  const auto shingles = [&](const StoredArticle& article) {
    return shingles_of(known_.is_indexed ? article.title : std::string(), article.body, words);
  };
  const Shingles own = shingles(known_.article);
  const Signature signature = signature_of(own);
  std::size_t compared = 0;
  std::erase_if(found, [&](const Candidate& one) {
    const auto other = signature_of_value(index_.value(one.ranked.article, slots::signature));
    if (known_.is_indexed && (!other || !may_be_near_copies(signature, *other))) return false;
    if (compared == most_compared) return false;
    ++compared;
    return jaccard(own, shingles(index_.article(one.ranked.article))) >= near_copy;
  });
}

void SimilarRun::order(std::vector<Candidate>& found) const {
  const auto value = [this](const Candidate& one, unsigned slot) { return index_.value(one.ranked.article, slot); };
  std::ranges::stable_sort(found, [&](const Candidate& one, const Candidate& other) {
    switch (request_.sort) {
      case Sort::relevance: break;
      case Sort::newest: return value(one, slots::newest) < value(other, slots::newest);
      case Sort::oldest: return value(one, slots::oldest) < value(other, slots::oldest);
      case Sort::added: return value(other, slots::first_seen) < value(one, slots::first_seen);
    }
    return one.ranked.score > other.ranked.score;
  });
}

/// Keeps the articles of the page, the oldest first.
void SimilarRun::choose_background(std::vector<Candidate>& found) const {
  std::vector<Dated> dated;
  for (const Candidate& one : found) dated.push_back({*one.day, one.ranked.score});
  const std::size_t offset = std::min(request_.offset, found.size());
  std::vector<std::size_t> chosen = spread_over_time(dated, offset + std::min(request_.limit, found.size() - offset));
  chosen.erase(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(std::min(offset, chosen.size())));
  std::vector<Candidate> page;
  for (const std::size_t place : chosen) page.push_back(found[place]);
  std::ranges::stable_sort(page, {}, [](const Candidate& one) { return *one.day; });
  found = std::move(page);
}

Results SimilarRun::run() {
  compile();
  Results results{.query = request_.query};
  if (tree_.kind != QueryNode::Kind::nothing) results.understood = to_string(tree_);
  std::vector<Candidate> found = candidates(results);
  if (background_) {
    std::vector<Dated> days;
    for (const Candidate& one : found) days.push_back({*one.day, 1});
    results.matches = spread_over_time(days, found.size()).size();
    results.stories = results.matches;
    choose_background(found);
  } else {
    results.matches = found.size();
    results.stories = results.matches;
    order(found);
    const std::size_t offset = std::min(request_.offset, found.size());
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(offset));
    if (found.size() > request_.limit) found.resize(request_.limit);
  }
  hand_out(found, results);
  return results;
}

Highlighter SimilarRun::highlighter_of(const std::vector<std::string>& terms) const {
  std::vector<HighlightPattern> patterns;
  for (const HighlightPattern& pattern : words_.patterns) {
    if (std::ranges::find(terms, pattern.words.front().front()) != terms.end()) patterns.push_back(pattern);
  }
  return Highlighter(std::move(patterns));
}

/// "published 3 days later"
std::string SimilarRun::describe_gap(const Candidate& one) const {
  const auto days = (*one.day - *day_).count();
  if (days == 0) return "published on the same day";
  return "published " + std::to_string(std::abs(days)) + (std::abs(days) == 1 ? " day " : " days ") +
         (days < 0 ? "earlier" : "later");
}

void SimilarRun::hand_out(const std::vector<Candidate>& page, Results& results) {
  std::vector<StoredArticle> articles;
  for (const Candidate& one : page) articles.push_back(index_.article(one.ranked.article));
  std::vector<std::vector<ScorePart>> explained(page.size());
  if (request_.explain) explained = explain(page, articles);
  const SnippetOptions options{.count = request_.snippets, .length = request_.snippet_length};
  for (std::size_t n = 0; n < page.size(); ++n) {
    StoredArticle& article = articles[n];
    TyingWords ties = ties_of(subject_, article, index_);
    Highlighter highlighter = highlighter_of(ties.terms);
    Hit hit = hit_of(article);
    hit.rank = request_.offset + n + 1;
    hit.score = page[n].ranked.score;
    hit.tie = std::move(ties.words);
    hit.title_highlights = highlights(hit.title, Highlighter::Part::title, highlighter);
    if (options.count != 0) hit.snippets = make_snippets(hit.title, article.body, highlighter, options);
    hit.explanation = std::move(explained[n]);
    results.hits.push_back(std::move(hit));
  }
}

/// The parts of each score, the highest first.
std::vector<std::vector<ScorePart>> SimilarRun::explain(const std::vector<Candidate>& page,
                                                        const std::vector<StoredArticle>& articles) const {
  std::vector<std::string> ids;
  for (const StoredArticle& article : articles) ids.push_back(article.id);
  if (ids.empty()) return {};
  Explanation explanation(words_, Demand::all, {}, {}, ids, index_, set_likeness_ranking);
  std::vector<std::vector<ScorePart>> explained;
  for (std::size_t n = 0; n < page.size(); ++n) {
    auto& parts = explained.emplace_back(explanation.parts(page[n].ranked, articles[n].title, articles[n].body));
    if (page[n].closeness > 0)
      parts.push_back({.text = describe_gap(page[n]), .score = page[n].closeness, .remark = true});
    std::ranges::stable_sort(parts, std::greater<>(), &ScorePart::score);
  }
  return explained;
}

/// The subject as the index knows it, or the text; absent if no article has the id.
std::optional<Known> look_up(const Subject& subject, const IndexView& index) {
  Known known;
  if (subject.id.empty()) {
    known.article.title = subject.title;
    known.article.body = subject.text;
    return known;
  }
  auto found = find_article(index, subject.id);
  if (!found) return std::nullopt;
  known.is_indexed = true;
  known.article = *std::move(found);
  const std::string date = index.value(known.article.number, slots::oldest);
  if (published_of_value(date)) known.date = date;
  known.copies = index.value(known.article.number, slots::copies);
  return known;
}

bool has_words(const StoredArticle& article) { return Words(article.title).next() || Words(article.body).next(); }

}  // namespace

std::optional<Results> run_similar(IndexView& index, const QueryNode& tree, const Subject& subject,
                                   const Request& request) {
  auto known = look_up(subject, index);
  if (!known) return std::nullopt;
  const std::string_view member = subject.background ? "background" : "similar";
  if (!has_words(known->article)) throw RequestError(member, "has no words to go by");
  if (subject.background && known->is_indexed && known->date.empty())
    throw RequestError(member, "is of an article without a date", "--similar finds what is like it at any time");
  std::string name = known->article.title.empty() ? known->article.id : known->article.title;
  Results results = SimilarRun(index, tree, request, subject.background, *std::move(known)).run();
  results.similar_to = name.empty() ? "the text" : std::move(name);
  return results;
}

}  // namespace news
