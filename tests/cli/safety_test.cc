// SPDX-License-Identifier: GPL-2.0-or-later
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "news/search.h"
#include "tests/support/catch.h"
#include "tests/support/index.h"

using news::test::NewsFolder;

namespace {

constexpr int article_count = 600;

/// Every article has a number of its own and the word "tide".
void write_articles(const NewsFolder& news, int from, int to) {
  for (int n = from; n < to; ++n) {
    std::string text = "Report number" + std::to_string(n) + " from the coast\n\n";
    for (int sentence = 0; sentence < 20; ++sentence) {
      text += "The tide was " + std::to_string((n * 31 + sentence * 7) % 97) + " centimetres high at noon. ";
    }
    news.write(std::to_string(n % 10) + "/" + std::to_string(n) + ".txt", text + "\n");
  }
}

std::string count(const NewsFolder& news, const std::string& query) { return news.search({"--count", query}).out; }

}  // namespace

TEST_CASE("an indexer killed at any moment leaves an index that opens and that the next run completes", "[cli][kill]") {
  NewsFolder news;
  write_articles(news, 0, article_count);
  std::mt19937 random(7);
  std::uniform_int_distribution<int> delay(0, 250'000);
  int completed_before = 0;
  for (int round = 0; round < 12; ++round) {
    if (round == 6) {  // from here on a change of a complete index is killed, not a first build
      REQUIRE(news.index().status == 0);
      completed_before = article_count;
      write_articles(news, article_count, article_count + 200);
    }
    const pid_t indexer = news::test::start({news::test::news_index(), "-d", news.database(), news.articles()});
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    kill(indexer, SIGKILL);
    news::test::wait_for(indexer);
    if (completed_before != 0) {
      const int found = std::stoi(count(news, "tide"));
      CHECK(found >= completed_before);
      CHECK(found <= article_count + 200);
      CHECK(news::test::run({news::test::news_index(), "-d", news.database(), "--verify"}).status == 0);
    }
  }
  REQUIRE(news.index().status == 0);
  CHECK(count(news, "tide") == std::to_string(article_count + 200) + "\n");
  CHECK(news.found("number777").size() == 1);
  CHECK(news.index().err.find("files: 800 unchanged") != std::string::npos);
}

TEST_CASE("a searcher sees a change of any size all at once", "[cli]") {
  NewsFolder news;
  const auto write = [&](int file, const std::string& text) {
    std::string lines;
    for (int n = 0; n < 100; ++n) {
      const std::string id = std::to_string(file * 100 + n);
      lines += R"({"id": ")" + id + R"(", "title": "Report )" + id + R"(", "text": ")" + text + "\"}\n";
    }
    news.write(std::to_string(file) + ".jsonl", lines);
  };
  for (int file = 0; file < 19; ++file) write(file, "The tide came in.");
  REQUIRE(news.index().status == 0);
  news::Engine engine({news.database()});
  const auto seen_meanwhile = [&] {
    std::atomic<bool> done = false;
    std::jthread indexer([&] {
      CHECK(news.index().status == 0);
      done = true;
    });
    std::set<std::size_t> seen;
    while (!done) seen.insert(engine.search({.query = "tide", .limit = 0}).matches);
    return seen;
  };
  using Counts = std::set<std::size_t>;
  const auto all_in = [](const Counts& seen, const Counts& allowed) {
    return std::ranges::includes(allowed, seen) && !seen.empty();
  };
  for (int file = 0; file < 15; ++file) news.remove(std::to_string(file) + ".jsonl");
  CHECK(all_in(seen_meanwhile(), {400, 1900}));
  for (int file = 100; file < 130; ++file) write(file, "The tide went out.");
  CHECK(all_in(seen_meanwhile(), {400, 3400}));
  for (int file = 100; file < 115; ++file) write(file, "The flood came in.");
  CHECK(all_in(seen_meanwhile(), {1900, 3400}));
  CHECK(engine.search({.query = "tide", .limit = 0}).matches == 1900);
}

TEST_CASE("an interrupted indexer commits what it has and says 130", "[cli]") {
  NewsFolder news;
  write_articles(news, 0, 5000);
  const pid_t indexer = news::test::start({news::test::news_index(), "-d", news.database(), news.articles(), "-j1"});
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  kill(indexer, SIGINT);
  const int status = news::test::wait_for(indexer);
  CHECK((status == 130 || status == 0));  // 0: it was done before the signal came
  CHECK(news.search({"--count", "tide"}).status <= 1);
  REQUIRE(news.index().status == 0);
  CHECK(count(news, "tide") == "5000\n");
}

TEST_CASE("a reader that stays open never fails while an indexer commits and swaps", "[cli]") {
  NewsFolder news;
  write_articles(news, 0, 50);
  REQUIRE(news.index().status == 0);
  news::Engine engine({news.database()});
  std::size_t last = engine.search({.query = "tide"}).matches;
  CHECK(last == 50);
  for (int round = 1; round <= 6; ++round) {
    write_articles(news, round * 50, (round + 1) * 50);
    const bool rebuild = round % 3 == 0;
    std::vector<std::string> command{news::test::news_index(), "-d", news.database(), news.articles()};
    if (rebuild) command.emplace_back("--rebuild");
    const pid_t indexer = news::test::start(command);
    for (int n = 0; n < 50; ++n) {
      const news::Results results = engine.search({.query = "tide", .limit = 3, .fold_copies = false});
      CHECK(results.matches >= last);
      CHECK(results.hits.size() == 3);
      last = results.matches;
    }
    CHECK(news::test::wait_for(indexer) == 0);
  }
  CHECK(engine.search({.query = "tide"}).matches == 350);
}
