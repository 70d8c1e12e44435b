// SPDX-License-Identifier: GPL-2.0-or-later
/// Near copies in the results of searches.
#include "searcher/engine/copies/page_copies.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/copies.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::Hit;
using news::Lead;
using news::Request;
using news::Results;
using news::Sort;
using news::test::Grouped;
using news::test::ids;
using news::test::index_over;
using news::test::TempDir;

namespace {

using Ids = std::vector<std::string>;

std::string key(char letter) { return std::string(8, letter); }

news::Article article(std::string id, std::string body, int day, std::string source = "") {
  news::Article made{.id = std::move(id), .title = "Storm", .body = std::move(body)};
  made.source = std::move(source);
  if (day != 0) made.published = news::Date{.time = std::chrono::sys_days(std::chrono::year{2013} / 4 / day)};
  return made;
}

/// A story of three papers, one of two, and an article by itself. `best` has the word most often.
std::vector<Grouped> papers() {
  return {{article("first", "Harbour closed. Ships wait in the bay, and the port is full.", 2, "Dawn"), key('s')},
          {article("best", "Harbour, harbour, harbour.", 3, "Reuters"), key('s')},
          {article("last", "Harbour closed. Ships wait.", 5, "Times"), key('s')},
          {article("pair 1", "The old harbour and the ferry, and the sea.", 1), key('p')},
          {article("pair 2", "The old harbour and the ferry, and the sea.", 9), key('p')},
          {article("alone", "A harbour of its own, with a long pier and a light that nobody lights.", 4)},
          {article("elsewhere", "Snow in the hills.", 6), key('p')}};
}

Ids listed(const Hit& hit) {
  Ids found;
  for (const news::Copy& copy : hit.copies.listed) found.push_back(copy.id);
  return found;
}

const Hit& hit_of(const Results& results, const std::string& id) {
  const auto found = std::ranges::find(results.hits, id, &Hit::id);
  REQUIRE(found != results.hits.end());
  return *found;
}

/// 300 articles in 40 groups and 100 by themselves, with scores of which many are equal.
std::vector<Grouped> many() {
  std::vector<Grouped> made;
  for (unsigned n = 0; n < 400; ++n) {
    std::string body = "Harbour";
    for (unsigned word = 0; word < n * 7 % 5; ++word) body += " harbour";
    for (unsigned word = 0; word < n * 11 % 7; ++word) body += " ferry";
    made.push_back({article(std::to_string(n), body + ".", static_cast<int>(n * 13 % 29)),
                    n % 4 == 0 ? "" : std::string(7, 'k') + static_cast<char>('0' + n * 17 % 40)});
  }
  return made;
}

std::string story_of(const Grouped& one) { return one.group.empty() ? one.article.id : one.group; }

}  // namespace

TEST_CASE("near copies are one hit, which lists those that match", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  const Results results = engine.search({.query = "harbour"});
  CHECK(results.hits.size() == 3);
  CHECK(results.matches == 6);
  CHECK(results.stories == 3);
  CHECK(results.stories_exact);
  const Hit& story = hit_of(results, "best");
  CHECK(story.copies.count == 2);
  CHECK(listed(story) == Ids{"first", "last"});
  CHECK(story.copies.listed[0].source == "Dawn");
  CHECK(story.copies.listed[0].date == "2013-04-02");
  CHECK(listed(hit_of(results, "pair 2")) == Ids{"pair 1"});
  CHECK(hit_of(results, "alone").copies.count == 0);
}

TEST_CASE("shown copies are hits of their own, and each counts as a story", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  const Results results = engine.search({.query = "harbour", .fold_copies = false});
  CHECK(results.hits.size() == 6);
  CHECK(results.stories == 6);
  CHECK(hit_of(results, "best").copies.count == 0);
}

