// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/proxy.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/loopback.h"

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using news::test::Proxy;

namespace {

bool is_ready(int fd, short events, std::chrono::milliseconds patience = 5s) {
  pollfd polled{fd, events, 0};
  return poll(&polled, 1, static_cast<int>(patience.count())) == 1;
}

/// Greets each connection with "hello", and sends back what it gets, in brackets.
class EchoServer {
 public:
  EchoServer() : port_(news::test::free_port()), listener_(news::test::listen_on(port_)) {
    REQUIRE(listener_ >= 0);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }
  ~EchoServer() {
    thread_.request_stop();
    thread_.join();
    for (const int fd : clients_) close(fd);
    close(listener_);
  }
  EchoServer(const EchoServer&) = delete;
  EchoServer& operator=(const EchoServer&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::vector<pollfd> polled{{listener_, POLLIN, 0}};
      for (const int fd : clients_) polled.push_back({fd, POLLIN, 0});
      poll(polled.data(), polled.size(), 50);
      if (const int client = accept(listener_, nullptr, nullptr); client >= 0) {
        clients_.push_back(client);
        answer(client, "hello");
      }
      for (std::size_t n = 1; n < polled.size(); ++n) {
        if (polled[n].revents == 0) continue;
        char buffer[4096];
        const ssize_t length = recv(polled[n].fd, buffer, sizeof buffer, 0);
        if (length > 0) {
          answer(polled[n].fd, "<" + std::string(buffer, static_cast<std::size_t>(length)) + ">");
        } else {
          close(polled[n].fd);
          std::erase(clients_, polled[n].fd);
        }
      }
    }
  }

  static void answer(int client, const std::string& text) { send(client, text.data(), text.size(), MSG_NOSIGNAL); }

  std::uint16_t port_;
  int listener_;
  std::vector<int> clients_;
  std::jthread thread_;
};

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(news::test::connect_to(port)) {
    REQUIRE(fd_ >= 0);
    is_ready(fd_, POLLOUT);
  }
  ~Client() { close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void say(const std::string& text) const { send(fd_, text.data(), text.size(), MSG_NOSIGNAL); }

  /// What comes until there are so many bytes, or until the end or the patience is over.
  std::string hear(std::size_t bytes, std::chrono::milliseconds patience = 5s) const {
    std::string heard;
    const auto end = Clock::now() + patience;
    while (heard.size() < bytes && Clock::now() < end && is_ready(fd_, POLLIN, patience)) {
      char buffer[4096];
      const ssize_t length = recv(fd_, buffer, std::min(sizeof buffer, bytes - heard.size()), 0);
      if (length <= 0) break;
      heard.append(buffer, static_cast<std::size_t>(length));
    }
    return heard;
  }

  std::string ask(const std::string& text) const {
    say(text);
    return hear(text.size() + 2);
  }

  bool is_ended() const {
    char byte = 0;
    return is_ready(fd_, POLLIN) && recv(fd_, &byte, 1, 0) <= 0;
  }

 private:
  int fd_;
};

struct Echo {
  EchoServer server;
  Proxy proxy{{server.port()}};

  std::uint16_t port() const { return proxy.port(0); }
};

}  // namespace

TEST_CASE("a proxy passes on what both sides say, and counts round trips", "[proxy]") {
  const Echo echo;
  const Client one(echo.port());
  const Client other(echo.port());
  CHECK(one.hear(5) == "hello");
  CHECK(other.hear(5) == "hello");
  CHECK(one.ask("a") == "<a>");
  CHECK(one.ask("bc") == "<bc>");
  CHECK(other.ask("d") == "<d>");
  const auto counts = echo.proxy.counts();
  CHECK(counts.connections == 2);
  CHECK(counts.open == 2);
  CHECK(counts.round_trips == std::vector<std::size_t>{2, 1});
  CHECK(counts.sum() == 3);
  CHECK(counts.most() == 2);
}

TEST_CASE("a proxy counts anew, and forgets connections that have ended", "[proxy]") {
  Echo echo;
  const Client stays(echo.port());
  {
    const Client goes(echo.port());
    CHECK(goes.hear(5) == "hello");
    CHECK(goes.ask("a") == "<a>");
  }
  for (const auto end = Clock::now() + 5s; echo.proxy.counts().open > 1 && Clock::now() < end;) usleep(1000);
  CHECK(echo.proxy.counts().round_trips == std::vector<std::size_t>{1, 0});
  echo.proxy.reset_counts();
  CHECK(echo.proxy.counts().connections == 1);
  CHECK(stays.hear(5) == "hello");
  CHECK(stays.ask("a") == "<a>");
  CHECK(echo.proxy.counts().round_trips == std::vector<std::size_t>{1});
}

