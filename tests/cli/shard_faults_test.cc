// SPDX-License-Identifier: GPL-2.0-or-later
// Servers that are gone, slow or out of their mind: the page is that of the others, and says so, in time. With
// NEWS_EVERY_MOMENT set 200 random faults are tried instead of 20.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <list>
#include <map>
#include <memory>
#include <random>
#include <thread>
#include <utility>

#include "tests/support/catch.h"
#include "tests/support/conversation.h"
#include "tests/support/proxy.h"
#include "tests/support/random_query.h"
#include "tests/support/replies.h"
#include "tests/support/shard_servers.h"
#include "tests/support/skip.h"

using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
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
using Clock = std::chrono::steady_clock;
using Names = std::vector<std::string>;

namespace {

constexpr std::string_view no_server = "xapian-tcpsrv is not installed (Debian: xapian-tools)";
constexpr auto timeout = 1s;    // what these tests ask for
constexpr auto leeway = 30s;    // a hang would be longer; how long it takes is for people
constexpr auto delay = 10ms;    // of each request, so that a fault comes in the midst of a search
constexpr auto patience = 10s;  // until a server is found again

const Names queries{"oil prices",
                    R"("half year" OR gas w/5 strike)",
                    "title:storm lead:bank",
                    "harbuor",
                    R"({"query":"bank","sort":"newest","limit":20})",
                    R"({"query":"price","facets":["source"],"timeline":"month"})"};

struct Served {
  CutNews news;
  std::vector<std::unique_ptr<ShardServer>> servers;
  std::unique_ptr<Proxy> proxy;

  Served() : news(news::test::made_up_news(150, 2), 3) {
    for (std::size_t n = 0; n < news.size(); ++n) servers.push_back(std::make_unique<ShardServer>(news.shard(n)));
    proxy =
        std::make_unique<Proxy>(std::vector<std::uint16_t>{servers[0]->port(), servers[1]->port(), servers[2]->port()});
  }

  Names options() const {
    return {"-d", servers[0]->url(), "-d", servers[1]->url(), "-d", servers[2]->url(), "--timeout", "1"};
  }
  Outcome search(const Names& arguments) const {
    Names command{news::test::news_search()};
    for (const Names& more : {options(), arguments}) command.insert(command.end(), more.begin(), more.end());
    return news::test::run(command);
  }
  Conversation talk() const {
    return Conversation(servers[0]->url(), {"-d", servers[1]->url(), "-d", servers[2]->url(), "--timeout", "1"});
  }
  Conversation talk_through_proxy() const {
    return Conversation(proxy->url(0), {"-d", proxy->url(1), "-d", proxy->url(2), "--timeout", "1"});
  }
  std::string remark(std::size_t n) const {
    return "news-search: shard " + servers[n]->address() + " does not answer; its articles are missing\n";
  }
  Names ids(std::initializer_list<std::size_t> shards, const std::string& query) const {
    Names command{news::test::news_search(), "--template", "{id}\\n", "--copies=folded", query};
    for (const std::size_t n : shards) command.insert(command.end(), {"-d", news.shard(n)});
    return lines(news::test::run(command).out);
  }
  /// What local indexes of these shards answer.
  Reply expected(const std::vector<std::size_t>& shards, const std::string& request) const {
    const news::test::TempDir dir;
    Names command{news::test::news_search(), "--json", "--batch", dir.write("request", request + "\n").string()};
    for (const std::size_t n : shards) command.insert(command.end(), {"-d", news.shard(n)});
    return replies(lines(news::test::run(command).out)).at(0);
  }
};

/// How long something takes.
template <typename Work>
Clock::duration took(Work work) {
  const auto begin = Clock::now();
  work();
  return Clock::now() - begin;
}

Reply ask(const Conversation& conversation, const std::string& request) {
  const auto answer = replies(conversation.ask(request));
  REQUIRE(answer.size() == 1);
  return answer.front();
}

/// Asks until nothing is missing.
Reply ask_until_whole(const Conversation& conversation, const std::string& request) {
  Reply reply = ask(conversation, request);
  for (const auto end = Clock::now() + patience; (reply.is_error() || !reply.missing.empty()) && Clock::now() < end;) {
    std::this_thread::sleep_for(50ms);
    reply = ask(conversation, request);
  }
  return reply;
}

}  // namespace

