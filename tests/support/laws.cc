// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/laws.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/conditions.h"
#include "searcher/engine/query/filters.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/query/query_text.h"

namespace news::test {
namespace {

using Kind = QueryNode::Kind;

constexpr std::chrono::sys_days today = std::chrono::year{2013} / 3 / 6;

/// Of queries that find more the ids are not compared, only counted.
constexpr std::size_t most_ids = 500;

/// Counts above are estimates where nobody asked for exact ones.
constexpr std::size_t most_exact = 10'000;

constexpr std::size_t on_a_page = 7;

Request request_of(const std::string& query, std::size_t limit = 20) {
  return {.query = query, .limit = limit, .snippets = 0, .today = today};
}

Request any_of(Request request) {
  request.any = true;
  return request;
}

std::vector<std::pair<std::string, double>> scored(const Results& results) {
  std::vector<std::pair<std::string, double>> list;
  for (const Hit& hit : results.hits) list.emplace_back(hit.id, hit.score);
  return list;
}

std::string both(const std::string& one, const std::string& other) { return "(" + one + " ) (" + other + " )"; }

std::string numbers(std::size_t one, std::size_t other) {
  return ": " + std::to_string(one) + " and " + std::to_string(other);
}

}  // namespace

bool same_tree(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.text == b.text && a.field == b.field && a.distance == b.distance && a.dates == b.dates &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_tree);
}

std::vector<std::string> Laws::broken(const std::string& query, const std::string& other) {
  if (auto broken = broken_text(query); !broken.empty()) return broken;
  QueryNode tree;
  QueryNode second;
  if (!reads(query, tree)) return std::move(broken_);
  const Results results = engine_.search(request_of(query));
  check_scores(query, results);
  check_understood(request_of(query), results);
  check_counts(query, results);
  check_advice(query, results);
  check_explanation(query);
  check_pages(query);
  check_missing(query, results);
  if (reads(other, second)) check_sets(tree, second);
  return std::move(broken_);
}

std::vector<std::string> Laws::broken_text(const std::string& query) {
  broken_.clear();
  QueryNode tree;
  check_text(parse_literal(query));
  if (reads(query, tree)) check_text(tree);
  return std::move(broken_);
}

std::vector<std::string> Laws::broken_filter(const std::string& query, const std::string& value) {
  broken_.clear();
  QueryNode tree;
  if (!reads(query, tree)) return std::move(broken_);
  for (auto values : {&Request::sources, &Request::authors, &Request::languages}) {
    Request request = request_of(query);
    request.*values = {value};
    try {
      const QueryNode filtered = with_filters(tree, request, today);
      check_text(filtered);
      if (broken_.empty()) check_understood(request, engine_.search(request));
    } catch (const QueryError&) {
      throw;
    } catch (const Error&) {  // a value without a word
    }
  }
  return std::move(broken_);
}

std::vector<std::string> Laws::broken_near(const std::string& a, const std::string& b, std::size_t distance) {
  broken_.clear();
  const std::string size = "/" + std::to_string(distance) + " ";
  QueryNode tree;
  if (!reads(a + " w" + size + b, tree) || tree.kind != Kind::near || tree.children.size() != 2) {
    return std::move(broken_);
  }
  const std::string first = "(" + to_string(tree.children[0]) + " )";
  const std::string second = "(" + to_string(tree.children[1]) + " )";
  const std::string near = first + " w" + size + second;
  const std::string before = first + " pre" + size + second;
  const std::string behind = second + " pre" + size + first;
  const std::string either = "(" + before + " ) OR (" + behind + " )";
  if (!is_whole(both(near, either))) return std::move(broken_);  // phrases are bounded
  const std::size_t found = count(near);
  expect(found == count(either), "a w/N b is a pre/N b or b pre/N a: " + near);
  expect(found == count(second + " w" + size + first), "a w/N b is b w/N a: " + near);
  if (distance < 99) {
    const std::string wider = first + " w/" + std::to_string(distance + 1) + " " + second;
    expect(!is_whole(both(wider, near)) || count(both(wider, near)) == found, "w/N is within w/(N+1): " + near);
  }
  return std::move(broken_);
}

