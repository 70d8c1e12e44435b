// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <algorithm>
#include <span>
#include <stdexcept>
#include <utility>

#include "common/index/database.h"
#include "common/schema.h"
#include "news/search.h"
#include "searcher/engine/field_values.h"
#include "searcher/engine/find_article.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/passages/snippet.h"
#include "searcher/engine/query/filters.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_words.h"
#include "searcher/engine/ranking/explanation.h"
#include "searcher/engine/ranking/ranking.h"
#include "searcher/engine/ranking/scale.h"
#include "searcher/engine/stored_article.h"
#include "searcher/engine/suggestions/autopsy.h"
#include "searcher/engine/suggestions/suggestions.h"

namespace news {
namespace {

/// An indexer that commits faster than a search runs would keep us asking for ever.
constexpr int most_retries = 10;

/// Advice is worth no longer wait.
constexpr std::chrono::milliseconds patience{200};

/// Every word of the query is weighed anew for each article whose score is explained: of a long query fewer are.
constexpr std::size_t most_explained = 50;
constexpr std::size_t least_explained = 5;
constexpr std::size_t most_weighed = 1600;  // words times articles

/// Of a larger page all dates are read: equal scores are likely, and an article to read its date from costs more.
constexpr Xapian::doccount most_without_dates = 200;

std::chrono::sys_days today_of(const Request& request) {
  return request.today.value_or(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

QueryNode parse(const Request& request) {
  if (request.recent != 0 && request.sort != Sort::relevance)
    throw RequestError("recent", "works only when sorting by relevance", "leave it out, or sort by relevance");
  const auto today = today_of(request);
  QueryNode tree = request.literal ? parse_literal(request.query) : parse_query(request.query, today);
  return with_filters(std::move(tree), request, today);
}

std::size_t most_explained_of(const CompiledQuery& query) {
  const std::size_t words = std::max<std::size_t>(1, query.ranked.size());
  return std::clamp(most_weighed / words, least_explained, most_explained);
}

/// With what articles boost that write the words as they were typed.
CompiledQuery compile_ranking(const QueryNode& tree, Demand asked, IndexView& index, double per_share = 0) {
  CompiledQuery query = compile_query(tree, asked, index, per_share);
  query.boosts = surface_form_boosts(tree, index);
  query.query = with_boosts(query.query, query.boosts);
  return query;
}

}  // namespace

/// The matches of a page, in their order.
struct Page {
  Xapian::MSet matches;
  std::vector<Xapian::MSetIterator> hits;
};

/// Dates need only be read where equal scores meet, unless that is at an end of the page: then absent. One match more
/// on either side tells.
std::optional<Page> page_without_dates(const Xapian::Enquire& enquire, Xapian::doccount first, Xapian::doccount count) {
  const Xapian::doccount before = first == 0 ? 0 : 1;
  Page page{
      .matches = enquire.get_mset(first - before, before + count + 1, std::max(counted_exactly, first + count + 1)),
      .hits = {}};
  bool tied = false;
  for (auto match = page.matches.begin(); match != page.matches.end(); ++match) {
    const bool inside = match.get_rank() >= first && page.hits.size() < count;
    if (inside) page.hits.push_back(match);
    auto next = match;
    if (++next == page.matches.end() || next.get_weight() < match.get_weight()) continue;
    if (!inside || page.hits.size() == count) return std::nullopt;
    tied = true;
  }
  if (!tied) return page;
  const auto order_of = [](const Xapian::MSetIterator& match) {
    return std::pair(-match.get_weight(), match.get_document().get_value(slots::newest));
  };
  std::ranges::stable_sort(page.hits, {}, order_of);
  return page;
}

struct Engine::State {
  explicit State(std::vector<std::string> databases) : index(std::move(databases)) {}

  /// Runs `work` on one revision of the index: anew, on the newest, when an indexer has discarded the one in use.
  template <typename Work>
  auto on_one_revision(Work work) {
    for (int tries = 0;; ++tries) {
      try {
        if (asked++ != 0) index.reopen();
        return work();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (tries == most_retries) index.fail(error);
      } catch (const Xapian::Error& error) {
        index.fail(error);
      } catch (const std::length_error&) {  // Xapian takes damaged data for the size of a string
        index.fail(Xapian::DatabaseCorruptError("a size in a table is impossible"));
      }
    }
  }

  template <typename Search>
  Results timed(const Request& request, Search search) {
    const auto start = std::chrono::steady_clock::now();
    const QueryNode tree = parse(request);
    Results results = on_one_revision([&] { return search(tree); });
    results.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
    return results;
  }

  Results search(const QueryNode& tree, const Request& request, const HitSink& sink);
  void hand_out(Results& results, const Page& page, const CompiledQuery& query, const Scale& scale,
                const Request& request, const HitSink& sink);
  StoredArticle stored(const Xapian::MSetIterator& match) const;
  Page page(const CompiledQuery& query, const Scale& scale, const Request& request) const;
  std::optional<Explanation> explanation(Results& results, const Page& page, const CompiledQuery& query,
                                         const Scale& scale);
  std::optional<FullArticle> article(const std::string& id, const QueryNode& tree, Demand demand);
  Reading read(QueryNode tree);

  IndexView index;
  std::size_t asked = 0;
};

Results Engine::State::search(const QueryNode& tree, const Request& request, const HitSink& sink) {
  Results results{.query = request.query, .understood = to_string(tree)};
  const auto demand = request.any ? Demand::any : Demand::all;
  CompiledQuery query = compile_ranking(tree, demand, index);
  const auto today = today_of(request);
  Scale scale = measure(query.query, false, request, today, index);
  Page found = page(query, scale, request);
  if (found.matches.get_matches_upper_bound() != 0) {
    results.suggestions = did_you_mean(tree, demand, found.matches.get_matches_estimated(), index);
  } else {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    results.autopsy = examine(tree, index, deadline);
    results.suggestions = suggestions(tree, demand, results.autopsy, index, deadline);
    if (!request.any && query.ranked.size() > 1) {
      scale = measure(compile_ranking(tree, Demand::any, index).query, true, request, today, index);
      query = compile_ranking(tree, Demand::any, index, scale.per_share);
      found = page(query, scale, request);
      if (found.matches.get_matches_upper_bound() != 0) results.fallback = "any";
    }
  }
  results.matches = found.matches.get_matches_estimated();
  results.exact = found.matches.get_matches_lower_bound() == found.matches.get_matches_upper_bound();
  results.notices = std::move(query.notices);
  hand_out(results, found, query, scale, request, sink);
  return results;
}

Page Engine::State::page(const CompiledQuery& query, const Scale& scale, const Request& request) const {
  Xapian::Enquire enquire =
      index.enquire(scale.freshness ? with_freshness(query.query, *scale.freshness) : query.query, Scores::ranked);
  const std::size_t all = index.all().get_doccount();
  const auto first = static_cast<Xapian::doccount>(std::min(request.offset, all));
  const auto count = static_cast<Xapian::doccount>(std::min(request.limit, all - first));
  if (request.sort == Sort::relevance && !query.ranked.empty() && count <= most_without_dates) {
    set_ranking(enquire, Sort::relevance, Ties::any);
    if (auto page = page_without_dates(enquire, first, count)) return std::move(*page);
  }
  Page page;
  set_ranking(enquire, request.sort, Ties::newer_first);
  page.matches = enquire.get_mset(first, count, std::max(counted_exactly, first + count));
  for (auto match = page.matches.begin(); match != page.matches.end(); ++match) page.hits.push_back(match);
  return page;
}

/// Not through the page, which keeps what is read.
StoredArticle Engine::State::stored(const Xapian::MSetIterator& match) const {
  return index.article(*match, index.all().get_document(*match, Xapian::DOC_ASSUME_VALID));
}

void Engine::State::hand_out(Results& results, const Page& page, const CompiledQuery& query, const Scale& scale,
                             const Request& request, const HitSink& sink) {
  results.handed_out = page.hits.size();
  auto explanation = request.explain ? this->explanation(results, page, query, scale) : std::nullopt;
  Highlighter highlighter(query.patterns);
  const SnippetOptions options{.count = request.snippets, .length = request.snippet_length};
  for (std::size_t at = 0; at < page.hits.size(); ++at) {
    StoredArticle article = stored(page.hits[at]);
    Hit hit = hit_of(article);
    hit.rank = request.offset + at + 1;
    hit.score = page.hits[at].get_weight();
    hit.title_highlights = highlights(hit.title, Highlighter::Part::title, highlighter);
    if (options.count != 0) hit.snippets = make_snippets(hit.title, article.body, highlighter, options);
    if (explanation && at < most_explained_of(query))
      hit.explanation = explanation->parts(page.hits[at], hit.title, article.body);
    sink(results, std::move(hit));
  }
}

/// Of the first scores; absent without any.
std::optional<Explanation> Engine::State::explanation(Results& results, const Page& page, const CompiledQuery& query,
                                                      const Scale& scale) {
  const std::size_t most = most_explained_of(query);
  std::vector<std::string> ids;
  for (const auto& match : std::span(page.hits).first(std::min(page.hits.size(), most)))
    ids.push_back(stored(match).id);
  if (ids.empty()) return std::nullopt;
  if (ids.size() < page.hits.size())
    results.notices.push_back("only the first " + std::to_string(most) + " scores are explained");
  return Explanation(query, scale, ids, index);
}

std::optional<FullArticle> Engine::State::article(const std::string& id, const QueryNode& tree, Demand demand) {
  auto found = find_article(index, id);
  if (!found) return std::nullopt;
  Highlighter highlighter(compile_query(tree, demand, index).patterns);
  FullArticle article{.hit = hit_of(*found), .text = std::move(found->body)};
  article.hit.title_highlights = highlights(article.hit.title, Highlighter::Part::title, highlighter);
  article.highlights = highlights(article.text, Highlighter::Part::body, highlighter);
  return article;
}

Reading Engine::State::read(QueryNode tree) {
  Reading reading{.understood = to_string(tree)};
  for (TypedWord& word : typed_words(tree, index, std::string::npos)) {
    std::erase_if(word.forms, [&](const std::string& form) { return !index.all().term_exists(word.prefix + form); });
    if (word.forms.size() < 2) continue;
    reading.words.push_back({.word = word.leaf->text, .forms = std::move(word.forms)});
  }
  return reading;
}

Engine::Engine(std::vector<std::string> databases) {
  const std::string first = databases.empty() ? std::string() : databases.front();
  try {
    state_ = std::make_unique<State>(std::move(databases));
  } catch (const Xapian::Error& error) {
    rethrow(error, first);
  }
}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Results Engine::search(const Request& request) {
  return state_->timed(request, [&, this](const QueryNode& tree) {
    std::vector<Hit> hits;
    Results results = state_->search(tree, request, [&](const Results&, Hit hit) { hits.push_back(std::move(hit)); });
    results.hits = std::move(hits);
    results.handed_out = 0;
    return results;
  });
}

Results Engine::search(const Request& request, const HitSink& sink) {
  bool begun = false;
  const HitSink watched = [&](const Results& results, Hit hit) {
    begun = true;
    sink(results, std::move(hit));
  };
  return state_->timed(request, [&, this](const QueryNode& tree) {
    try {
      return state_->search(tree, request, watched);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (!begun) throw;
      throw Error("the index changed while its articles were handed out: the rest of them is missing",
                  "run it again while nothing is indexed");
    }
  });
}

std::size_t Engine::count(const Request& request, std::vector<std::string>* notices) {
  const QueryNode tree = parse(request);
  return state_->on_one_revision([&] {
    const auto demand = request.any ? Demand::any : Demand::all;
    CompiledQuery query = compile_query(tree, demand, state_->index);
    if (notices != nullptr) *notices = std::move(query.notices);
    return state_->index.count(query.query, state_->index.all().get_doccount());
  });
}

std::optional<FullArticle> Engine::article(const std::string& id, const Request& request) {
  const QueryNode tree = parse(request);
  const auto demand = request.any ? Demand::any : Demand::all;
  return state_->on_one_revision([&] { return state_->article(id, tree, demand); });
}

Reading Engine::read(const Request& request) {
  const QueryNode tree = parse(request);
  return state_->on_one_revision([&] { return state_->read(tree); });
}

std::vector<std::string> Engine::values(const std::string& field, const std::string& start, std::size_t limit) {
  const Field* const known = find_field(field);
  if (known == nullptr) return {};
  return state_->on_one_revision([&] { return field_values(*known, start, limit, state_->index); });
}

}  // namespace news
