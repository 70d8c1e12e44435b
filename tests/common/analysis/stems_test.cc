// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "common/analysis/stems.h"
#include "common/analysis/stop_words.h"
#include "tests/support/catch.h"

using news::is_stop_word;
using news::Stems;

TEST_CASE("the forms of a word share a key", "[stems]") {
  Stems stems;
  CHECK(stems.key("deported", "en") == "deport");
  CHECK(stems.key("deporting", "en") == "deport");
  CHECK(stems.key("deported", "en") == "deport");
  CHECK(stems.key("häuser", "de") == "haus");
  CHECK(stems.key("haus", "de") == "haus");
}

TEST_CASE("keys are folded", "[stems]") {
  Stems stems;
  CHECK(stems.key("naïve", "en") == stems.key("naive", "en"));
  CHECK(stems.key("élections", "fr") == "elect");
  CHECK(stems.key("привёл", "ru") == stems.key("привел", "ru"));
}

TEST_CASE("the same word has a key of its own in each language", "[stems]") {
  Stems stems;
  CHECK(stems.key("nationale", "en") == "national");
  CHECK(stems.key("nationale", "fr") == "national");
  CHECK(stems.key("nationale", "de") == "national");
  CHECK(stems.key("kinder", "de") == "kind");
  CHECK(stems.key("kinder", "en") == "kinder");
}

TEST_CASE("only the primary subtag of a language counts, in any case", "[stems]") {
  Stems stems;
  CHECK(stems.key("prices", "en-GB") == "price");
  CHECK(stems.key("prices", "EN_us") == "price");
}

TEST_CASE("a language without a stemmer leaves the folded word", "[stems]") {
  Stems stems;
  CHECK(stems.key("thủ", "vi") == "thu");
  CHECK(stems.key("prices", "") == "prices");
}

TEST_CASE("words that begin with a digit are their own key", "[stems]") {
  Stems stems;
  CHECK(stems.key("2012", "en") == "2012");
  CHECK(stems.key("1980s", "en") == "1980s");
}

TEST_CASE("words with an apostrophe have keys", "[stems]") {
  Stems stems;
  CHECK(stems.key("don't", "en") == "don't");
  CHECK(stems.key("", "en").empty());
}

TEST_CASE("languages that Xapian does not stem have a light stemmer", "[stems]") {
  for (const char* language : {"bg", "bs", "cs", "fa", "he", "hi", "hr", "pl", "sh", "sk", "sr", "uk", "ur"}) {
    CAPTURE(language);
    CHECK(Stems::knows(language));
  }
  CHECK(Stems().key("žlutého", "cs") == "zlut");
}

TEST_CASE("Serbian and Bosnian words are filed with Croatian ones", "[stems]") {
  CHECK(Stems::family_language("sr-Cyrl") == "hr");
  CHECK(Stems::family_language("bs") == "hr");
  CHECK(Stems::family_language("nb") == "nb");
  CHECK(Stems::family_language("vi").empty());
  Stems stems;
  CHECK(stems.key("владе", "sr") == "vlad");
  CHECK(stems.key("vlada", "hr") == "vlad");
}

TEST_CASE("every language Xapian stems is known", "[stems]") {
  for (const char* language : {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
                               "it", "lt", "ne", "nb", "no", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr"}) {
    CAPTURE(language);
    CHECK(Stems::knows(language));
    CHECK(!Stems().key("word", language).empty());
  }
  CHECK(Stems::knows("pt-BR"));
  CHECK_FALSE(Stems::knows("zh"));
  CHECK_FALSE(Stems::knows(""));
  CHECK_FALSE(Stems::knows("english"));
}

TEST_CASE("more words than the cache holds still have the right keys", "[stems]") {
  Stems stems;
  for (int i = 0; i < 200'010; ++i) stems.key("w" + std::to_string(i), "en");
  CHECK(stems.key("prices", "en") == "price");
}

TEST_CASE("stop words are known in their language only", "[stop_words]") {
  CHECK(is_stop_word("the", "en"));
  CHECK(is_stop_word("don't", "en-GB"));
  CHECK(is_stop_word("und", "de"));
  CHECK(is_stop_word("l", "fr"));
  CHECK(is_stop_word("na", "no"));
  CHECK(is_stop_word("мой", "ru"));
  CHECK_FALSE(is_stop_word("und", "en"));
  CHECK_FALSE(is_stop_word("oil", "en"));
  CHECK_FALSE(is_stop_word("", "en"));
  CHECK_FALSE(is_stop_word("the", "zh"));
}

TEST_CASE("stop words are listed as terms are folded", "[stop_words]") {
  CHECK(is_stop_word("fur", "de"));
  CHECK(is_stop_word("meme", "fr"));
  CHECK(is_stop_word("الي", "ar"));
  CHECK(is_stop_word("هاي", "fa"));
  CHECK(is_stop_word("nao", "pt"));
  CHECK(is_stop_word("eivat", "fi"));
  CHECK(is_stop_word("nar", "sv"));
  CHECK(is_stop_word("fordi", "da"));
  CHECK(is_stop_word("perche", "it"));
  CHECK(is_stop_word("tambien", "es"));
  CHECK(is_stop_word("niet", "nl"));
}
