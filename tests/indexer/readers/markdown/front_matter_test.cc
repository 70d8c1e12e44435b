// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markdown/front_matter.h"

#include <boost/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace news {
namespace {

std::string keys_of(std::string_view text) {
  const auto front = read_front_matter(text);
  return front ? boost::json::serialize(front->keys) : "none";
}

std::string text_below(std::string_view text) {
  const auto front = read_front_matter(text);
  return std::string(text.substr(front ? front->length : 0));
}

TEST_CASE("YAML front matter gives names with strings and lists", "[front_matter]") {
  const std::string text =
      "---\n"
      "# a comment\n"
      "title: Kakar: Kabul advised to look inwards\n"
      "date: 2018-02-19 20:48:09 -0500\n"
      "tags:\n"
      "  - birds\n"
      "  - \"wet land\"\n"
      "categories: [a,\n"
      "  b\n"
      "]\n"
      "---\n"
      "The text.\n";
  CHECK(keys_of(text) == R"({"title":"Kakar: Kabul advised to look inwards","date":"2018-02-19 20:48:09 -0500",)"
                         R"("tags":["birds","wet land"],"categories":["a","b"]})");
  CHECK(text_below(text) == "The text.\n");
}

TEST_CASE("a list may stand as far left as its name, and hold maps", "[front_matter]") {
  CHECK(keys_of("---\nauthors:\n- name: Ada Keller\n  email: a@example.org\n- Jan Roe\n---\n") ==
        R"({"authors":[{"name":"Ada Keller","email":"a@example.org"},"Jan Roe"]})");
}

TEST_CASE("of a nested map the members are kept", "[front_matter]") {
  CHECK(keys_of("---\nauthor:\n  name: Ada Keller\n  links:\n    web: x\ntitle: T\n---\n") ==
        R"({"author":{"name":"Ada Keller"},"title":"T"})");
}

TEST_CASE("block scalars keep or fold their lines", "[front_matter]") {
  CHECK(keys_of("---\ndescription: >-\n  One line\n  and more.\ntitle: |\n  A\n  B\n---\n") ==
        R"({"description":"One line and more.","title":"A\nB"})");
  CHECK(keys_of("---\ntitle: a headline that\n  goes on\n---\n") == R"({"title":"a headline that goes on"})");
}

TEST_CASE("the first of two equal names counts", "[front_matter]") {
  CHECK(keys_of("---\ntitle: A\ntitle: B\n---\n") == R"({"title":"A"})");
}

TEST_CASE("TOML front matter is read with its tables", "[front_matter]") {
  const std::string text =
      "+++\n"
      "title = \"4 years of Rust\"\n"
      "date = 2019-05-15T10:00:00Z\n"
      "authors = [\n  \"The Team\",\n]\n"
      "description = \"\"\"\nLong\ntext\"\"\"\n"
      "[taxonomies]\n"
      "tags = ['a', 'b']\n"
      "[author]\n"
      "name = 'Ada'\n"
      "+++\n"
      "Text\n";
  CHECK(keys_of(text) == R"({"title":"4 years of Rust","date":"2019-05-15T10:00:00Z","authors":["The Team"],)"
                         R"("description":"Long\ntext","tags":["a","b"],"taxonomies":{},"author":{"name":"Ada"}})");
  CHECK(text_below(text) == "Text\n");
}

TEST_CASE("a long string that never closes takes no other names", "[front_matter]") {
  CHECK(keys_of("+++\nbio = '''never\ntitle = 'T'\n+++\n") == R"({"bio":"'''never","title":"T"})");
}

TEST_CASE("a JSON object above a text is front matter, JSON data is not", "[front_matter]") {
  CHECK(keys_of("{\n  \"title\": \"Ferry {back}\",\n}\n\nText") == R"({"title":"Ferry {back}"})");
  CHECK(keys_of("{\"title\": \"A\"}\n{\"title\": \"B\"}\n") == "none");
  CHECK(keys_of("{\"title\": \"A\"}\n") == "none");
  CHECK(keys_of("{\"title\": \"A\"") == "none");
}

TEST_CASE("dashes above prose are no front matter", "[front_matter]") {
  CHECK(keys_of("---\nLONDON: The minister said: no.\n---\nMore\n") == "none");
  CHECK(keys_of("----\ntitle: A\n---\n") == "none");
  CHECK(keys_of("---\n---\nText\n") == "none");
  CHECK(keys_of("---") == "none");
}

TEST_CASE("an unclosed front matter ends where lines stop looking like names", "[front_matter]") {
  const auto front = read_front_matter("---\ntitle: A\ndate: 2020-01-01\n\nThe text: it is long.\n");
  REQUIRE(front);
  CHECK_FALSE(front->closed);
  CHECK(boost::json::serialize(front->keys) == R"({"title":"A","date":"2020-01-01"})");
  CHECK(keys_of("---\ntitle: A\n\nThe text.\n") == "none");
}

TEST_CASE("aliases are never expanded", "[front_matter]") {
  CHECK(keys_of("---\na: &a [x, x]\nb: [*a, *a]\ntitle: T\n---\n") == R"({"a":["x","x"],"b":["*a","*a"],"title":"T"})");
}

TEST_CASE("front matter is bounded", "[front_matter]") {
  const auto is_closed = [](int lines, const std::string& value) {
    std::string text = "---\ntitle: A\n";
    for (int i = 0; i < lines; ++i) text += "k" + std::to_string(i) + ": " + value + "\n";
    const auto front = read_front_matter(text + "---\n");
    return front && front->closed;
  };
  CHECK(is_closed(1000, "v"));
  CHECK_FALSE(is_closed(3000, "v"));
  CHECK_FALSE(is_closed(100'000, "["));
}

}  // namespace
}  // namespace news
