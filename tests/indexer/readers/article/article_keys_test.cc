// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/article/article_keys.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace news {
namespace {

bool means(std::string_view name, ArticleKey key) {
  return std::ranges::any_of(meanings_of_key(plain_key(name)),
                             [key](const KeyMeaning& meaning) { return meaning.key == key; });
}

TEST_CASE("a key is compared without case, accents and separators", "[keys]") {
  CHECK(plain_key("Date_Published") == "datepublished");
  CHECK(plain_key("dc:Creator") == "dc:creator");
  CHECK(plain_key(" - _ .").empty());
  CHECK(plain_key("Überschrift") == "uberschrift");
}

TEST_CASE("keys are known in several languages, in data and in heads", "[keys]") {
  CHECK(means("Titel", ArticleKey::title));
  CHECK(means("заголовок", ArticleKey::title));
  CHECK(head_key("Überschrift") == ArticleKey::title);
  CHECK(head_key("Publication date") == ArticleKey::date);
}

TEST_CASE("common words are keys of data only: a text may begin with them and a colon", "[keys]") {
  for (const char* word : {"Head", "Subject", "Time", "News", "Lead", "Class", "Story"}) {
    INFO(word);
    CHECK(!meanings_of_key(plain_key(word)).empty());
    CHECK(!head_key(word));
  }
}

TEST_CASE("keys of data sets that the web has", "[keys]") {
  CHECK(means("header", ArticleKey::title));
  CHECK(means("paragraphs", ArticleKey::text));
  CHECK(means("cat", ArticleKey::section));
  CHECK(means("source.name", ArticleKey::source));
  CHECK(meanings_of_key("datedownload").empty());
}

}  // namespace
}  // namespace news