bool Laws::reads(const std::string& query, QueryNode& tree) {
  try {
    tree = parse_query(query, today);
    return true;
  } catch (const QueryError& error) {
    expect(error.begin() <= error.end() && error.end() <= query.size(), "the place is in the query: " + query);
    return false;
  }
}

void Laws::check_text(const QueryNode& tree) {
  const std::string text = to_string(tree);
  QueryNode again;
  if (!reads(text, again)) return expect(false, "what is understood can be read: " + text);
  expect(same_tree(tree, again), "what is understood is read as the same query: " + text);
  expect(to_string(again) == text, "what is understood is written alike: " + text);
}

void Laws::check_scores(const std::string& query, const Results& results) {
  expect(std::ranges::all_of(results.hits, [](const Hit& hit) { return std::isfinite(hit.score) && hit.score >= 0; }),
         "scores are finite: " + query);
  expect(std::ranges::is_sorted(results.hits, std::greater<>(), &Hit::score), "scores fall: " + query);
}

void Laws::check_understood(const Request& request, const Results& results) {
  const Results again = engine_.search(request_of(results.understood));
  expect(scored(again) == scored(results) && again.matches == results.matches && again.fallback == results.fallback,
         "what is understood finds the same: " + request.query + " | " + results.understood);
}

void Laws::check_counts(const std::string& query, const Results& results) {
  if (results.matches >= most_exact) return;
  expect(results.exact, "a small number is exact: " + query);
  const std::size_t counted = count(query, !results.fallback.empty());
  expect(counted == results.matches, "a count is what a search finds: " + query + numbers(counted, results.matches));
  expect(results.hits.size() == std::min<std::size_t>(20, results.matches), "a page is full: " + query);
  const Results any = engine_.search(any_of(request_of(query)));
  check_scores(query + " (any)", any);
  expect(any.matches >= results.matches, "any finds no fewer than all: " + query);
}

void Laws::check_advice(const std::string& query, const Results& results) {
  std::vector<std::pair<std::string, std::size_t>> said;
  for (const Suggestion& suggestion : results.suggestions) said.emplace_back(suggestion.query, suggestion.matches);
  for (const PartCount& part : results.autopsy.parts) said.emplace_back(part.text, part.matches);
  for (const auto& [text, matches] : said) {
    QueryNode tree;
    if (!reads(text, tree)) {
      expect(false, "what is proposed can be read: " + query + " | " + text);
    } else if (matches < most_exact && is_whole(text)) {
      expect(count(text) == matches,
             "what is proposed finds what it says: " + query + " | " + text + numbers(matches, count(text)));
    }
  }
  for (const Suggestion& suggestion : results.suggestions) {
    expect(suggestion.matches > (results.fallback.empty() ? results.matches : 0),
           "what is proposed finds more: " + query + " | " + suggestion.query);
  }
}

void Laws::check_explanation(const std::string& query) {
  for (const std::size_t recent : {0, 30}) {
    for (const bool any : {false, true}) {
      Request request = request_of(query, 5);
      request.explain = true;
      request.fill = 5;
      request.any = any;
      request.recent = recent;
      for (const Hit& hit : engine_.search(request).hits) {
        double sum = 0;
        for (const ScorePart& part : hit.explanation) sum += part.score;
        expect(std::abs(sum - hit.score) <= 1e-9 * std::max(1.0, hit.score),
               "the parts add up to the score: " + query + (any ? " (any)" : "") + " " + std::to_string(sum) + " and " +
                   std::to_string(hit.score));
        if (std::abs(sum - hit.score) > 1e-9 * std::max(1.0, hit.score)) return;
      }
    }
  }
}

void Laws::check_pages(const std::string& query) {
  for (const std::size_t fill : {0, 20}) {
    Request request = request_of(query, 3 * on_a_page);
    request.fill = fill;
    const auto whole = scored(engine_.search(request));
    std::vector<std::pair<std::string, double>> joined;
    request.limit = on_a_page;
    for (std::size_t page = 0; page < 3; ++page) {
      request.offset = page * on_a_page;
      std::ranges::copy(scored(engine_.search(request)), std::back_inserter(joined));
    }
    expect(joined == whole, "pages continue each other: " + query + (fill == 0 ? "" : " (filled)"));
  }
}

