// SPDX-License-Identifier: GPL-2.0-or-later
// An index may come from a stranger: it is data, and never makes a program run, connect, wait or crash.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <functional>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;
using news::test::Outcome;

namespace {

/// A port of this machine that hears who calls it.
class Listener {
 public:
  Listener() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(listen(socket_, 8) == 0);
    REQUIRE(getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Listener() { close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::string port() const { return std::to_string(port_); }
  bool was_called() const { return accept(socket_, nullptr, nullptr) >= 0; }

 private:
  int socket_;
  int port_ = 0;
};

/// In a process that is ended when it does not end by itself.
Outcome in_time(std::vector<std::string> command) {
  command.insert(command.begin(), {"/usr/bin/timeout", "-k1", "10"});
  return news::test::run(command);
}

void check_not_searched(const std::string& index) {
  const Outcome outcome = in_time({news::test::news_search(), "-d", index, "oil"});
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, ContainsSubstring("is not an index that news-index made"));
}

/// Both programs, in everything that they do with an index, refuse it.
void check_refused(const std::string& index, const std::string& articles) {
  using Words = std::vector<std::string>;
  const std::string search = news::test::news_search();
  const std::string indexer = news::test::news_index();
  for (const Words& words :
       {Words{search, "oil"}, Words{search, "--count", "oil"}, Words{search, "--show", "x"},
        Words{search, "--parse", "oil"}, Words{search, "--json", "--batch", "/dev/null"}, Words{indexer, "--status"},
        Words{indexer, "--verify"}, Words{indexer, "--compact"}, Words{indexer, articles},
        Words{indexer, "--dry-run", articles}, Words{indexer, "--rebuild", articles}}) {
    Words command = words;
    command.insert(command.begin() + 1, {"-d", index});
    const Outcome outcome = in_time(command);
    CAPTURE(command, outcome.out);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("is not an index that news-index made"));
    CHECK_THAT(outcome.err, ContainsSubstring("\n  name a "));
  }
  const Outcome completed = in_time({search, "--complete", "-d", index, "source:a"});
  CHECK(completed.status == 0);
  CHECK_THAT(completed.out + completed.err, !ContainsSubstring("error") && !ContainsSubstring("PWNED"));
}

}  // namespace

TEST_CASE("what names a program, a machine or another database is no index", "[cli][foreign]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm\n\nIt rained.\n");
  REQUIRE(news.index().status == 0);
  const Listener listener;
  const fs::path folder = fs::path(news.database()).parent_path();
  const fs::path pwned = folder / "PWNED";
  const fs::path evil = folder / "evil";
  const std::string port = listener.port();
  const std::string program = "remote :touch " + pwned.string() + "\n";
  const std::vector<std::string> stubs{
      program,
      "remote 127.0.0.1:" + port + "\n",
      "auto .\n",
      "auto ..\n",
      "auto ./1\n",
      "auto 1/../1\n",
      "auto 01\n",
      "auto 0\n",
      "auto -1\n",
      "auto 1",
      "auto 1\n\n",
      "auto 1\r\n",
      " auto 1\n",
      "auto  1\n",
      "auto a/b\n",
      "auto " + (folder / "index/1").string() + "\n",
      "auto 1\nauto 1\n",
      "auto 1\n" + program,
      "#\n" + program,
      "inmemory\n",
      "chert 1\n",
      "glass 1\n",
      "auto 99999999999999999999\n",
      "auto 1\n" + std::string(100'000, '\n'),
      std::string(100, '\0'),
  };
  const auto write = [&](const std::string& name, const std::string& text) { news.write("../evil/" + name, text); };
  for (const std::string& stub : stubs) {
    CAPTURE(stub);
    fs::remove_all(evil);
    write("file", stub);
    check_not_searched((evil / "file").string());
    write("XAPIANDB", stub);
    if (stub.starts_with("auto")) fs::copy(folder / "index/1", evil / "1");
    check_not_searched(evil.string());
    if (stub.starts_with("remote") || stub == "auto .\n") check_refused(evil.string(), news.articles());
    write("XAPIANDB", "auto 1\n");
    write("1/XAPIANDB", stub);  // as when its tables were lost
    if (!stub.starts_with("auto")) {
      const Outcome outcome = in_time({news::test::news_search(), "-d", evil.string(), "oil"});
      CHECK(outcome.status == 2);
      CHECK_THAT(outcome.err, ContainsSubstring("XAPIANDB names 1, which is no database"));
      fs::copy(folder / "index/1", evil / "1");
    }
    check_not_searched(evil.string());
    check_not_searched((evil / "1").string());
    if (stub == program) check_refused(evil.string(), news.articles());
  }
  CHECK_FALSE(fs::exists(pwned));
  CHECK_FALSE(listener.was_called());
}

