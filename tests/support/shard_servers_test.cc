// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/shard_servers.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

#include "tests/support/catch.h"
#include "tests/support/loopback.h"
#include "tests/support/skip.h"

using news::test::CutNews;
using news::test::ShardServer;
using news::test::skip;

namespace {

constexpr std::string_view no_server = "xapian-tcpsrv is not installed (Debian: xapian-tools)";

/// A connection to a server, which greets it.
class Visit {
 public:
  explicit Visit(std::uint16_t port) : fd_(news::test::connect_to(port)) {}
  ~Visit() { close(fd_); }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  bool is_greeted(int milliseconds = 5000) const { return hears(milliseconds) > 0; }
  bool is_ended() const {
    ssize_t heard = 1;
    while (heard > 0) heard = hears(5000);
    return heard == 0 || errno == ECONNRESET || errno == ECONNREFUSED;
  }

 private:
  ssize_t hears(int milliseconds) const {
    pollfd polled{fd_, POLLIN, 0};
    if (poll(&polled, 1, milliseconds) != 1) return errno = EAGAIN, -1;
    char buffer[4096];
    return recv(fd_, buffer, sizeof buffer, 0);
  }

  int fd_;
};

bool answers(const ShardServer& server) { return Visit(server.port()).is_greeted(); }

CutNews some_news() {
  return CutNews(std::vector<news::Article>{{.id = "a", .title = "Ferry late", .body = "It came at noon."}}, 1);
}

}  // namespace

TEST_CASE("a server that is killed ends its connections, and comes back on its port", "[shards]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const CutNews news = some_news();
  ShardServer server(news.shard(0));
  const Visit visit(server.port());
  CHECK(visit.is_greeted());
  server.kill();
  CHECK(visit.is_ended());
  CHECK_FALSE(answers(server));
  server.restart();
  CHECK(answers(server));
}

TEST_CASE("a server that is stopped answers when it goes on", "[shards]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const CutNews news = some_news();
  const ShardServer server(news.shard(0));
  server.stop();
  const Visit visit(server.port());
  CHECK_FALSE(visit.is_greeted(200));
  server.go_on();
  CHECK(visit.is_greeted());
}

TEST_CASE("no server outlives its object, stopped or not, or its process", "[shards]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  const CutNews news = some_news();
  std::uint16_t port = 0;
  {
    const ShardServer server(news.shard(0));
    port = server.port();
    const Visit visit(port);
    CHECK(visit.is_greeted());
    server.stop();
  }
  CHECK_FALSE(Visit(port).is_greeted());

  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const ShardServer server(news.shard(0));
    port = server.port();
    if (write(pipe[1], &port, sizeof port) < 0) _exit(1);
    raise(SIGKILL);
  }
  REQUIRE(read(pipe[0], &port, sizeof port) == sizeof port);
  CHECK(news::test::wait_for(child) == 128 + SIGKILL);
  CHECK_FALSE(Visit(port).is_greeted());
  close(pipe[0]);
  close(pipe[1]);
}

TEST_CASE("a folder without an index is served by nobody", "[shards]") {
  if (news::test::tcp_server().empty()) return skip(no_server);
  CHECK_THROWS(ShardServer("/nowhere/at/all"));
}
