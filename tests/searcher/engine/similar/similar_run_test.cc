// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <set>

#include "common/schema.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace news;
using Catch::Matchers::ContainsSubstring;
using news::test::engine_over;
using news::test::TempDir;
using Strings = std::vector<std::string>;

namespace {

Article article(std::string id, std::string date, std::string title, std::string body) {
  Article made{
      .id = std::move(id), .title = std::move(title), .source = "Wire", .language = "en", .body = std::move(body)};
  if (!date.empty()) made.published = parse_date(date);
  return made;
}

/// A story about a ferry, one about a mine, and enough other news that their words are rare.
std::vector<Article> stories() {
  std::vector<Article> articles{
      article("ferry", "2013-03-10", "Ferry sinks off Lamma",
              "A ferry of Sun Lines sank off Lamma on Sunday. Divers search."),
      article("ferry-copy", "2013-03-11", "Ferry sinks off Lamma",
              "A ferry of Sun Lines sank off Lamma on Sunday. Divers search."),
      article("divers", "2013-03-12", "Divers find ferry",
              "Divers found the ferry of Sun Lines that sank off Lamma, a coastguard said."),
      article("inquiry", "2013-03-20", "Inquiry opens", "An inquiry asked Sun Lines why its ferry left Lamma in fog."),
      article("launch", "2013-01-05", "Lamma gets a ferry", "Sun Lines launched its new ferry to Lamma with a party."),
      article("plan", "2012-06-05", "A ferry for Lamma", "Sun Lines plans a ferry to Lamma, it said."),
      article("mine", "2013-03-10", "Mine collapses", "A coal mine collapsed in Ruritania."),
      article("undated", "", "Memories of Lamma", "The ferry to Lamma was how we went, before Sun Lines."),
  };
  for (int n = 0; n < 200; ++n)
    articles.push_back(article("other" + std::to_string(n), "2013-03-10", "Day " + std::to_string(n),
                               "Prices rose and shares fell again."));
  return articles;
}

Strings ids(const std::optional<Results>& results) {
  REQUIRE(results);
  Strings found;
  for (const Hit& hit : results->hits) found.push_back(hit.id);
  return found;
}

bool contains(const Strings& all, const std::string& one) { return std::ranges::find(all, one) != all.end(); }

}  // namespace

TEST_CASE("similar articles tell the story on, without the article itself and its copies", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  const auto results = engine.similar({.id = "ferry"});
  const Strings found = ids(results);
  CHECK(found.front() == "divers");
  CHECK(contains(found, "inquiry"));
  CHECK_FALSE(contains(found, "ferry"));
  CHECK_FALSE(contains(found, "ferry-copy"));
  CHECK_FALSE(contains(found, "mine"));
  CHECK(results->matches == found.size());
  CHECK(results->similar_to == "Ferry sinks off Lamma");
  CHECK(ids(engine.similar({.id = "/news/ferry"})) == found);
}

TEST_CASE("each hit says what ties it, and its passages are about that", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  const Hit hit = engine.similar({.id = "ferry"})->hits.front();
  CHECK(contains(hit.tie, "Divers"));
  CHECK(hit.tie.size() <= 5);
  CHECK_FALSE(contains(hit.tie, "the"));
  REQUIRE_FALSE(hit.snippets.empty());
  CHECK_FALSE(hit.snippets.front().highlights.empty());
  CHECK(hit.explanation.empty());
}

TEST_CASE("the parts of a score sum to it, and nearness in time is one of them", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  const auto results = engine.similar({.id = "ferry"}, {.explain = true});
  for (const Hit& hit : results->hits) {
    double sum = 0;
    Strings remarks;
    for (const ScorePart& part : hit.explanation) {
      sum += part.score;
      if (part.remark) remarks.push_back(part.text);
    }
    CHECK(sum == Approx(hit.score));
    if (hit.id == "divers") CHECK(remarks == Strings{"published 2 days later"});
    if (hit.id == "undated") CHECK(remarks.empty());
  }
}

TEST_CASE("pages of similar articles continue each other", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  const Strings all = ids(engine.similar({.id = "ferry"}, {.limit = no_limit}));
  REQUIRE(all.size() > 3);
  Strings paged;
  for (std::size_t offset = 0; offset < all.size(); offset += 2) {
    const auto page = engine.similar({.id = "ferry"}, {.limit = 2, .offset = offset});
    CHECK(page->matches == all.size());
    CHECK(page->hits.front().rank == offset + 1);
    for (const Hit& hit : page->hits) paged.push_back(hit.id);
  }
  CHECK(paged == all);
  CHECK(ids(engine.similar({.id = "ferry"}, {.offset = 1000})).empty());
}

TEST_CASE("what is similar meets the query and the filters, and may be sorted by date", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  CHECK(ids(engine.similar({.id = "ferry"}, {.since = "2013-03-15"})) == Strings{"inquiry"});
  CHECK(ids(engine.similar({.id = "ferry"}, {.query = "coastguard"})) == Strings{"divers"});
  CHECK(ids(engine.similar({.id = "ferry"}, {.sources = {"Nobody"}})).empty());
  CHECK(ids(engine.similar({.id = "ferry"}, {.sort = Sort::newest})).front() == "inquiry");
  CHECK(ids(engine.similar({.id = "ferry"}, {.sort = Sort::oldest})).front() == "plan");
  CHECK_THROWS_AS(engine.similar({.id = "ferry"}, {.recent = 3}), RequestError);
  CHECK_THROWS_AS(engine.similar({.id = "ferry"}, {.query = "\"open"}), QueryError);
}

