// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/resolved_query.h"

#include <string>
#include <vector>

#include "searcher/engine/matching/query_compiler.h"
#include "searcher/engine/query/query_parser.h"
#include "searcher/engine/search_run.h"
#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::IndexView;
using news::LookUps;
using news::QueryNode;
using news::QueryWord;
using news::ResolvedQuery;

namespace {

constexpr std::chrono::sys_days today = std::chrono::year{2012} / 6 / 1;

/// A view of an index in which two articles have oil, one prices, and one price in its headline.
class Harbour {
 private:
  news::test::TempDir dir_;

 public:
  Harbour()
      : index({news::test::index_over(
            dir_.path(),
            {{.id = "a", .title = "Oil", .source = "Post", .language = "en", .body = "The prices of oil rise again."},
             {.id = "b", .title = "A price", .language = "en", .body = "Ships bring oil to the harbour."},
             {.id = "c", .title = "Régions", .language = "en", .body = "The regions vote, and telephones ring."}})}) {}

  ResolvedQuery resolve(const std::string& query) { return {news::parse_query(query, today), index}; }

  QueryNode leaf(const std::string& query) { return resolve(query).tree(); }

  /// Those of the only word of the only leaf.
  std::vector<std::string> forms(const std::string& query) {
    std::vector<std::string> terms;
    const QueryNode found = leaf(query);
    for (const auto& form : found.words.front().forms) terms.push_back(form.term);
    return terms;
  }

  LookUps look_ups_of_search(const std::string& query, news::Request request = {}) {
    request.query = query;
    const LookUps before = index.look_ups();
    news::run_search(index, news::parse_query(query, today), request, today, [](const auto&, const auto&) {});
    LookUps spent = index.look_ups();
    spent.frequencies -= before.frequencies;
    spent.families -= before.families;
    spent.term_lists -= before.term_lists;
    spent.postings -= before.postings;
    spent.matches -= before.matches;
    spent.articles -= before.articles;
    return spent;
  }

  IndexView index;
};

}  // namespace

TEST_CASE("a word knows its forms, and how many articles have each", "[resolve]") {
  Harbour news;
  const QueryNode leaf = news.leaf("Prices");
  REQUIRE(leaf.words.size() == 1);
  const QueryWord& word = leaf.words.front();
  CHECK(word.term == "prices");
  CHECK_FALSE(word.is_stop);
  REQUIRE(word.forms.size() == 2);
  CHECK(word.forms[0].term == "prices");
  CHECK(word.forms[1].term == "price");
  CHECK(news::articles_with_any(word.forms) == 2);
  CHECK(news.forms("=prices") == std::vector<std::string>{"prices"});
}

TEST_CASE("a headline's word counts in the text, and by itself in the headline", "[resolve]") {
  Harbour news;
  const QueryWord word = news.leaf("title:oil").words.front();
  CHECK(word.forms.front().articles == 2);
  CHECK(word.forms.front().in_field == 1);
}

TEST_CASE("words of a field have no forms and count in the field; a whole value is one word", "[resolve]") {
  Harbour news;
  const QueryNode source = news.leaf("source:post");
  REQUIRE(source.words.size() == 1);
  CHECK(source.words.front().forms.size() == 1);
  CHECK(source.words.front().forms.front().articles == 1);
  const QueryNode language = news.leaf("lang:EN");
  REQUIRE(language.words.size() == 1);
  CHECK(language.words.front().forms.front().articles == 3);
}

TEST_CASE("stop words are known, and left out in front of an apostrophe", "[resolve]") {
  Harbour news;
  CHECK(news::asks_for_stop_word(news.leaf("the")));
  CHECK_FALSE(news::asks_for_stop_word(news.leaf("oil")));
  CHECK_FALSE(news::asks_for_stop_word(news.leaf("\"the\"")));
  const news::test::TempDir dir;
  IndexView french({news::test::index_over(dir.path(), {{.language = "fr", .body = "L’Europe vote."}})});
  const ResolvedQuery elided(news::parse_query("l’Europe", today), french);
  REQUIRE(elided.tree().words.size() == 1);
  CHECK(elided.tree().words.front().term == "europe");
  CHECK(ResolvedQuery(news::parse_query("\"l’Europe\"", today), french).tree().words.size() == 2);
}

TEST_CASE("a beginning has the words that begin so; without any it stands for itself", "[resolve]") {
  Harbour news;
  CHECK(news.forms("tele*") == std::vector<std::string>{"telephones"});
  CHECK(news.forms("zeppelin*") == std::vector<std::string>{"zeppelin"});
  CHECK(news.leaf("tele*").words.front().is_beginning);
}

TEST_CASE("the ways to write a word are those that the index has", "[resolve]") {
  Harbour news;
  CHECK(news.leaf("régions").words.front().surface_forms == std::vector<std::string>{"régions"});
  CHECK(news.leaf("règions").words.front().surface_forms.empty());
  CHECK(news.leaf("regions").words.front().surface_forms == std::vector<std::string>{"régions"});
  CHECK(news.resolve("oil -régions").tree().children[1].words.front().surface_forms.empty());
}

TEST_CASE("what is resolved is not looked up again", "[resolve]") {
  Harbour news;
  const ResolvedQuery query = news.resolve("oil (prices OR tele*) title:price");
  const LookUps before = news.index.look_ups();
  const ResolvedQuery again(query.tree(), news.index);
  news::compile_query(again, news.index);
  CHECK(news.index.look_ups().frequencies == before.frequencies);
  CHECK(news.index.look_ups().families == before.families);
  CHECK(news.index.look_ups().term_lists == before.term_lists);
  CHECK(news.index.look_ups().matches == before.matches);
}

TEST_CASE("a search asks for each word once, and matches once", "[resolve][lookups]") {
  Harbour news;
  const LookUps spent = news.look_ups_of_search("oil rise");
  CHECK(spent.frequencies == 3);  // the two words, of no other form, and "oilrise"
  CHECK(spent.families == 2);     // in one language and one database
  CHECK(spent.term_lists == 2);   // the ways to write them
  CHECK(spent.matches == 1);
  CHECK(spent.articles == 1);
  CHECK(spent.postings == 0);
  const LookUps repeated = news.look_ups_of_search("oil rise");
  CHECK(repeated.frequencies + repeated.families + repeated.term_lists == 0);
}

TEST_CASE("a search that finds nothing asks for no word twice on its way to another", "[resolve][lookups]") {
  Harbour news;
  const LookUps spent = news.look_ups_of_search("oil vote");
  CHECK(spent.frequencies <= 2 + 1);  // and "oilvote"
  CHECK(spent.families == 2);
  CHECK(spent.term_lists == 2);
  CHECK(spent.matches <= 5);  // all of them, each of them, what covering weighs at most, any of them
}
