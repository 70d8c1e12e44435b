// SPDX-License-Identifier: GPL-2.0-or-later
/// The sub-headline from the file to the page.
#include <boost/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/index.h"

namespace json = boost::json;
using Catch::Matchers::ContainsSubstring;
using news::test::NewsFolder;

namespace {

constexpr const char* dek = "Port says that the last of the wrecked fishing boats have been lifted";

/// Of one article the text begins with the sub-headline, of another only the head has it.
const NewsFolder& indexed() {
  static const NewsFolder* const folder = [] {
    auto* news = new NewsFolder;
    news->write("printed.txt", std::string("Harbour reopens\n") + dek + "\n\nShips came back.\n");
    news->write("headed.txt",
                "title: Ferry returns\nsubtitle: Islands wait no longer\nlanguage: en\n\nShips sail again.\n");
    news->write("without.txt", "Boats for hire\n\nWrecked boats cannot be hired, nor lifted.\n");
    news->index();
    return news;
  }();
  return *folder;
}

json::object hit_for(const std::string& query) {
  return json::parse(news::test::lines(indexed().search({"--json", query}).out).at(0)).as_object();
}

}  // namespace

TEST_CASE("a sub-headline is searched by itself, by both names", "[cli][subtitle]") {
  CHECK(indexed().search({"--template", "{id} ", "subtitle:\"wrecked fishing boats\""}).out == "printed.txt ");
  CHECK(indexed().search({"--template", "{id} ", "dek:lift"}).out == "printed.txt ");
  CHECK(indexed().search({"--template", "{id} ", "dek:island"}).out == "headed.txt ");
  CHECK(indexed().search({"--count", "subtitle:ships"}).out == "0\n");
}

TEST_CASE("JSON and templates have the sub-headline, JSON only where there is one", "[cli][subtitle]") {
  CHECK(hit_for("harbour").at("subtitle") == dek);
  CHECK_FALSE(hit_for("hire").contains("subtitle"));
  CHECK(indexed().search({"--template", "<{subtitle}>", "ferry"}).out == "<Islands wait no longer>");
  CHECK(indexed().search({"--template", "<{subtitle}>", "hire"}).out == "<>");
}

TEST_CASE("a whole article has its sub-headline once", "[cli][subtitle]") {
  for (const auto& [id, subtitle] :
       {std::pair{"printed.txt", dek}, std::pair{"headed.txt", "Islands wait no longer"}}) {
    const std::string page = indexed().search({"--show", id}).out;
    const auto first = page.find(subtitle);
    REQUIRE(first != std::string::npos);
    CHECK(page.find(subtitle, first + 1) == std::string::npos);
  }
}