TEST_CASE("requests that wait for each other make a depth, those at the same time do not", "[proxy]") {
  const EchoServer server;
  Proxy proxy({server.port(), server.port()});
  const Client one(proxy.port(0));
  const Client other(proxy.port(1));
  CHECK(one.hear(5) == "hello");
  CHECK(other.hear(5) == "hello");
  proxy.set({.delay = 300ms});
  const auto begin = Clock::now();
  one.say("a");
  other.say("b");
  CHECK(one.hear(3) == "<a>");
  CHECK(other.hear(3) == "<b>");
  CHECK(proxy.counts().depth == 1);
  CHECK(Clock::now() - begin >= 300ms);
  CHECK(Clock::now() - begin < 600ms);
  CHECK(one.ask("c") == "<c>");
  CHECK(other.ask("d") == "<d>");
  CHECK(proxy.counts().depth == 3);
  CHECK(Clock::now() - begin >= 900ms);
  proxy.reset_counts();
  CHECK(proxy.counts().depth == 0);
}

TEST_CASE("a proxy that stalls passes nothing on until it goes on", "[proxy]") {
  Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  echo.proxy.set({.stalls = true});
  const Client late(echo.port());
  client.say("a");
  CHECK(client.hear(3, 100ms).empty());
  CHECK(late.hear(5, 100ms).empty());
  echo.proxy.set({});
  CHECK(client.hear(3) == "<a>");
  CHECK(late.hear(5) == "hello");
}

TEST_CASE("a proxy that refuses ends its connections, and takes new ones later on the same port", "[proxy]") {
  Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  echo.proxy.set({.refuses = true});
  CHECK(client.is_ended());
  const int fd = news::test::connect_to(echo.port());
  const bool is_refused = fd < 0 || (is_ready(fd, POLLOUT) && send(fd, "a", 1, MSG_NOSIGNAL) < 0);
  CHECK(is_refused);
  if (fd >= 0) close(fd);
  echo.proxy.set({});
  const Client next(echo.port());
  CHECK(next.hear(5) == "hello");
  CHECK(next.ask("a") == "<a>");
}

TEST_CASE("a proxy cuts the reply that it is told to cut", "[proxy]") {
  Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  CHECK(client.ask("before") == "<before>");
  echo.proxy.set({.spoilt = Proxy::Spoilt{.reply = 2, .after = 4}});
  CHECK(client.ask("first") == "<first>");
  CHECK(client.ask("second") == "<sec");
  CHECK(client.is_ended());
  echo.proxy.set({.spoilt = Proxy::Spoilt{.reply = 0, .after = 2}});
  const Client late(echo.port());
  CHECK(late.hear(5) == "he");
  CHECK(late.is_ended());
}

TEST_CASE("a proxy puts garbage in the place of a reply", "[proxy]") {
  Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  echo.proxy.set({.spoilt = Proxy::Spoilt{.reply = 1, .after = 1, .by = "###"}});
  CHECK(client.ask("ab") == "<###");
  CHECK(client.ask("cd") == "<cd>");
}

TEST_CASE("a proxy whose server is gone ends the connection", "[proxy]") {
  const Proxy proxy({news::test::free_port()});
  const Client client(proxy.port(0));
  CHECK(client.is_ended());
}

TEST_CASE("a proxy passes on more than fits into a socket", "[proxy]") {
  const Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  const std::string some(4000, 'x');
  std::size_t heard = 0;
  for (int n = 0; n < 1000; ++n) {
    client.say(some);
    heard += client.hear(4002).size();
  }
  CHECK(heard >= 4000 * 1000);
}

TEST_CASE("a proxy with nothing to do does nothing", "[proxy]") {
  Echo echo;
  const Client client(echo.port());
  CHECK(client.hear(5) == "hello");
  echo.proxy.set({.stalls = true});
  const Client late(echo.port());
  client.say("a");
  const std::clock_t before = std::clock();
  usleep(300'000);
  CHECK(std::clock() - before < CLOCKS_PER_SEC / 10);
}