TEST_CASE("the articles of a killed server are missing, and the search says so", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  CHECK(served.search({"oil"}).err.empty());
  served.servers[1]->kill();

  const Outcome text = served.search({"--template", "{id}\\n", "--copies=folded", "oil"});
  CHECK(text.status == 0);
  CHECK(text.err == served.remark(1));
  CHECK(lines(text.out) == served.ids({0, 2}, "oil"));

  const Outcome json = served.search({"--json", "oil"});
  CHECK(json.status == 0);
  const Reply reply = replies(lines(json.out)).at(0);
  CHECK(reply.missing == Names{served.servers[1]->address()});
  CHECK(difference(served.expected({0, 2}, "oil"), reply) == "");

  CHECK(served.search({"--count", "zzyzx"}).status == 1);
  const Outcome whole = served.search({"--require-all", "oil"});
  CHECK(whole.status == 2);
  CHECK(whole.out.empty());
  CHECK_THAT(whole.err, ContainsSubstring(served.servers[1]->address()));
}

TEST_CASE("a search that no server answers fails", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  for (const auto& server : served.servers) server->kill();
  const Outcome outcome = served.search({"oil"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, ContainsSubstring(served.servers[0]->address()));
}

TEST_CASE("a server that is stopped is waited for as long as was asked", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  const Conversation conversation = served.talk();
  CHECK(ask(conversation, "oil").missing.empty());
  served.servers[2]->stop();
  Reply reply;
  CHECK(took([&] { reply = ask(conversation, "oil"); }) < timeout + leeway);
  CHECK(reply.missing == Names{served.servers[2]->address()});
  CHECK(difference(served.expected({0, 1}, "oil"), reply) == "");
  Outcome outcome;
  CHECK(took([&] { outcome = served.search({"oil"}); }) < timeout + leeway);
  CHECK(outcome.status == 0);
  CHECK(outcome.err == served.remark(2));
  CHECK(took([&] { outcome = served.search({"--require-all", "oil"}); }) < timeout + leeway);
  CHECK(outcome.status == 2);
  served.servers[2]->go_on();
  CHECK(difference(served.expected({0, 1, 2}, "oil"), ask_until_whole(conversation, "oil")) == "");
}

TEST_CASE("a batch finds a server again that comes back", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  const Conversation conversation = served.talk();
  const Reply whole = ask(conversation, "oil");
  served.servers[0]->kill();
  CHECK(ask(conversation, "oil").missing == Names{served.servers[0]->address()});
  CHECK(ask(conversation, "gas").missing == Names{served.servers[0]->address()});
  served.servers[0]->restart();
  CHECK(difference(whole, ask_until_whole(conversation, "oil")) == "");
  served.servers[0]->restart();  // between two requests
  CHECK(difference(whole, ask_until_whole(conversation, "oil")) == "");
}

TEST_CASE("a batch sees what is indexed on a server meanwhile, also by a rebuild", "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  Served served;
  const Conversation conversation = served.talk();
  const auto hits = [&] { return ask_until_whole(conversation, "id:late OR id:later").lines.size() - 1; };
  CHECK(hits() == 0);
  served.news.add(1, {.id = "late", .title = "Ferry late", .body = "It came at noon."});
  served.news.index(1);
  CHECK(hits() == 1);
  served.news.add(1, {.id = "later", .title = "Ferry later", .body = "It did not come."});
  served.news.index(1, {"--rebuild"});
  CHECK(hits() == 2);
  for (const std::string& query : queries)
    CHECK(difference(served.expected({0, 1, 2}, query), ask(conversation, query)) == "");
}

namespace {

/// Something that happens to a server, at once or in the midst of a search.
class Fault {
 public:
  Fault(const Served& served, std::size_t n, std::mt19937& random) : served_(served), n_(n), random_(random) {
    switch (below(8)) {
      case 0: later("killed", [this] { server().kill(); }); break;
      case 1: later("stopped", [this] { server().stop(); }); break;
      case 2: later("stalls", [this] { served_.proxy->set(n_, {.stalls = true}); }); break;
      case 3: later("refuses", [this] { served_.proxy->set(n_, {.refuses = true}); }); break;
      case 4: spoil("cut", std::nullopt); break;
      case 5: spoil("a page of a web server", "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"); break;
      case 6: spoil("noise", std::string(1 + below(500), static_cast<char>(0x80 + below(0x80)))); break;
      default: slow(below(2) == 0 ? 30ms : 5000ms); break;
    }
  }
  /// All is well again.
  ~Fault() {
    if (later_.joinable()) later_.join();
    served_.proxy->set(n_, {});
    if (server_is_gone_) server().restart();
  }
  Fault(const Fault&) = delete;
  Fault& operator=(const Fault&) = delete;

  const std::string& name() const { return name_; }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  ShardServer& server() const { return *served_.servers[n_]; }

  template <typename Happens>
  void later(const std::string& what, Happens happens) {
    const auto moment = std::chrono::milliseconds(below(120));
    name_ = std::to_string(n_) + " " + what + " after " + std::to_string(moment.count()) + " ms";
    server_is_gone_ = what == "killed" || what == "stopped";
    later_ = std::jthread([moment, happens] {
      std::this_thread::sleep_for(moment);
      happens();
    });
  }

  void spoil(const std::string& what, std::optional<std::string> by) {
    const Proxy::Spoilt spoilt{.reply = below(6), .after = below(3) == 0 ? below(300) : below(4), .by = std::move(by)};
    name_ = std::to_string(n_) + " " + what + " in reply " + std::to_string(spoilt.reply) + " after byte " +
            std::to_string(spoilt.after);
    served_.proxy->set(n_, {.delay = delay, .spoilt = spoilt});
  }

  void slow(std::chrono::milliseconds by) {
    name_ = std::to_string(n_) + " slow by " + std::to_string(by.count()) + " ms";
    served_.proxy->set(n_, {.delay = by});
  }

  const Served& served_;
  std::size_t n_;
  std::mt19937& random_;
  std::string name_;
  bool server_is_gone_ = false;
  std::jthread later_;
};

/// What indexes without these shards answer, asked once.
class Expected {
 public:
  explicit Expected(const Served& served) : served_(served) {}

  const Reply& without(const Names& missing, const std::string& request) {
    const auto [entry, is_new] = known_.try_emplace({missing, request});
    if (!is_new) return entry->second;
    std::vector<std::size_t> shards;
    for (std::size_t n = 0; n < served_.servers.size(); ++n) {
      if (std::ranges::find(missing, served_.proxy->address(n)) == missing.end()) shards.push_back(n);
    }
    return entry->second = served_.expected(shards, request);
  }

 private:
  const Served& served_;
  std::map<std::pair<Names, std::string>, Reply> known_;
};

}  // namespace

TEST_CASE("whatever happens to servers, a page is right or says what is missing, in time, and errors are few",
          "[cli][shards][remote]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const Served served;
  Expected expected(served);
  const Conversation conversation = served.talk_through_proxy();
  std::mt19937 random(7);
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::size_t rounds = std::getenv("NEWS_EVERY_MOMENT") != nullptr ? 200 : 6;
  std::size_t told = 0;
  std::size_t errors = 0;
  std::size_t blamed_wrongly = 0;  // a busy machine is late too
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::string& query = queries[below(queries.size())];
    served.proxy->set({.delay = delay});
    std::list<Fault> faults;
    Names struck;
    const std::size_t first = below(3);
    const std::size_t count = below(4) == 0 ? 2 : 1;
    for (std::size_t n = 0; n < count; ++n) {
      struck.push_back(served.proxy->address((first + n) % 3));
      faults.emplace_back(served, (first + n) % 3, random);
    }
    CAPTURE(round, query, struck, faults.front().name(), faults.back().name());
    Reply reply;
    const auto time = took([&] { reply = ask(conversation, query); });
    const std::string last = boost::json::serialize(reply.lines.back());
    CAPTURE(std::chrono::duration<double>(time).count(), reply.missing, last);
    CHECK(std::chrono::duration<double>(time) < timeout + leeway);
    errors += reply.is_error() ? 1 : 0;
    for (const std::string& missing : reply.missing) blamed_wrongly += std::ranges::count(struck, missing) == 0 ? 1 : 0;
    if (!reply.is_error()) CHECK(difference(expected.without(reply.missing, query), reply) == "");
    told += reply.missing.empty() ? 0 : 1;

    faults.clear();
    served.proxy->set({});
    const Reply healed = ask_until_whole(conversation, query);
    CHECK(healed.missing.empty());
    CHECK(difference(expected.without({}, query), healed) == "");
  }
  INFO(told << " of " << rounds << " faults cost a page the articles of a server");
  CHECK(told != 0);
  CHECK(errors <= rounds / 4);
  CHECK(blamed_wrongly <= rounds / 4);
}
