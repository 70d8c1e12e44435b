// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>

#include <array>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "common/index/database.h"
#include "common/schema.h"
#include "common/text.h"
#include "news/search.h"
#include "searcher/engine/copies/article_copies.h"
#include "searcher/engine/copies/story_spy.h"
#include "searcher/engine/coverage/coverage_run.h"
#include "searcher/engine/field_values.h"
#include "searcher/engine/find_article.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/collector.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/passages/highlight.h"
#include "searcher/engine/passages/paragraphs.h"
#include "searcher/engine/query/filters.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_refusal.h"
#include "searcher/engine/query/query_text.h"
#include "searcher/engine/query/resolved_query.h"
#include "searcher/engine/ranking/typed_form.h"
#include "searcher/engine/search_run.h"
#include "searcher/engine/similar/similar_run.h"
#include "searcher/engine/stored_article.h"

namespace news {
namespace {

/// Gives up when an indexer keeps committing faster than a search runs.
constexpr int most_retries = 10;

std::chrono::sys_days today_of(const Request& request) {
  return request.today.value_or(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

/// The query of a request with its filters.
struct Parsed {
  QueryNode tree;
  std::vector<std::string> remarks;  ///< for the user, before what the search has to say
};

Parsed parse(const Request& request) {
  if (request.recent != 0 && request.sort != Sort::relevance)
    throw RequestError("recent", "works only when sorting by relevance", "leave it out, or sort by relevance");
  const auto today = today_of(request);
  Parsed parsed;
  parsed.tree = request.literal ? parse_literal(request.query) : parse_query(request.query, today, &parsed.remarks);
  const bool asks_nothing = parsed.tree.kind == QueryNode::Kind::nothing;
  const auto typed = text::trim(request.query);
  if (asks_nothing && !typed.empty())
    parsed.remarks.push_back(shown(typed) + " has no letter or digit: signs are not searched for");
  parsed.tree = with_filters(std::move(parsed.tree), request, today);
  if (parsed.tree.kind == QueryNode::Kind::nothing && typed.empty()) parsed.tree.kind = QueryNode::Kind::every;
  return parsed;
}

void put_first(std::vector<std::string> remarks, std::vector<std::string>& notices) {
  notices.insert(notices.begin(), std::make_move_iterator(remarks.begin()), std::make_move_iterator(remarks.end()));
}

std::chrono::microseconds time_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
}

Demand demand_of(const Request& request) { return request.any ? Demand::any : Demand::all; }

}  // namespace

struct Engine::State {
  State(std::vector<std::string> databases, const Reach& reach) : index(std::move(databases), reach) {}

  /// Runs `work` on one revision of the index; if an indexer discards that, again on the newest. If a shard fails,
  /// tries it once more, then does without.
  template <typename Work>
  auto on_one_revision(Work work) {
    index.start_request();
    for (int tries = 0;; ++tries) {
      try {
        if (is_used) index.reopen();
        is_used = true;
        return work();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (tries == most_retries) index.fail(error);
      } catch (const Xapian::Error& error) {
        if (tries == most_retries || !index.recover(error)) index.fail(error);
      } catch (const std::length_error&) {  // Xapian reads damaged data as the size of a string
        index.fail(Xapian::DatabaseCorruptError("a size in a table is impossible"));
      }
    }
  }

  /// Runs `search`, which takes the query and today.
  template <typename Search>
  auto timed(const Request& request, Search search) {
    const auto start = std::chrono::steady_clock::now();
    const auto today = today_of(request);
    const Parsed parsed = parse(request);
    auto results = on_one_revision([&] { return search(parsed, today); });
    results.elapsed = time_since(start);
    return results;
  }

  std::size_t count(const QueryNode& tree, const Request& request, std::vector<std::string>* notices,
                    std::size_t* stories);
  std::optional<FullArticle> article(const std::string& id, const QueryNode& tree);
  Reading read(const QueryNode& tree);

