// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using namespace std::chrono;
using news::Request;
using news::test::engine_over;
using news::test::ids;
using Ids = std::vector<std::string>;

namespace {

news::Date on(int y, unsigned m, unsigned d) { return {.time = sys_days{year{y} / month{m} / day{d}}}; }

Ids sorted(Ids list) {
  std::ranges::sort(list);
  return list;
}

}  // namespace

TEST_CASE("what a query has that is not understood as it is in other tools is told", "[engine][notices]") {
  using Notices = std::vector<std::string>;
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .title = "Ferry strike", .language = "en", .body = "No boats."}});
  const auto notices = [&](const char* query) { return engine.search({.query = query}).notices; };
  CHECK(notices("lang:english ferry") == Notices{"no article is in english; languages here: en"});
  CHECK(notices("lang:EN ferry").empty());
  CHECK(notices("★") == Notices{"★ has no letter or digit: signs are not searched for"});
  CHECK(notices("title: ferry") == Notices{"title: ferry is read as title:ferry"});
  CHECK(engine.search({.query = "title: ferry"}).hits.size() == 1);
  Notices handed_out;
  engine.search({.query = "title: ferry"}, [&](const news::Results& results, const news::Hit&) {
    handed_out = results.notices;  // what is written before the hits
  });
  CHECK(handed_out == Notices{"title: ferry is read as title:ferry"});
  CHECK(engine.read({.query = "!ferry boats"}).notices == Notices{"!ferry is read as -ferry"});
  Notices counted;
  CHECK(engine.count({.query = "ferry || gas"}, &counted) == 1);
  CHECK(counted == Notices{"|| is read as OR"});
}

TEST_CASE("dates that no article can have are told", "[engine][notices]") {
  using Notices = std::vector<std::string>;
  const news::test::TempDir dir;
  auto engine =
      engine_over(dir.path(), {{.id = "a", .title = "Ferry", .published = on(2013, 11, 20), .body = "Boats."}});
  const auto today = sys_days{year{2026} / 11 / 27};
  const auto notices = [&](Request request) {
    request.today = today;
    return engine.search(request).notices;
  };
  const std::string excluded = "since:2012-05 and until:2012-04 exclude each other: the range ends before it begins";
  CHECK(notices({.query = "ferry since:2012-05 until:2012-04"}) == Notices{excluded});
  CHECK(notices({.query = "ferry", .since = "2012-05", .until = "2012-04"}) == Notices{excluded});
  CHECK(notices({.query = "ferry since:2012-05 until:2014"}).empty());
  CHECK(notices({.query = "ferry date:\"last month\""}) ==
        Notices{"date:2026-10 begins after the newest article, which is of 20 November 2013"});
  CHECK(notices({.query = "since:2013-11-20"}).empty());
  CHECK(notices({.query = "ferry 2013-11-20"}) ==
        Notices{"2013-11-20 is read as a word; for articles of that day write date:2013-11-20"});
}

TEST_CASE("an address is found however it is written, and a host or a path with all below it", "[engine][address]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .url = "http://www.ledger.example/2013/03/ferry", .body = "One."},
                                         {.id = "b", .url = "https://ledger.example/2013/04/tram/", .body = "Two."},
                                         {.id = "c", .url = "http://ledger.example/news?id=17", .body = "Three."},
                                         {.id = "d", .url = "http://ledger.example.org/2013", .body = "Four."},
                                         {.id = "e", .url = "http://www.ledger.example", .body = "Five."}});
  const auto found = [&](const char* query) { return sorted(ids(engine, query)); };
  for (const char* query : {"http://www.ledger.example/2013/03/ferry", "https://ledger.example/2013/03/ferry/",
                            "ledger.example/2013/03/ferry", "www.ledger.example/2013/03/ferry?utm=x#top",
                            "www.ledger.example/2013/03/ferry/?utm=x", "url:LEDGER.example/2013/03/ferry",
                            "url:\"ledger.example/2013/03/ferry\""}) {
    CAPTURE(query);
    CHECK(found(query) == Ids{"a"});
  }
  CHECK(found("https://www.ledger.example/2013/04/tram") == Ids{"b"});
  CHECK(found("ledger.example/news?id=17") == Ids{"c"});
  CHECK(found("url:ledger.example") == Ids{"a", "b", "c", "e"});
  CHECK(found("site:www.ledger.example") == Ids{"a", "b", "c", "e"});
  CHECK(found("url:ledger.example/2013") == Ids{"a", "b"});
  CHECK(found("url:ledger.example/2013/04 OR url:ledger.example.org") == Ids{"b", "d"});
  CHECK(found("-url:ledger.example") == Ids{"d"});
  CHECK(found("url:ledger.exam").empty());
}