TEST_CASE("background is earlier than the article, one a day, the oldest first", "[engine][similar]") {
  const TempDir dir;
  std::vector<Article> articles = stories();
  for (int n = 0; n < 6; ++n)
    articles.push_back(
        article("launch" + std::to_string(n), "2013-01-05", "Ferry party " + std::to_string(n),
                "Sun Lines launched its ferry to Lamma, guest " + std::to_string(n) + " said at a party."));
  Engine engine = engine_over(dir.path(), articles);
  const auto results = engine.similar({.id = "inquiry", .background = true});
  std::set<std::string> days;
  std::string last;
  for (const Hit& hit : results->hits) {
    CHECK(days.insert(hit.date).second);
    CHECK(hit.date > last);
    CHECK(hit.date < "2013-03-20");
    last = hit.date;
  }
  CHECK(contains(ids(results), "plan"));
  CHECK(results->matches == results->hits.size());
}

TEST_CASE("copies of an article do not make its background look far from it", "[engine][similar]") {
  const TempDir dir;
  std::vector<Article> articles = stories();
  for (int n = 0; n < 20; ++n) articles[0].body += " wreck" + std::to_string(n);
  articles.push_back(article("early-copy", "2013-03-09", articles[0].title, articles[0].body));
  Engine engine = engine_over(dir.path(), articles);
  CHECK(contains(ids(engine.similar({.id = "ferry", .background = true})), "plan"));
}

TEST_CASE("an article without a date has no background, and a text has all that is dated", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  CHECK_THROWS_WITH(engine.similar({.id = "undated", .background = true}), ContainsSubstring("without a date"));
  const Strings found = ids(engine.similar({.title = "A ferry", .text = "Sun Lines and Lamma.", .background = true}));
  CHECK(contains(found, "inquiry"));
  CHECK_FALSE(contains(found, "undated"));
}

TEST_CASE("a text of no article finds the story it tells, and no copies of itself", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  CHECK(contains(ids(engine.similar({.text = "They say the ferry to Lamma is cursed."})), "ferry"));
  const Strings found = ids(engine.similar({.text = "A ferry of Sun Lines sank off Lamma on Sunday. Divers search."}));
  CHECK_FALSE(contains(found, "ferry"));
  CHECK_FALSE(contains(found, "ferry-copy"));
  CHECK(contains(found, "divers"));
  CHECK(ids(engine.similar({.text = "Qwzx vbnm."})).empty());
}

TEST_CASE("an unknown id is absent, and a text without words is refused", "[engine][similar]") {
  const TempDir dir;
  Engine engine = engine_over(dir.path(), stories());
  CHECK_FALSE(engine.similar({.id = "nobody"}));
  CHECK_THROWS_WITH(engine.similar({.text = " -- ?\n"}), "similar has no words to go by");
  CHECK_THROWS_WITH(engine.similar({.background = true}), "background has no words to go by");
}

TEST_CASE("near copies that the index knows are left out, and others are found once", "[engine][similar]") {
  const TempDir dir;
  const std::vector<Article> articles = stories();
  const auto group = [](const std::string& id) -> std::string {
    if (id == "ferry" || id == "launch") return "ferry's...";
    return id == "divers" || id == "inquiry" ? "others'..." : "";
  };
  const std::string index =
      news::test::make_index(dir.path(), [&](Xapian::WritableDatabase& database, DocumentBuilder& builder) {
        for (const Article& one : articles) {
          Xapian::Document document =
              builder.build(one, {.file = "0/" + one.id, .id = one.id, .path = "/news/" + one.id, .relative = one.id});
          if (!group(one.id).empty()) document.add_value(slots::copies, group(one.id));
          database.add_document(document);
        }
      });
  Engine engine({index});
  const Strings found = ids(engine.similar({.id = "ferry"}));
  CHECK_FALSE(contains(found, "launch"));
  CHECK(contains(found, "divers") != contains(found, "inquiry"));
}

TEST_CASE("several indexes answer as one that has all articles", "[engine][similar]") {
  const TempDir one;
  const TempDir first;
  const TempDir second;
  const std::vector<Article> articles = stories();
  std::vector<std::vector<Article>> halves(2);
  for (std::size_t n = 0; n < articles.size(); ++n) halves[n % 2].push_back(articles[n]);
  Engine whole = engine_over(one.path(), articles);
  Engine parts({news::test::index_over(first.path(), halves[0]), news::test::index_over(second.path(), halves[1])});
  for (const std::string id : {"ferry", "divers", "plan"})
    CHECK(ids(parts.similar({.id = id})) == ids(whole.similar({.id = id})));
}

TEST_CASE("a language without blanks is tied by whole words", "[engine][similar]") {
  const TempDir dir;
  const auto japanese = [](std::string id, std::string title, std::string body) {
    return Article{.id = std::move(id), .title = std::move(title), .language = "ja", .body = std::move(body)};
  };
  std::vector<Article> articles{
      japanese("plan", "東京電力、廃炉計画を発表", "東京電力は福島第一原発の廃炉計画を発表した。"),
      japanese("delay", "廃炉に遅れ", "福島第一原発の作業が遅れていると東京電力が説明した。"),
      japanese("museum", "美術館が開館", "大阪では新しい美術館が開館し、多くの人が訪れた。"),
  };
  for (int n = 0; n < 40; ++n)
    articles.push_back(japanese("n" + std::to_string(n), "天気", "明日は全国で晴れるでしょう。"));
  Engine engine = engine_over(dir.path(), articles);
  const auto results = engine.similar({.id = "plan"});
  CHECK(ids(results).front() == "delay");
  CHECK_FALSE(contains(ids(results), "museum"));
  CHECK(contains(results->hits.front().tie, "東京電力"));
}
