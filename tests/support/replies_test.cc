// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/replies.h"

#include "tests/support/catch.h"

using Catch::Matchers::ContainsSubstring;
using news::test::difference;
using news::test::replies;
using Lines = std::vector<std::string>;

TEST_CASE("the lines of a batch become a reply for each request", "[shards]") {
  const auto all = replies({R"({"type":"hit","request":"a","id":"n1","missing":["ceo"]})",
                            R"({"type":"summary","request":"a","elapsed_ms":1.5,"missing":["127.0.0.1:7700"]})",
                            R"({"type":"article","request":"b","id":"n1"})", R"({"type":"error","request":"c"})"});
  REQUIRE(all.size() == 3);
  CHECK(all[0].lines.size() == 2);
  CHECK(all[0].missing == Lines{"127.0.0.1:7700"});
  CHECK(all[0].lines[0].at("missing").as_array().size() == 1);
  CHECK_FALSE(all[0].lines[1].as_object().contains("elapsed_ms"));
  CHECK(all[1].lines.size() == 1);
  CHECK_FALSE(all[1].is_error());
  CHECK(all[2].is_error());
}

TEST_CASE("replies differ in what they find, not in the rounding of scores", "[shards]") {
  const auto reply = [](const std::string& id, const std::string& score, const std::string& more = "") {
    return replies({R"({"type":"hit","id":")" + id + R"(","score":)" + score + more + "}", R"({"type":"summary"})"})
        .at(0);
  };
  CHECK(difference(reply("a", "1.5"), reply("a", "1.50004")) == "");
  CHECK(difference(reply("a", "2"), reply("a", "2.0")) == "");
  CHECK(difference(reply("a", "1.5"), reply("a", "1.502")) == "/0/score: 1.5E0 is not 1.502E0");
  CHECK(difference(reply("a", "1"), reply("b", "1")) == R"(/0/id: "a" is not "b")");
  CHECK(difference(reply("a", "1"), reply("a", "1", R"(,"tags":[])")) == "/0/tags: nothing is not []");
  CHECK(difference(reply("a", "1", R"(,"tags":["x"])"), reply("a", "1", R"(,"tags":["x","y"])")) ==
        R"(/0/tags/1: nothing is not "y")");
  CHECK(difference(reply("a", "null"), reply("a", "1")) == "/0/score: null is not 1");
  CHECK_THAT(difference(reply("a", "1"), replies({R"({"type":"summary"})"}).at(0)), ContainsSubstring("is not"));
}