TEST_CASE("links, pipes, sockets and devices in an index are neither followed nor waited for", "[cli][foreign]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm\n\nIt rained.\n");
  REQUIRE(news.index().status == 0);
  const fs::path folder = fs::path(news.database()).parent_path();
  const fs::path evil = folder / "evil";
  const fs::path precious = news.write("../precious", "text");
  using Make = std::function<void(const fs::path&)>;
  const Make link = [&](const fs::path& path) { fs::create_symlink(precious, path); };
  const Make pipe = [](const fs::path& path) { REQUIRE(mkfifo(path.c_str(), 0600) == 0); };
  const Make socket = [](const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    REQUIRE(path.native().copy(address.sun_path, sizeof address.sun_path - 1) == path.native().size());
    const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    REQUIRE(bind(made, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    close(made);
  };
  int number = 0;
  for (const Make& make : {link, pipe, socket}) {
    for (const char* name : {"1/iamglass", "1/postlist.glass", "1/position.glass", "1/flintlock", "1/v.tmp"}) {
      CAPTURE(name, ++number);
      fs::remove_all(evil);
      fs::copy(folder / "index", evil, fs::copy_options::recursive);
      fs::remove(evil / name);
      make(evil / name);
      check_not_searched((evil / "1").string());
      if (number % 4 == 1) check_refused(evil.string(), news.articles());
    }
    // It may have been an index of ours: --rebuild is what it needs.
    fs::remove_all(evil);
    fs::copy(folder / "index", evil, fs::copy_options::recursive);
    fs::remove(evil / "XAPIANDB");
    make(evil / "XAPIANDB");
    const Outcome outcome = in_time({news::test::news_search(), "-d", evil.string(), "oil"});
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, ContainsSubstring("news-index --rebuild -d '" + evil.string() + "'"));
  }
  CHECK(fs::file_size(precious) == 4);
}

TEST_CASE("a pipe in the place of the lock makes nobody wait", "[cli][foreign]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm\n\nIt rained.\n");
  REQUIRE(news.index().status == 0);
  const fs::path lock = fs::path(news.database()) / "lock";
  fs::remove(lock);
  REQUIRE(mkfifo(lock.c_str(), 0600) == 0);
  CHECK(in_time({news::test::news_search(), "-d", news.database(), "--count", "storm"}).out == "1\n");
  CHECK(in_time({news::test::news_index(), "-d", news.database(), "--status"}).status == 0);
  CHECK(in_time({news::test::news_index(), "-d", news.database(), "--verify"}).status == 0);
  CHECK(in_time({news::test::news_index(), "-d", news.database(), news.articles()}).status == 2);
}

TEST_CASE("a database that a link in an index leads to is not opened", "[cli][foreign]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm\n\nIt rained.\n");
  REQUIRE(news.index().status == 0);
  const fs::path folder = fs::path(news.database()).parent_path();
  const fs::path evil = folder / "evil";
  fs::create_directory(evil);
  fs::create_directory_symlink(folder / "index/1", evil / "1");
  news.write("../evil/XAPIANDB", "auto 1\n");
  check_refused(evil.string(), news.articles());
  CHECK(news.search({"--count", "storm"}).out == "1\n");
}

TEST_CASE("a link to an index, and a copy of its database, are searched", "[cli][foreign]") {
  const NewsFolder news;
  news.write("storm.txt", "Storm\n\nIt rained.\n");
  REQUIRE(news.index().status == 0);
  const fs::path folder = fs::path(news.database()).parent_path();
  fs::create_directory_symlink(news.database(), folder / "link");
  fs::copy(folder / "index/1", folder / "copy");
  for (const char* name : {"link", "copy"}) {
    CHECK(in_time({news::test::news_search(), "-d", (folder / name).string(), "--count", "storm"}).out == "1\n");
  }
}

TEST_CASE("files, devices and single-file databases are no index", "[cli][foreign]") {
  const NewsFolder news;
  const fs::path file = news.write("storm.txt", "Storm\n\nIt rained.\n");
  check_refused(file.string(), news.articles());
  check_refused("/dev/zero", news.articles());
  check_refused(news.articles(), news.articles());
  CHECK(fs::file_size(file) == 18);
}
