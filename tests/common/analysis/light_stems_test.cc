// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/light_stems.h"

#include <vector>

#include "tests/support/catch.h"

using news::light_stem;

namespace {

/// Checks that all words have the stem of the first.
void check_same(const char* language, const std::vector<const char*>& forms) {
  for (const char* form : forms) {
    CAPTURE(language, form);
    CHECK(light_stem(form, language) == light_stem(forms.front(), language));
  }
}

void check_differ(const char* language, const char* one, const char* other) {
  CAPTURE(language, one, other);
  CHECK(light_stem(one, language) != light_stem(other, language));
}

}  // namespace

TEST_CASE("the cases of a Slavic word share a stem, fleeting vowels and softened consonants included", "[stems]") {
  check_same("pl", {"minister", "ministra", "ministrowie", "ministrów"});
  check_same("pl", {"droga", "drogi", "drodze"});
  check_same("pl", {"polska", "polsce", "polskiego"});
  check_same("cs", {"vláda", "vlády", "vládě", "vládou"});
  check_same("cs", {"republika", "republice"});
  check_same("sk", {"prezident", "prezidentov", "prezidentom"});
  check_same("uk", {"партія", "партії", "партією", "партій"});
  check_same("uk", {"ринок", "ринку"});
  check_same("hr", {"grad", "gradovi", "gradova"});
  check_same("hr", {"ministar", "ministra", "ministara"});
}

TEST_CASE("a Serbian word has the same stem in both scripts, with đ or dj", "[stems]") {
  check_same("hr", {"vlada", "влада", "владе"});
  check_same("hr", {"đoković", "ђоковић", "djoković", "ђоковића"});
  check_same("hr", {"ljubav", "љубав"});
  check_same("hr", {"džep", "џеп"});
}

TEST_CASE("a Bulgarian word has one stem with and without its article", "[stems]") {
  check_same("bg", {"президент", "президентът", "президенти", "президентите"});
  check_same("bg", {"министър", "министри"});
}

TEST_CASE("the plural and the construct state share a Hebrew stem", "[stems]") {
  check_same("he", {"ממשלה", "ממשלת"});
  check_same("he", {"ארגון", "ארגונים"});
}

TEST_CASE("plurals and verbal prefixes share a Persian stem", "[stems]") {
  check_same("fa", {"مشکل", "مشکلها", "مشکلهای"});
  check_same("fa", {"نماینده", "نمایندگان"});
  check_same("fa", {"خواهند", "میخواهند", "نمیخواهند"});
}

TEST_CASE("number and oblique case share a stem in Hindi and Urdu, gender does not", "[stems]") {
  check_same("hi", {"लड़का", "लड़के", "लड़कों"});
  check_same("hi", {"लड़की", "लड़कियाँ", "लड़कियों"});
  check_differ("hi", "लड़का", "लड़की");
  check_same("ur", {"لڑکی", "لڑکیاں", "لڑکیوں"});
  check_same("ur", {"حملہ", "حملے", "حملوں"});
  check_differ("ur", "لڑکا", "لڑکی");
}

TEST_CASE("short words and words that only look alike keep stems of their own", "[stems]") {
  check_differ("pl", "rok", "rola");
  check_differ("cs", "soud", "soudce");
  check_differ("uk", "голова", "гол");
  check_differ("hr", "rat", "ratar");
  check_differ("he", "כנסת", "כנס");
  check_differ("fa", "زندان", "زند");
  check_differ("fa", "میدان", "دان");
  CHECK(light_stem("ul", "pl") == "ul");
  CHECK(light_stem("", "pl").empty());
}

TEST_CASE("other languages have no light stems", "[stems]") { CHECK(light_stem("žluté", "xx") == "zlute"); }
