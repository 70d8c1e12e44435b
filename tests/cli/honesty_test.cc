// SPDX-License-Identifier: GPL-2.0-or-later
/// What news-search says about a query: why it finds nothing, how it was read, where scores come from.
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write(
        "oil.txt",
        "Business\nOil prices climb after pipeline closes\n\nBy Ada Byron\n6 November 2023\n\nOil prices climbed "
        "on Monday.\nTraders said the price may rise again.\n");
    news->write("gas.txt", "Gas stays cheap\n\nHeating with gas costs less than oil did a year ago.\n");
    news->index();
    return news;
  }();
  return *folder;
}

json::object summary_of(const Outcome& outcome) {
  return json::parse(news::test::lines(outcome.out).back()).as_object();
}

}  // namespace

TEST_CASE("nothing found: the count of each part, what kills it, and what would find something", "[cli]") {
  const Outcome none = indexed().search({"oil gas pipeline source:meridian"});
  CHECK(none.status == 1);
  CHECK(none.err ==
        "news-search: no article matches oil gas pipeline source:meridian\n"
        "  oil              2 articles\n"
        "  gas              1 article\n"
        "  pipeline         1 article\n"
        "  source:meridian  none\n");
  CHECK(indexed().search({"pipelien"}).err ==
        "news-search: no article matches pipelien\n"
        "  did you mean pipeline? 1 article\n");
  CHECK(indexed().search({"heating w/3 oil"}).err ==
        "news-search: no article matches heating w/3 oil\n"
        "  heating w/3 oil  none\n"
        "    heating        1 article\n"
        "    oil            2 articles\n"
        "  try heating w/10 oil: 1 article\n");
  CHECK(indexed().search({"-q", "pipelien"}).err.empty());
}

TEST_CASE("the part without which there are articles is named", "[cli]") {
  CHECK(indexed().search({"oil heating year -cheap"}).err ==
        "news-search: no article has all the words; these have some of them\n"
        "  without -cheap: 1\n");
  CHECK(indexed().search({"oil prices section:sport"}).err ==
        "news-search: no article matches oil prices section:sport\n"
        "  oil            2 articles\n"
        "  prices         1 article\n"
        "  section:sport  none\n"
        "  without section:sport: 1\n");
}

TEST_CASE("the notice of a search by some of the words names those found nowhere", "[cli]") {
  const Outcome some = indexed().search({"oil", "zeppelin"});
  CHECK(some.status == 0);
  CHECK_THAT(some.err,
             ContainsSubstring("no article has all the words (\"zeppelin\" is in none); these have some of them"));
  CHECK_THAT(indexed().search({"oil", "zeppelin", "xqzwvv"}).err,
             ContainsSubstring("(\"zeppelin\" and \"xqzwvv\" are in none)"));
  CHECK_THAT(indexed().search({"oil", "pipelien"}).err, ContainsSubstring("  did you mean oil pipeline? 1 article\n"));
}

TEST_CASE("the summary of --json carries parts and suggestion", "[cli]") {
  const auto none = summary_of(indexed().search({"--json", "oil pipelien"}));
  CHECK(none.at("suggestion") == "oil pipeline");
  CHECK(none.at("parts") == json::parse(R"([{"text":"oil","matches":2},{"text":"pipelien","matches":0}])"));
  const auto found = summary_of(indexed().search({"--json", "oil"}));
  CHECK(found.at("suggestion").is_null());
  CHECK(!found.contains("parts"));
}

TEST_CASE("with --parse the query is printed as it is understood, with -v the forms of its words", "[cli]") {
  const Outcome plain = indexed().search({"--parse", "oil OR gas", "price"});
  CHECK(plain.status == 0);
  CHECK(plain.out == "(oil OR gas) price\n");
  CHECK(indexed().search({"--parse", "-v", "oil OR gas", "price"}).out ==
        "(oil OR gas) price\nprice~ = price^1.3 prices\n");
  CHECK(indexed().search({"--parse", plain.out}).out == plain.out);
  CHECK(indexed().search({"--parse", "tittle:oil"}).status == 2);
  CHECK(indexed().search({"--parse", "--batch", "-"}).status == 2);
}

