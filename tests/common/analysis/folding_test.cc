// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/folding.h"

#include "common/text.h"
#include "tests/support/catch.h"

using news::fold;

TEST_CASE("case, accents and width are folded", "[folding]") {
  CHECK(fold("NAÏVE Ｔｏｋｙｏ ＡＢＣ１２") == "naive tokyo abc12");
  CHECK(fold("Ångström Škoda Việt Năm") == "angstrom skoda viet nam");
  CHECK(fold("nai\u0308ve") == "naive");
  CHECK(fold("Ελλάς ΕΛΛΆΣ") == "ελλασ ελλασ");
}

TEST_CASE("letters that people replace when they type meet their replacement", "[folding]") {
  CHECK(fold("Straße STRASSE") == "strasse strasse");
  CHECK(fold("Æsop œuvre Ørsted Đilas Łódź Þór Guðrún") == "aesop oeuvre orsted dilas lodz thor gudrun");
  CHECK(fold("İstanbul ıIi") == "istanbul iii");
  CHECK(fold("ǿ ǽ") == "o ae");
}

TEST_CASE("Cyrillic ё is е, but й is a letter of its own however it is written", "[folding]") {
  CHECK(fold("Ёлка") == "елка");
  CHECK(fold("Йод и\u0306од") == "йод йод");
  CHECK(fold("мо\u0301й") == "мой");
}

TEST_CASE("Arabic letter variants, vowel points and tatweel are folded", "[folding]") {
  CHECK(fold("أحمد إحمد آحمد ٱحمد احمد") == "احمد احمد احمد احمد احمد");
  CHECK(fold("مصطفى مدرسة") == "مصطفي مدرسه");
  CHECK(fold("کتاب فارسی") == "كتاب فارسي");
  CHECK(fold("مُحَمَّد مـــحمد") == "محمد محمد");
  CHECK(fold("مسؤول رئيس") == "مسؤول رئيس");
}

TEST_CASE("Hebrew points go", "[folding]") { CHECK(fold("שָׁלוֹם") == "שלום"); }

TEST_CASE("vowel signs of Indian scripts and Thai tone marks are letters and stay", "[folding]") {
  CHECK(fold("जनता") == "जनता");
  CHECK(fold("বাংলা") == "বাংলা");
  CHECK(fold("தமிழ்") == "தமிழ்");
  CHECK(fold("น้ำ") == fold("น\u0E49\u0E33"));
  CHECK(fold("แม่") != fold("แม"));
}

TEST_CASE("a nukta goes, in one code point or two", "[folding]") {
  CHECK(fold("ज़िला फ़ैसला") == "जिला फैसला");
  CHECK(fold("स\u095Cक") == "सडक");
  CHECK(fold("स\u0921\u093Cक") == "सडक");
  CHECK(fold("ব\u09DC ব\u09A1\u09BC") == "বড বড");
}

TEST_CASE("a nasal before a consonant of its class is an anusvara", "[folding]") {
  CHECK(fold("हिन्दी सम्बन्ध अण्डा पञ्च शङ्कर") == "हिंदी संबंध अंडा पंच शंकर");
  CHECK(fold("পঙ্কজ") == "পংকজ");
  CHECK(fold("अन्य जन्म सम्मान उन्नति") == "अन्य जन्म सम्मान उन्नति");
  CHECK(fold("पाँच") == fold("पांच"));
  CHECK(fold("न्") == "न्");
}

TEST_CASE("the forms of the Urdu heh are the Arabic one", "[folding]") { CHECK(fold("ہفتہ خانۀ") == "هفته خانه"); }

TEST_CASE("Japanese voicing marks stay and half-width forms widen", "[folding]") {
  CHECK(fold("ガ") != fold("カ"));
  CHECK(fold("ｶﾞ") == "ガ");
  CHECK(fold("か\u3099") == "が");
}

TEST_CASE("decimal digits of any script become ASCII digits", "[folding]") {
  CHECK(fold("٢٠١٢ ۲۰۱۲ २०१२ ２０１２ ๒๐๑๒") == "2012 2012 2012 2012 2012");
}

TEST_CASE("invisible characters vanish", "[folding]") {
  CHECK(fold("co\u00ADop\u200Ber\uFEFFa\u200Ct\u200De") == "cooperate");
}

TEST_CASE("punctuation and blanks of an exact value stay", "[folding]") {
  CHECK(fold("O’Brien & Söhne, U.S. (2012)") == "o’brien & sohne, u.s. (2012)");
}

TEST_CASE("bad bytes in an exact value become replacement characters", "[folding]") {
  CHECK(fold("Caf\xE9") == "caf\uFFFD");
  CHECK(fold("Caf\xE9 e\u0301") == "caf\uFFFD e");
}

TEST_CASE("every character, alone and beside others, folds to what folds to itself", "[folding]") {
  const std::string_view before = GENERATE(as<std::string_view>{}, "", "и", "ᄀ", "か");
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string self(before);
    news::text::append_utf8(self, c);
    const auto once = fold(self);
    if (fold(once) == once) continue;
    CAPTURE(static_cast<std::uint32_t>(c), once);
    FAIL("not stable");
  }
}

TEST_CASE("a character's kind says whether it builds words", "[folding]") {
  using news::CharKind;
  CHECK(news::char_info(U'é').kind == CharKind::letter);
  CHECK(news::char_info(U'٣').kind == CharKind::digit);
  CHECK(news::char_info(U'₂').kind == CharKind::digit);
  CHECK(news::char_info(U'\u0301').kind == CharKind::mark);
  CHECK(news::char_info(U'\u00AD').kind == CharKind::ignorable);
  CHECK(news::char_info(U'々').kind == CharKind::ideograph);
  CHECK(news::char_info(U'ー').kind == CharKind::ideograph);
  CHECK(news::char_info(U'𠮷').kind == CharKind::ideograph);
  CHECK(news::char_info(U'ก').kind == CharKind::dictionary);
  CHECK(news::char_info(U'—').kind == CharKind::other);
  CHECK(news::char_info(U'😀').kind == CharKind::other);
}

TEST_CASE("a word keeps its accents in lower and loses them in folded", "[folding]") {
  std::string lower;
  std::string folded;
  news::fold_word("HÄUSER", lower, folded);
  CHECK(lower == "häuser");
  CHECK(folded == "hauser");
  news::fold_word("HA\u0308USER", lower, folded);
  CHECK(lower == "häuser");
  CHECK(folded == "hauser");
  news::fold_word("Straße", lower, folded);
  CHECK(lower == "straße");
  CHECK(folded == "strasse");
}
