// SPDX-License-Identifier: GPL-2.0-or-later
// One index cut over several is searched as the one: the pages are the same, and few round trips are enough.
#include <chrono>
#include <memory>

#include "tests/support/catch.h"
#include "tests/support/conversation.h"
#include "tests/support/proxy.h"
#include "tests/support/random_query.h"
#include "tests/support/replies.h"
#include "tests/support/shard_servers.h"
#include "tests/support/skip.h"

namespace json = boost::json;
using namespace std::chrono_literals;
using news::test::Conversation;
using news::test::CutNews;
using news::test::difference;
using news::test::lines;
using news::test::Outcome;
using news::test::Proxy;
using news::test::replies;
using news::test::Reply;
using news::test::ShardServer;
using news::test::skip;

namespace {

constexpr std::string_view no_server = "xapian-tcpsrv is not installed (Debian: xapian-tools)";

constexpr auto delay = 20ms;  // of each request

/// All that can be asked, each with its own options.
const std::vector<std::string> listed{
    R"(oil)",
    R"(oil prices)",
    R"(oil AND prices AND strike)",
    R"(giraffe storm dockers harbour)",
    R"(who said the price rose)",
    R"(the of to)",
    R"("oil prices")",
    R"("said the bank" OR "fell year")",
    R"("the price of oil")",
    R"(oil w/3 prices)",
    R"(oil w/10 strike w/10 gas)",
    R"(oil pre/4 price)",
    R"("oil price" w/8 (bank OR gas))",
    R"(title:(oil w/2 prices))",
    R"(title:oil)",
    R"(title:"oil prices")",
    R"(title:(oil OR gas) -title:bank)",
    R"(lead:oil)",
    R"(lead:strike lead:gas)",
    R"({"query":"lead:bank","count":true})",
    R"({"query":"lead:price -oil","limit":40})",
    R"(lead:"oil prices")",
    R"(title:giraffe lead:storm)",
    R"(pri*)",
    R"(govern* -government)",
    R"(title:gov*)",
    R"("oil pric*" OR har* w/5 str*)",
    R"(=prices)",
    R"(=oil =price -=prices)",
    R"(oil NOT prices)",
    R"(-oil)",
    R"(oil -source:Post)",
    R"((oil OR gas) (strike OR storm) -bank)",
    R"(oil OR title:strike OR "half year")",
    R"(source:Post)",
    R"(source:"Daily Gazette" oil)",
    R"(author:smith prices)",
    R"(author:"O’Brien" OR author:Müller)",
    R"(section:Politics bank)",
    R"(section:sport)",
    R"(tag:markets gas)",
    R"(place:Kabul)",
    R"(lang:de)",
    R"(lang:fr OR lang:zh price)",
    R"(url:news.example/3)",
    R"(id:n17)",
    R"(date:2013-02 oil)",
    R"(since:2013-03)",
    R"(date:2013-01-10..2013-02-10 strike)",
    R"(until:2013-01 source:X-Press)",
    R"(石油价格)",
    R"(中国 석유 가격)",
    R"(нефть OR النفط)",
    R"(naïve résumé)",
    R"(Strasse)",
    R"(oil-price)",
    R"(gas oil-price half-year)",
    R"(COVID-19 59033)",
    R"(tittle:oil)",
    R"(oil w/ prices)",
    R"((oil)",
    R"({"query":"oil price bank","any":true})",
    R"({"query":"giraffe storm","any":true,"limit":40,"snippets":0})",
    R"({"query":"oil AND (prices","literal":true})",
    R"({"query":"oil","recent":30})",
    R"({"query":"strike gas","recent":3,"limit":25})",
    R"({"query":"oil prices","sort":"newest"})",
    R"({"query":"oil prices","sort":"oldest","limit":30})",
    R"({"sort":"newest","limit":15})",
    R"({"sort":"oldest","limit":15,"offset":40})",
    R"({"query":"oil","copies":"shown"})",
    R"({"query":"bank","copies":"shown","limit":60})",
    R"({"query":"bank","lead":"first"})",
    R"({"query":"bank","lead":"longest","limit":30})",
    R"({"query":"oil","offset":25,"limit":25})",
    R"({"query":"oil","offset":1000})",
    R"({"query":"storm","limit":"all","snippets":0})",
    R"({"query":"oil","facets":"all"})",
    R"({"query":"oil prices","facets":["source","author"],"facet-limit":2})",
    R"({"facets":["section","tag","place","language","year"],"facet-limit":"all"})",
    R"({"query":"strike","facets":["source"],"limit":3})",
    R"({"query":"oil","timeline":"day"})",
    R"({"query":"lead:oil","timeline":"week","facets":["source"]})",
    R"({"timeline":true})",
    R"({"query":"oil","count":true})",
    R"({"query":"title:strike OR \"oil prices\"","count":true})",
    R"({"count":true})",
    R"({"query":"oil","since":"2013-02-01","source":["Post","X-Press"],"language":"en"})",
    R"({"query":"gas","author":"smith","section":["Sport","Politics"]})",
    R"({"query":"oil price strike","explain":true,"limit":3})",
    R"(harbuor)",
    R"(stirke giraffe)",
    R"(oil prcies AND zzyzx)",
    R"("giraffe zeppelin")",
    R"(source:Pots oil)",
    R"(giraffe w/1 storm w/1 covid w/1 web)",
    R"({"query":"harbuor","limit":5})",
    R"({"show":"n17"})",
    R"({"show":["n3","n200","nowhere"],"query":"oil"})",
    R"({"similar":"n17"})",
    R"({"background":"n40","limit":5})",
};