TEST_CASE("filters and exclusions apply to copies", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  const Results since = engine.search({.query = "harbour", .since = "2013-04-03"});
  CHECK(since.stories == 3);
  CHECK(listed(hit_of(since, "best")) == Ids{"last"});
  const Results dawn = engine.search({.query = "harbour", .sources = {"Dawn"}});
  CHECK(ids(engine, Request{.query = "harbour", .sources = {"Dawn"}}) == Ids{"first"});
  CHECK(dawn.hits.front().copies.count == 0);
}

TEST_CASE("in the order of dates the copy that comes first leads", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  CHECK(ids(engine, Request{.query = "harbour", .sort = Sort::newest}) == Ids{"pair 2", "last", "alone"});
  CHECK(ids(engine, Request{.query = "harbour", .sort = Sort::oldest}) == Ids{"pair 1", "first", "alone"});
}

TEST_CASE("another copy may lead, in the place of the best one", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  const Results best = engine.search({.query = "harbour"});
  const std::map<Lead, std::string> leads{{Lead::first, "first"}, {Lead::last, "last"}, {Lead::longest, "first"}};
  for (const auto& [lead, id] : leads) {
    const Results led = engine.search({.query = "harbour", .lead = lead, .explain = true});
    const Hit& hit = hit_of(led, id);
    CHECK(hit.rank == hit_of(best, "best").rank);
    CHECK(hit.score == hit_of(best, "best").score);
    CHECK(hit.copies.count == 2);
    const double sum = std::accumulate(hit.explanation.begin(), hit.explanation.end(), 0.0,
                                       [](double so_far, const auto& part) { return so_far + part.score; });
    CHECK(std::abs(sum - hit.score) < 1e-9);
  }
  CHECK(ids(engine, Request{.query = "harbour", .lead = Lead::first, .since = "2013-04-03"}).front() == "best");
}

TEST_CASE("of equal copies the newest leads, on pages of any size", "[engine][copies]") {
  const TempDir dir;
  std::vector<Grouped> articles;
  for (int n = 0; n < 100; ++n)
    articles.push_back({article(std::to_string(n), "Harbour.", 1 + n * 11 % 27), key(n % 2 == 0 ? 'a' : 'b')});
  Engine engine({index_over(dir.path(), articles)});
  const Ids all = ids(engine, Request{.query = "harbour"});
  CHECK(all.size() == 2);
  for (const std::string& id : all)
    CHECK(articles[std::stoul(id)].article.published->time == std::chrono::sys_days(std::chrono::year{2013} / 4 / 27));
  CHECK(ids(engine, Request{.query = "harbour", .limit = 1}) == Ids{all[0]});
  CHECK(ids(engine, Request{.query = "harbour", .limit = 1, .offset = 1}) == Ids{all[1]});
  CHECK(ids(engine, Request{.query = "harbour", .offset = 2}).empty());
}

TEST_CASE("pages hold each story once, however they are cut", "[engine][copies]") {
  const TempDir dir;
  const auto articles = many();
  Engine engine({index_over(dir.path(), articles)});
  std::set<std::string> stories;
  for (const Grouped& one : articles) stories.insert(story_of(one));
  for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
    for (const std::size_t recent : {0, 9}) {
      if (recent != 0 && sort != Sort::relevance) continue;
      Request request{.query = "harbour", .limit = news::no_limit, .sort = sort, .recent = recent, .snippets = 0};
      const Results whole = engine.search(request);
      CHECK(whole.matches == articles.size());
      CHECK(whole.stories == stories.size());
      std::set<std::string> shown;
      for (const Hit& hit : whole.hits) shown.insert(story_of(articles[std::stoul(hit.id)]));
      CHECK(shown == stories);
      CHECK(whole.hits.size() == stories.size());
      for (const std::size_t limit : {1, 3, 10, 50}) {
        Ids paged;
        request.limit = limit;
        for (request.offset = 0; request.offset < stories.size(); request.offset += limit) {
          const Results page = engine.search(request);
          CHECK(page.stories == stories.size());
          for (const Hit& hit : page.hits) paged.push_back(hit.id);
        }
        Ids expected;
        for (const Hit& hit : whole.hits) expected.push_back(hit.id);
        CHECK(paged == expected);
      }
    }
  }
}

