// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/fields.h"

#include "tests/support/catch.h"

using namespace news;

TEST_CASE("a field is found by its name or its second name, in any case", "[fields]") {
  CHECK(find_field("title") == &fields::title);
  CHECK(find_field("Headline") == &fields::title);
  CHECK(find_field("BYLINE") == &fields::author);
  CHECK(find_field("") == nullptr);
  CHECK(find_field("titles") == nullptr);
}

TEST_CASE("a mistyped field finds its neighbour, another word finds none", "[fields]") {
  CHECK(nearest_field("tittle") == &fields::title);
  CHECK(nearest_field("atuhor") == &fields::author);
  CHECK(nearest_field("Langauge") == &fields::language);
  CHECK(nearest_field("weather") == nullptr);
  CHECK(nearest_field("") == nullptr);
  CHECK(nearest_field(std::string(100'000, 't')) == nullptr);
}

TEST_CASE("no field's terms lie among another's", "[fields]") {
  for (const Field* a : all_fields()) {
    for (const Field* b : all_fields()) {
      if (a != b && !a->prefix.empty() && !b->prefix.empty()) CHECK_FALSE(a->prefix.starts_with(b->prefix));
    }
  }
}

TEST_CASE("what an article says itself is in the fields that its hit shows", "[fields]") {
  const Article article{.id = "7",
                        .title = "Harbour reopens",
                        .authors = {"Ada Byron", "Zoë Quinn"},
                        .published = Date{},
                        .place = "NORTHPORT",
                        .agency = "Reuters"};
  const ArticleFields known = fields_of(article);
  CHECK(known.title == "Harbour reopens");
  CHECK(known.authors == article.authors);
  CHECK(known.place == "NORTHPORT");
  CHECK(known.id.empty());
  CHECK(known.date.empty());
  CHECK(known.source.empty());
}

TEST_CASE("the values of a field are those that are there", "[fields]") {
  const ArticleFields article{.title = "T", .tags = {"a", "b"}, .words = 7};
  CHECK(values_of(fields::title, article).size() == 1);
  CHECK(values_of(fields::tag, article).size() == 2);
  CHECK(values_of(fields::place, article).empty());
  CHECK(values_of(fields::author, article).empty());
  CHECK(values_of(fields::lead, article).empty());
}