std::vector<news::Article> articles() {
  static const std::vector<std::string> sections{"Politics", "Sport", "Business", ""};
  std::vector<news::Article> made = news::test::made_up_news(300, 1);
  for (std::size_t n = 0; n < made.size(); ++n) {
    made[n].section = sections[n % sections.size()];
    if (n % 5 == 0) made[n].place = n % 2 == 0 ? "KABUL" : "LONDON";
    if (n % 3 == 0) made[n].url = "https://news.example/" + std::to_string(n % 7) + "/" + std::to_string(n);
  }
  return made;
}

struct Served {
  CutNews news;
  std::vector<std::unique_ptr<ShardServer>> servers;

  Served() : news(articles(), 3) {
    for (std::size_t n = 0; n < news.size(); ++n) servers.push_back(std::make_unique<ShardServer>(news.shard(n)));
  }
  std::vector<std::string> urls() const {
    std::vector<std::string> all;
    for (const auto& server : servers) all.push_back(server->url());
    return all;
  }
};

std::vector<Reply> answers(const std::vector<std::string>& databases, const std::string& requests) {
  std::vector<std::string> command{news::test::news_search(), "--json", "--batch", requests};
  for (const std::string& database : databases) command.insert(command.end(), {"-d", database});
  const Outcome outcome = news::test::run(command);
  CAPTURE(outcome.status, outcome.err);
  CHECK((outcome.status == 0 || outcome.status == 2));  // 2: some of the requests are wrong
  return replies(lines(outcome.out));
}

/// A file of requests: the listed ones, and random ones over what the articles say.
std::string requests_in(const news::test::TempDir& dir, const std::string& index) {
  std::string text;
  for (const std::string& request : listed) text += request + '\n';
  news::Engine engine({index});
  news::test::RandomQuery random(news::test::vocabulary_of(engine), 5);
  for (int n = 0; n < 250; ++n) text += json::serialize(json::object{{"query", random.query()}}) + '\n';
  return dir.write("requests", text).string();
}

void check_same(const std::vector<std::string>& one, const std::vector<std::string>& other,
                const std::string& requests) {
  const auto expected = answers(one, requests);
  const auto found = answers(other, requests);
  std::ifstream file(requests);
  std::string request;
  std::size_t n = 0;
  std::size_t unsure = 0;
  for (; std::getline(file, request); ++n) {
    CAPTURE(request, n);
    REQUIRE(n < expected.size());
    REQUIRE(n < found.size());
    CHECK(found[n].missing.empty());
    if (found[n].is_unsure())
      ++unsure;
    else
      CHECK(difference(expected[n], found[n]) == "");
  }
  CHECK(n == found.size());
  CHECK(unsure < n / 10);
}

}  // namespace

TEST_CASE("a page over three folders is the page over one index of all", "[cli][shards]") {
  const CutNews news(articles(), 3);
  const news::test::TempDir dir;
  check_same({news.whole()}, {news.shard(0), news.shard(1), news.shard(2)}, requests_in(dir, news.whole()));
}

TEST_CASE("a page over three servers is the page over one index of all", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  const news::test::TempDir dir;
  check_same({served.news.whole()}, served.urls(), requests_in(dir, served.news.whole()));
}

TEST_CASE("a warm search over three servers takes few round trips", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  Proxy proxy({served.servers[0]->port(), served.servers[1]->port(), served.servers[2]->port()});
  proxy.set({.delay = delay});
  const Conversation conversation(proxy.url(0), {"-d", proxy.url(1), "-d", proxy.url(2)});
  for (const char* warming : {"oil", "harbuor", R"({"query":"strike","facets":"all"})"}) conversation.ask(warming);
  const auto check_trips = [&](const std::string& request, std::size_t most) {
    proxy.reset_counts();
    const auto begin = std::chrono::steady_clock::now();
    const auto reply = replies(conversation.ask(request)).at(0);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const auto counts = proxy.counts();
    INFO(request << ": " << counts.depth << " round trips one after the other, " << counts.sum() << " in all, "
                 << took / delay << " delays long");
    CHECK(counts.depth <= most);
    CHECK_FALSE(reply.is_error());
    CHECK(reply.missing.empty());
  };
  for (const char* request : {"gas", "gas prices", R"("half year")", "bank w/5 price", "title:storm",
                              "lead:dockers price", "gover*", "source:Post web", "date:2013-02 search", "oil -gas",
                              R"({"query":"price bank strike","any":true})", R"({"query":"resume","recent":30})",
                              R"({"query":"marché","sort":"newest"})", R"({"query":"news","count":true})",
                              R"({"query":"year","facets":["source"]})", R"({"query":"half","timeline":"week"})"}) {
    check_trips(request, 28);
  }
  for (const char* request : {"giarffe", "dokcers w/3 strike", R"("harbuor storm")"}) check_trips(request, 28);
}