TEST_CASE("in the order of dates the hits are the first articles of each story", "[engine][copies]") {
  const TempDir dir;
  const auto articles = many();
  Engine engine({index_over(dir.path(), articles)});
  Request request{.query = "harbour ferry", .limit = news::no_limit, .sort = Sort::newest, .snippets = 0};
  const Results folded = engine.search(request);
  request.fold_copies = false;
  std::set<std::string> stories;
  Ids expected;
  std::map<std::string, std::size_t> sizes;
  for (const Hit& hit : engine.search(request).hits) {
    const std::string story = story_of(articles[std::stoul(hit.id)]);
    if (stories.insert(story).second) expected.push_back(hit.id);
    ++sizes[story];
  }
  CHECK(folded.stories == stories.size());
  Ids found;
  for (const Hit& hit : folded.hits) {
    found.push_back(hit.id);
    CHECK(hit.copies.count + 1 == sizes[story_of(articles[std::stoul(hit.id)])]);
  }
  CHECK(found == expected);
}

TEST_CASE("a count gives articles and stories", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  std::size_t stories = 0;
  CHECK(engine.count({.query = "harbour"}, nullptr, &stories) == 6);
  CHECK(stories == 3);
  CHECK(engine.count({.query = "harbour", .fold_copies = false}, nullptr, &stories) == 6);
  CHECK(stories == 6);
  CHECK(engine.count({.query = "zeppelin"}, nullptr, &stories) == 0);
  CHECK(stories == 0);
}

TEST_CASE("copies of articles with all the words do not fill the page", "[engine][copies][fill]") {
  const TempDir dir;
  std::vector<Grouped> articles{{article("full", "Harbour, ferry and zeppelin.", 1), key('s')},
                                {article("full too", "Harbour, ferry and zeppelin, again.", 1), key('s')},
                                {article("cut", "Harbour and ferry.", 2), key('s')},
                                {article("other", "Harbour and ferry.", 3), key('t')},
                                {article("other too", "Harbour, a ferry.", 4), key('t')}};
  for (int n = 0; n < 20; ++n) articles.push_back({article("rain " + std::to_string(n), "Harbour in the rain.", 5)});
  Engine engine({index_over(dir.path(), articles)});
  const Results results = engine.search({.query = "zeppelin harbour ferry", .fill = 10});
  CHECK(results.matches == 2);
  CHECK(results.stories == 1);
  CHECK(results.all_but_one == 3);
  CHECK(results.stories_but_one == 1);
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].copies.count == 2);
  CHECK(results.hits[0].missing.empty());
  CHECK(results.hits[1].copies.count == 1);
  CHECK(results.hits[1].missing == Ids{"zeppelin"});
  const Results second = engine.search({.query = "zeppelin harbour ferry", .limit = 1, .offset = 1, .fill = 10});
  REQUIRE(second.hits.size() == 1);
  CHECK(second.hits.front().id == results.hits[1].id);
  CHECK(engine.search({.query = "zeppelin harbour ferry", .offset = 2, .fill = 10}).hits.empty());
}

TEST_CASE("copies among articles with some of the words are folded", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path(), papers())});
  const Results results = engine.search({.query = "harbour snow"});
  CHECK(results.fallback == "any");
  CHECK(results.matches == 7);
  CHECK(results.stories == 3);
  CHECK(results.hits.size() == 3);
}