  IndexView index;
  bool is_used = false;  ///< the index may be behind: reopen it first
};

std::size_t Engine::State::count(const QueryNode& tree, const Request& request, std::vector<std::string>* notices,
                                 std::size_t* stories) {
  CompiledQuery query = compile_query(ResolvedQuery(tree, index), index);
  if (notices != nullptr) *notices = std::move(query.notices);
  if (notices != nullptr && !query.checks.empty())
    notices->push_back("about: shards count articles in which some of the words stand apart too");
  if (stories == nullptr) return index.count(query.joined(demand_of(request)), index.article_count()).matches;
  StorySpy spy(index.copy_groups(), index.story_counting());
  CountCollector count(index.article_count(), request.fold_copies ? &spy : nullptr);
  collect(index, query.joined(demand_of(request)), std::array<Collector*, 1>{&count});
  *stories = count.stories();
  return count.matches();
}

std::optional<FullArticle> Engine::State::article(const std::string& id, const QueryNode& tree) {
  auto found = find_article(index, id);
  if (!found) return std::nullopt;
  Highlighter highlighter(compile_query(ResolvedQuery(tree, index), index).patterns_of(Demand::all));
  FullArticle article{.hit = hit_of(*found), .text = std::move(found->body), .warnings = std::move(found->warnings)};
  article.hit.title_highlights = highlights(article.hit.title, Highlighter::Part::title, highlighter);
  article.highlights = highlights(article.text, Highlighter::Part::body, highlighter);
  return article;
}

Reading Engine::State::read(const QueryNode& tree) {
  const ResolvedQuery query(tree, index);
  Reading reading{.understood = to_string(tree)};
  if (std::string cut = to_string(query.tree()); cut != reading.understood) reading.cut = std::move(cut);
  const QueryNode* last = nullptr;
  const bool is_alone = has_one_word(query.tree());
  visit_typed_words(query.tree(), [&](const QueryNode& leaf, const QueryWord& word) {
    WordForms found{.word = leaf.text, .forms = {}};
    for (const Form& form : word.forms) {
      if (form.articles != 0) found.forms.push_back(form.term);
    }
    if (std::exchange(last, &leaf) != &leaf) {
      for (const QueryNode& other : leaf.alternatives) found.forms.push_back(text_of_alternative(other));
    }
    const bool has_others = found.forms.size() > 1 || (found.forms.size() == 1 && found.forms.front() != word.term);
    if (!word.forms.empty()) found.typed_weight = typed_form_weight(word, is_alone);
    if (has_others) reading.words.push_back(std::move(found));
  });
  return reading;
}

Engine::Engine(std::vector<std::string> databases, const Reach& reach) {
  const std::string first = databases.empty() ? std::string() : databases.front();
  try {
    state_ = std::make_unique<State>(std::move(databases), reach);
  } catch (const Xapian::Error& error) {
    rethrow(error, first);
  }
}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const std::vector<MissingShard>& Engine::missing() const { return state_->index.missing(); }

void Engine::use_synonyms(Synonyms synonyms) { state_->index.use_synonyms(std::move(synonyms)); }

Results Engine::search(const Request& request) {
  return state_->timed(request, [&, this](const Parsed& query, std::chrono::sys_days today) {
    std::vector<Hit> hits;
    const HitSink keep = [&](const Results&, Hit hit) { hits.push_back(std::move(hit)); };
    Results results = run_search(state_->index, query.tree, request, today, keep, query.remarks);
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
  return state_->timed(request, [&, this](const Parsed& query, std::chrono::sys_days today) {
    try {
      return run_search(state_->index, query.tree, request, today, watched, query.remarks);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (!begun) throw;
      throw Error("the index changed while its articles were handed out: the rest of them is missing",
                  "run it again while nothing is indexed");
    } catch (const Xapian::Error& error) {
      if (begun) state_->index.fail(error);
      throw;
    }
  });
}

std::size_t Engine::count(const Request& request, std::vector<std::string>* notices, std::size_t* stories) {
  Parsed parsed = parse(request);
  const auto count = state_->on_one_revision([&] { return state_->count(parsed.tree, request, notices, stories); });
  if (notices != nullptr) put_first(std::move(parsed.remarks), *notices);
  return count;
}

Coverage Engine::coverage(const Request& request, const CoverageRequest& wanted) {
  check_facets(wanted);
  return state_->timed(request, [&, this](const Parsed& query, std::chrono::sys_days) {
    Coverage coverage = run_coverage(state_->index, query.tree, request, wanted);
    put_first(query.remarks, coverage.notices);
    return coverage;
  });
}

std::optional<FullArticle> Engine::article(const std::string& id, const Request& request, const Paragraphs& part) {
  const QueryNode tree = parse(request).tree;
  auto article = state_->on_one_revision([&] { return state_->article(id, tree); });
  if (article) keep_paragraphs(*article, part);
  return article;
}

std::optional<ArticleCopies> Engine::copies(const std::string& id) {
  return state_->on_one_revision([&] { return article_copies(id, state_->index); });
}

std::optional<Results> Engine::similar(const Subject& subject, const Request& request) {
  if (request.recent != 0)
    throw RequestError("recent", "does not go with similar articles", "sort them: newest, oldest or added");
  const auto start = std::chrono::steady_clock::now();
  Parsed parsed = parse(request);
  auto results = state_->on_one_revision([&] { return run_similar(state_->index, parsed.tree, subject, request); });
  if (!results) return results;
  put_first(std::move(parsed.remarks), results->notices);
  results->elapsed = time_since(start);
  return results;
}

Reading Engine::read(const Request& request) {
  Parsed parsed = parse(request);
  Reading reading = state_->on_one_revision([&] { return state_->read(parsed.tree); });
  reading.notices = std::move(parsed.remarks);
  return reading;
}

std::vector<std::string> Engine::values(const std::string& field, const std::string& start, std::size_t limit) {
  const Field* const known = find_field(field);
  if (known == nullptr) return {};
  return state_->on_one_revision([&] { return field_values(*known, start, limit, state_->index); });
}

}  // namespace news