void Laws::check_missing(const std::string& query, const Results& results) {
  Request request = request_of(query);
  request.fill = request.limit;
  const Results filled = engine_.search(request);
  check_scores(query + " (filled)", filled);
  expect(filled.matches == results.matches && filled.fallback == results.fallback,
         "what fills is counted apart: " + query);
  for (const Hit& hit : filled.hits) {
    if (hit.missing.empty()) continue;
    const std::string without = "-(" + hit.missing.front() + " ) id:\"" + hit.id + "\"";
    expect(count(without) == 1, "an article lacks what is missing: " + query + " | " + without);
  }
}

void Laws::check_sets(const QueryNode& a, const QueryNode& b) {
  if (a.kind == Kind::nothing || b.kind == Kind::nothing) return;
  const std::string first = to_string(a);
  const std::string second = to_string(b);
  const std::string either = "(" + first + " ) OR (" + second + " )";
  const std::string only = "(" + first + " ) -(" + second + " )";
  QueryNode tree;
  if (!reads(either, tree) || !reads(only, tree) || !is_whole(both(either, either))) return;
  const std::string pair = first + " | " + second;
  expect(scored(engine_.search(request_of(both(first, second)))) ==
             scored(engine_.search(request_of(both(second, first)))),
         "a b is b a: " + pair);
  const std::size_t in_first = count(first);
  const std::size_t in_second = count(second);
  const std::size_t in_both = count(both("(" + first + " ) (" + first + " )", second));
  const bool may_intersect = binds(a) && binds(b);
  if (may_intersect) {
    expect(count(either) + in_both == in_first + in_second, "OR and AND count as sets do: " + pair);
    expect(count(only) + in_both == in_first, "NOT and AND count as sets do: " + pair);
  }
  if (in_first > most_ids || in_second > most_ids) return;
  const Ids one = all(first);
  const Ids two = all(second);
  Ids expected;
  std::ranges::set_union(one, two, std::back_inserter(expected));
  expect(all(either) == expected, "OR joins: " + pair);
  if (!may_intersect) return;
  expected.clear();
  std::ranges::set_intersection(one, two, std::back_inserter(expected));
  expect(all(both(first, second)) == expected, "AND intersects: " + pair);
  expected.clear();
  std::ranges::set_difference(one, two, std::back_inserter(expected));
  expect(all(only) == expected, "NOT leaves out: " + pair);
}

/// The ids of all articles that have all that is asked for, sorted.
Laws::Ids Laws::all(const std::string& query) {
  Request request = request_of(query, 2 * most_ids);
  request.sort = Sort::newest;
  const Results results = engine_.search(request);
  Ids ids;
  if (results.fallback.empty()) std::ranges::transform(results.hits, std::back_inserter(ids), &Hit::id);
  std::ranges::sort(ids);
  return ids;
}

std::size_t Laws::count(const std::string& query, bool any) {
  Request request = request_of(query);
  request.any = any;
  return engine_.count(request);
}

/// Whether the query asks for the same beside others: stop words are optional there, and what holds no word is nothing.
bool Laws::binds(const QueryNode& tree) {
  bool all_bind = true;
  bool some_rank = false;
  for (const QueryNode& part : conditions(tree)) {
    const ResolvedQuery resolved(part, index_);
    const bool is_stop = asks_for_stop_word(resolved.tree());
    const bool is_empty = compile_query(resolved, index_).joined(Demand::all).empty();
    const bool ranks = part.kind != Kind::without && !is_filter(part);
    all_bind = all_bind && !is_stop && !is_empty;
    some_rank = some_rank || (ranks && !is_stop && !is_empty);
  }
  return all_bind || some_rank;
}

/// Whether nothing was left out or bounded.
bool Laws::is_whole(const std::string& query) {
  std::vector<std::string> notices;
  engine_.count(request_of(query), &notices);
  return notices.empty();
}

void Laws::expect(bool holds, const std::string& law) {
  if (!holds) broken_.push_back(law);
}

}  // namespace news::test