TEST_CASE("copies in another database are folded", "[engine][copies]") {
  const TempDir dir;
  Engine engine({index_over(dir.path() / "a", {Grouped{article("a", "Harbour closed.", 1), key('s')},
                                               Grouped{article("b", "Harbour open.", 2)}}),
                 index_over(dir.path() / "b", {Grouped{article("c", "Harbour of ships.", 3), key('t')},
                                               Grouped{article("d", "Harbour is closed.", 4), key('s')},
                                               Grouped{article("e", "Harbour was closed.", 5), key('s')}})});
  const Results results = engine.search({.query = "harbour", .sort = Sort::newest});
  CHECK(results.stories == 3);
  REQUIRE(results.hits.size() == 3);
  CHECK(results.hits[0].id == "e");
  CHECK(listed(results.hits[0]) == Ids{"a", "d"});
}

TEST_CASE("a large group is one hit, of whose copies fifty are listed", "[engine][copies]") {
  const TempDir dir;
  std::vector<Grouped> articles;
  for (int n = 0; n < 3000; ++n)
    articles.push_back({article("copy " + std::to_string(n), "Harbour.", 1 + n % 28), key('s')});
  articles.push_back({article("alone", "Harbour and a very long text about many other things.", 1)});
  Engine engine({index_over(dir.path(), articles)});
  const Results results = engine.search({.query = "harbour"});
  CHECK(results.matches == 3001);
  CHECK(results.stories == 2);
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].copies.count == 2999);
  CHECK(results.hits[0].copies.listed.size() == 50);
  CHECK(results.hits[1].id == "alone");
  CHECK(engine.search({.query = "harbour", .offset = 1000}).hits.empty());
}

TEST_CASE("copies that each database knows as an article by itself are recognised on a page", "[engine][copies]") {
  const TempDir dir;
  const std::string text =
      "The council voted nine to four on Tuesday to close the harbour, after a survey found that the wall would cost "
      "two "
      "million to repair, and that the lights had been out since the storms of last winter.";
  Engine engine({index_over(dir.path() / "a",
                            {Grouped{article("a", text, 1, "Dawn")}, Grouped{article("b", "Harbour open.", 2)}}),
                 index_over(dir.path() / "b", {Grouped{article("c", text + " More later.", 3, "Post"), key('t')},
                                               Grouped{article("d", text + " More later.", 2, "Times"), key('t')},
                                               Grouped{article("e", "Harbour of ships.", 5)}})});
  const Results results = engine.search({.query = "harbour", .sort = Sort::newest});
  REQUIRE(results.hits.size() == 3);
  CHECK(results.stories == 3);
  CHECK(results.stories_exact);
  CHECK(results.hits[0].id == "e");
  CHECK(results.hits[1].id == "c");
  CHECK(listed(results.hits[1]) == Ids{"a", "d"});
  CHECK(results.hits[2].id == "b");
  CHECK(ids(engine, Request{.query = "harbour", .limit = 1, .offset = 2, .sort = Sort::newest}) == Ids{"b"});
  CHECK(engine.search({.query = "harbour", .sort = Sort::newest, .fold_copies = false}).hits.size() == 5);
}

TEST_CASE("stories of several indexes are counted by their articles, whatever numbers these have there",
          "[engine][copies]") {
  const std::vector<Grouped> all = many();
  std::vector<std::vector<Grouped>> parts(3);
  for (std::size_t n = 0; n < all.size(); ++n) parts[n % 7 % 3].push_back(all[n]);
  const TempDir whole;
  Engine one({index_over(whole.path(), all)});
  std::vector<TempDir> folders(parts.size());
  std::vector<std::string> where;
  for (std::size_t n = 0; n < parts.size(); ++n) where.push_back(index_over(folders[n].path(), parts[n]));
  Engine several(where);
  for (const char* query : {"harbour", "ferry", "harbour -ferry"}) {
    std::size_t stories_of_one = 0;
    std::size_t stories_of_several = 0;
    CHECK(one.count({.query = query}, nullptr, &stories_of_one) ==
          several.count({.query = query}, nullptr, &stories_of_several));
    CHECK(stories_of_one == stories_of_several);
  }
}