TEST_CASE("with --explain each score is taken apart, in words and as JSON", "[cli]") {
  const Outcome text = indexed().search({"--explain", "oil price"});
  CHECK_THAT(text.out, ContainsSubstring("price: 3 times, 1 in the headline; in 1 article"));
  CHECK_THAT(text.out, ContainsSubstring("oil: 2 times, 1 in the headline; in 2 articles"));
  const auto hit =
      json::parse(news::test::lines(indexed().search({"--json", "--explain", "oil price"}).out)[0]).as_object();
  double sum = 0;
  for (const auto& part : hit.at("explain").as_array()) sum += part.at("score").as_double();
  CHECK(sum == Approx(hit.at("score").as_double()).margin(2e-4));
  CHECK(hit.at("explain").at(0).at("part") == "price");
  CHECK(hit.at("explain").at(0).at("df") == 1);
  CHECK(hit.at("explain").at(0).at("tf") == 3);
  CHECK(hit.at("explain").at(0).at("title_tf") == 1);
}

TEST_CASE("what else counts in a score than words is a remark", "[cli]") {
  CHECK_THAT(indexed().search({"--explain", "--recent", "100000", "oil"}).out,
             ContainsSubstring("published ") && ContainsSubstring(" days ago\n"));
  const Outcome some = indexed().search({"--json", "--explain", "-n", "1", "oil prices zebra"});
  const auto hit = json::parse(news::test::lines(some.out)[0]).as_object();
  double sum = 0;
  int remarks = 0;
  for (const auto& part : hit.at("explain").as_array()) {
    sum += part.at("score").to_number<double>();
    remarks += part.as_object().contains("remark") ? 1 : 0;
  }
  CHECK(sum == Approx(hit.at("score").to_number<double>()).margin(2e-4));
  CHECK(remarks == 1);
}

TEST_CASE("filters as options mean the same as in the query", "[cli]") {
  CHECK(indexed().search({"-l", "--since", "2023-11", "oil"}).out == indexed().articles() + "/oil.txt\n");
  CHECK(indexed().search({"-l", "--until", "2023-10", "oil"}).status == 1);
  CHECK(indexed().search({"-l", "--author", "Ada Byron"}).out == indexed().articles() + "/oil.txt\n");
  CHECK(indexed().search({"--count", "--section", "sport", "--section", "business", "oil"}).out == "1\n");
  CHECK(indexed().search({"--parse", "--language", "en", "--source", "Harbour Post", "oil"}).out ==
        "oil source:\"Harbour Post\" lang:en\n");
}

TEST_CASE("a bad value names its option, whatever is asked", "[cli]") {
  for (const std::vector<std::string>& asked :
       {std::vector<std::string>{}, {"--json"}, {"--count"}, {"--parse"}, {"--show", "1"}, {"--show", "oil.txt"}}) {
    const auto refused = [&](const std::vector<std::string>& bad) {
      std::vector<std::string> line{"oil"};
      line.insert(line.end(), asked.begin(), asked.end());
      line.insert(line.end(), bad.begin(), bad.end());
      const Outcome outcome = indexed().search(line);
      CHECK(outcome.status == 2);
      CHECK(outcome.out.empty());
      return outcome.err;
    };
    CHECK(refused({"--since", "2023-13"}) ==
          "news-search: --since 2023-13: this is not a date\n"
          "  write 2012, 2012-06, 2012-06-15, yesterday or \"last month\"\n");
    CHECK(refused({"--language", "?"}) == "news-search: --language has nothing to look for\n");
    CHECK(refused({"--source", "BBC", "--source", ""}) == "news-search: --source has nothing to look for\n");
    CHECK(refused({"--recent", "7", "--sort", "newest"}) ==
          "news-search: --recent works only when sorting by relevance\n  leave it out, or sort by relevance\n");
  }
  CHECK_THAT(indexed().search({"--until", " ", "oil"}).err, ContainsSubstring("--until"));
}

TEST_CASE("queries that would take too long are bounded, and say so", "[cli]") {
  std::string wildcards;
  for (int n = 0; n < 33; ++n) wildcards += "oil* ";
  CHECK_THAT(indexed().search({wildcards}).err, ContainsSubstring("more than 32 wildcards"));
  std::string phrases;
  for (int n = 0; n < 240; ++n) phrases += "\"oil oil\" OR ";
  CHECK_THAT(indexed().search({phrases + "oil"}).err, ContainsSubstring("too many phrases of common words"));
}
