// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/remote_index.h"

#include "common/index/database.h"
#include "news/error.h"
#include "tests/support/catch.h"

using news::parse_remote;
using news::RemotePlace;

TEST_CASE("an address names a server on a port", "[remote]") {
  const RemotePlace place = parse_remote("tcp://news1.example:7700");
  CHECK(place.by == RemotePlace::By::tcp);
  CHECK(place.name == "news1.example:7700");
  CHECK(place.host == "news1.example");
  CHECK(place.port == 7700);
  CHECK(parse_remote("tcp://[::1]:7700").host == "::1");
}

TEST_CASE("an address names a folder that ssh reaches", "[remote]") {
  const RemotePlace place = parse_remote("ssh://reader@news1:2222/srv/news/news.db");
  CHECK(place.by == RemotePlace::By::ssh);
  CHECK(place.name == "news1/srv/news/news.db");
  CHECK(place.host == "reader@news1");
  CHECK(place.port == 2222);
  CHECK(place.folder == "/srv/news/news.db");
  CHECK(parse_remote("ssh://news1/a").port == 0);
}

TEST_CASE("a folder is not taken for an address", "[remote]") {
  CHECK(!news::is_remote("news.db"));
  CHECK(!news::is_remote("/srv/tcp://a:1"));
  CHECK(news::is_remote("ssh://a/b"));
}

TEST_CASE("an address that is wrong is refused with its form", "[remote]") {
  for (const char* wrong : {"tcp://",
                            "tcp://a",
                            "tcp://a:",
                            "tcp://:7700",
                            "tcp://a:0",
                            "tcp://a:99999",
                            "tcp://a:7700x",
                            "tcp://a:-1",
                            "tcp://user:secret@a:7700",
                            "tcp://a:7700/news.db",
                            "tcp://-oProxyCommand=x:7700",
                            "tcp://::1:7700",
                            "ssh://",
                            "ssh://a",
                            "ssh://a/",
                            "ssh:///b",
                            "ssh://-oProxyCommand=x/b",
                            "ssh://u@-x/b",
                            "ssh://a/b c",
                            "ssh://a/b;c",
                            "ssh://a/$(c)",
                            "ssh://a:0/b"}) {
    INFO(wrong);
    try {
      parse_remote(wrong);
      FAIL("it was taken");
    } catch (const news::Error& error) {
      CHECK(std::string(error.what()).starts_with(wrong));
      CHECK(!error.hint().empty());
    }
  }
}

TEST_CASE("a server that is not there is an error of the network that says which", "[remote]") {
  const RemotePlace place = parse_remote("tcp://127.0.0.1:9");
  try {
    news::open_remote(place, std::chrono::seconds(2));
    FAIL("something answered on the discard port");
  } catch (const Xapian::NetworkError& error) {
    CHECK(place.is_of(error));
    CHECK(!parse_remote("tcp://127.0.0.1:99").is_of(error));
  }
}
