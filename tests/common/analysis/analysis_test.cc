// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/analysis.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using news::max_term_bytes;
using news::Words;

namespace {

/// "0:well-known/2": position, term, and the span where it is not 1.
std::string words_of(std::string_view text) {
  std::string out;
  for (Words words(text); words.next();) {
    const auto& word = words.word();
    if (!out.empty()) out += ' ';
    out += std::to_string(word.position) + ':';
    out += word.term;
    if (word.span != 1) out += '/' + std::to_string(word.span);
  }
  return out;
}

/// The terms alone.
std::string terms_of(std::string_view text) {
  std::string out;
  for (Words words(text); words.next();) {
    if (!out.empty()) out += ' ';
    out += words.word().term;
  }
  return out;
}

/// What each word covers in the text.
std::vector<std::string> sources_of(std::string_view text) {
  std::vector<std::string> out;
  for (Words words(text); words.next();) {
    out.emplace_back(text.substr(words.word().begin, words.word().end - words.word().begin));
  }
  return out;
}

using Sources = std::vector<std::string>;

}  // namespace

TEST_CASE("words are lower case, in order, one position each", "[analysis]") {
  CHECK(words_of("Rain over the HARBOUR, again.") == "0:rain 1:over 2:the 3:harbour 4:again");
  CHECK(words_of("").empty());
  CHECK(words_of(" -- ... '' \n").empty());
}

TEST_CASE("a walk can start over with another text", "[analysis]") {
  Words words("well-known ships");
  REQUIRE(words.next());
  words.reset("中国 harbour");
  REQUIRE(words.next());
  CHECK(words.word().term == "中国");
  words.reset("harbour");
  REQUIRE(words.next());
  CHECK(words.word().term == "harbour");
  CHECK(words.word().position == 0);
  CHECK(words.word().begin == 0);
  CHECK_FALSE(words.next());
  CHECK_FALSE(words.next());
}

TEST_CASE("lower keeps the accents that term loses", "[analysis]") {
  Words words("Élysée");
  REQUIRE(words.next());
  CHECK(words.word().lower == "élysée");
  CHECK(words.word().term == "elysee");
}

TEST_CASE("accents, case, width and letter variants meet", "[analysis]") {
  CHECK(terms_of("naïve NAIVE nai\u0308ve ｎａｉｖｅ") == "naive naive naive naive");
  CHECK(terms_of("Straße STRASSE İzmir Izmir") == "strasse strasse izmir izmir");
  CHECK(terms_of("أحمد احمد مُحَمَّد محمد") == "احمد احمد محمد محمد");
  CHECK(terms_of("ёлка елка й") == "елка елка й");
  CHECK(terms_of("CO₂ CO2 km²") == "co2 co2 km2");
  CHECK(terms_of("ﷺ") == "صلياللهعليهوسلم");
}

TEST_CASE("invisible characters inside a word neither separate nor show", "[analysis]") {
  CHECK(terms_of("co\u00ADoperate co\u200Boperate co\uFEFFoperate") == "cooperate cooperate cooperate");
  CHECK(terms_of("می\u200Cخواهم") == terms_of("میخواهم"));
  CHECK(words_of("مشکل\u200Cهای") == "0:مشكلهاي");
  CHECK(sources_of("\u200Bharbour\u200B co\u00ADop\u00AD") == Sources{"harbour", "co\u00ADop"});
}

TEST_CASE("a joiner between two Persian words makes a compound of them", "[analysis][compound]") {
  CHECK(words_of("دانش\u200Cآموزان") == words_of("دانش-آموزان"));
  CHECK(terms_of("دانش\u200Cآموزان") == "دانشاموزان دانش اموزان");
  CHECK(terms_of("کتاب\u200Cخانه\u200Cهای") == "كتابخانههاي كتاب خانههاي");
}

TEST_CASE("a possessive ending is no part of the word", "[analysis][apostrophe]") {
  CHECK(words_of("Pakistan's ports, Pakistan’s PORT’S") == "0:pakistan 1:ports 2:pakistan 3:port");
  CHECK(sources_of("Pakistan's ports") == Sources{"Pakistan", "ports"});
  CHECK(terms_of("Zoë’s 1980's U.S.'s") == "zoe 1980 us");
}

TEST_CASE("contractions keep an ASCII apostrophe however it is typed", "[analysis][apostrophe]") {
  CHECK(terms_of("don't don’t DONʼT don＇t don`t") == "don't don't don't don't don't");
  CHECK(terms_of("he'll we're I've I'm he'd") == "he'll we're i've i'm he'd");
}

TEST_CASE("elided articles are words of their own", "[analysis][apostrophe]") {
  CHECK(words_of("l’Europe") == "0:l 1:europe");
  CHECK(terms_of("d'État qu’il jusqu'à s’est C'EST") == "d etat qu il jusqu a s est c est");
  CHECK(terms_of("dell'Unione all’aperto un'altra quest'anno") == "dell unione all aperto un altra quest anno");
  CHECK(sources_of("l’Europe") == Sources{"l", "Europe"});
}

TEST_CASE("other apostrophes inside a word vanish", "[analysis][apostrophe]") {
  CHECK(terms_of("O'Brien O’Brien aujourd’hui Qur'an п'ять ג'ורג") == "obrien obrien aujourdhui quran пять גורג");
  CHECK(sources_of("O'Brien") == Sources{"O'Brien"});
}

TEST_CASE("the ending behind the apostrophe of a Turkish name or number is no part of it", "[analysis][apostrophe]") {
  CHECK(words_of("Türkiye’nin ABD'nin seçimi") == "0:turkiye 1:abd 2:secimi");
  CHECK(terms_of("İstanbul'da Erdoğan'ın Suriye'ye Bakanlığı'ndan NATO'ya AB'de") ==
        "istanbul erdogan suriye bakanligi nato ab");
  CHECK(terms_of("2021'de Covid-19'a yüzde 5'lik") == "2021 covid19 covid 19 yuzde 5");
  CHECK(sources_of("Ankara'dan geldi") == Sources{"Ankara", "geldi"});
}

TEST_CASE("what only looks like a Turkish ending stays in its word", "[analysis][apostrophe]") {
  CHECK(terms_of("Sana'a Hawai'i Shi'a Baha'i Qur'an Xi'an") == "sanaa hawaii shia bahai quran xian");
  CHECK(terms_of("O'Brien ma'am rock'n'roll") == "obrien maam rocknroll");
  CHECK(terms_of("bo'la sana'a jama'a ta'e Bo'la Ch'in") == "bola sanaa jamaa tae bola chin");
  CHECK(terms_of("l'un qu'un Jusqu'en") == "l un qu un jusqu en");
  CHECK(terms_of("п'ять Зв'язку רח'לה") == "пять звязку רחלה");
  CHECK(terms_of("Dara'DA Dara'dax") == "darada daradax");
}

TEST_CASE("an apostrophe at the edge of a word is punctuation", "[analysis][apostrophe]") {
  CHECK(terms_of("'quoted' ‘quoted’ workers' rock 'n' roll '80s") == "quoted quoted workers rock n roll 80s");
}

TEST_CASE("acronyms lose their dots", "[analysis][acronym]") {
  CHECK(terms_of("U.S. U.S.A. U.S e.g. a.m.") == "us usa us eg am");
  CHECK(terms_of("А.Б. С.Ш.А.") == "аб сша");
  CHECK(terms_of("the U.S.2012 and U.S.The") == "the us 2012 and u s the");
  CHECK(words_of("U.S.-led") == "0:usled/2 0:us 1:led");
  CHECK(sources_of("the U.S. and") == Sources{"the", "U.S.", "and"});
}

TEST_CASE("a single letter with a dot is that letter", "[analysis][acronym]") {
  CHECK(terms_of("J. Smith, J.K. Rowling") == "j smith jk rowling");
}

TEST_CASE("dots between longer parts separate", "[analysis][acronym]") {
  CHECK(terms_of("www.a.com end.Next a.bc") == "www a com end next a bc");
}

TEST_CASE("Hebrew acronyms lose their quotation mark", "[analysis][acronym]") {
  CHECK(terms_of("צה\"ל צה״ל צהל \"צהל\"") == "צהל צהל צהל צהל");
}

TEST_CASE("an ampersand joins short parts only", "[analysis]") {
  CHECK(terms_of("AT&T R&B PG&E AT&T's") == "at&t r&b pg&e at&t");
  CHECK(terms_of("Barnes&Noble AT & T a& &b &amp; R&B2") == "barnes noble at t a b amp r b2");
}

TEST_CASE("a compound gives its joined form and then its parts", "[analysis][compound]") {
  CHECK(words_of("COVID-19 cases") == "0:covid19/2 0:covid 1:19 2:cases");
  CHECK(words_of("Anwaar-ul-Haq") == "0:anwaarulhaq/3 0:anwaar 1:ul 2:haq");
  CHECK(terms_of("well\u2010known well\u2011known") == "wellknown well known wellknown well known");
  CHECK(words_of("Côte-d’Ivoire") == "0:cotedivoire/3 0:cote 1:d 2:ivoire");
  CHECK(words_of("l’Union-Européenne") == "0:l 1:unioneuropeenne/2 1:union 2:europeenne");
  CHECK(sources_of("a COVID-19 case") == Sources{"a", "COVID-19", "COVID", "19", "case"});
}

TEST_CASE("the joined form keeps accents in lower", "[analysis][compound]") {
  Words words("Jean-Noël");
  REQUIRE(words.next());
  CHECK(words.word().term == "jeannoel");
  CHECK(words.word().lower == "jeannoël");
}

TEST_CASE("dashes, double hyphens and hyphens at an edge separate", "[analysis][compound]") {
  CHECK(terms_of("rain—again rain–again rain--again -rain rain- again") ==
        "rain again rain again rain again rain rain again");
}

TEST_CASE("numbers beside a hyphen are not joined", "[analysis][compound]") {
  CHECK(words_of("2012-06-01") == "0:2012 1:06 2:01");
  CHECK(words_of("won 7-5, 9am-5pm") == "0:won 1:7 2:5 3:9am 4:5pm");
}

TEST_CASE("long chains give their parts only", "[analysis][compound]") {
  CHECK(words_of("a-b-c-d-e") == "0:abcde/5 0:a 1:b 2:c 3:d 4:e");
  CHECK(words_of("a-b-c-d-e-f") == "0:a 1:b 2:c 3:d 4:e 5:f");
  CHECK(terms_of("a-b-c-d-e-f-g-h-i-j-k g-h") == "a b c d e f g h i j k gh g h");
  const std::string half(33, 'x');
  CHECK(terms_of(half + '-' + half) == half + ' ' + half);
}

TEST_CASE("numbers lose the commas between their thousands", "[analysis][number]") {
  CHECK(terms_of("59,033 1,000,000 Rs59,033") == "59033 1000000 rs59033");
  CHECK(terms_of("1,2,3 2,0123 2011,500 12,34") == "1 2 3 2 0123 2011 500 12 34");
  CHECK(terms_of("٥٩٬٠٣٣") == "59033");
  CHECK(sources_of("59,033 ships") == Sources{"59,033", "ships"});
}

TEST_CASE("points and apostrophes between thousands are lost too", "[analysis][number]") {
  CHECK(terms_of("10.000 1.000.000 10'000 10’000 1’000’000 １０，０００") == "10000 1000000 10000 10000 1000000 10000");
  CHECK(terms_of("1.234,56 1,234.56") == "1234.56 1234.56");
  CHECK(terms_of("0.125 1.25 1.2500 1234.567 1.000.00 24.12.2012") == "0.125 1.25 1.2500 1234.567 1.000.00 24.12.2012");
  CHECK(sources_of("über 10.000 Euro") == Sources{"über", "10.000", "Euro"});
}

TEST_CASE("thousands that blanks separate are a compound of their groups", "[analysis][number]") {
  CHECK(words_of("some 10 000 ships") == "0:some 1:10000/2 1:10 2:000 3:ships");
  CHECK(words_of("1 000 000.") == "0:1000000/3 0:1 1:000 2:000");
  CHECK(terms_of("10\u00A0000, 10\u2009000, 10\u202F000") == "10000 10 000 10000 10 000 10000 10 000");
  CHECK(sources_of("10 000-strong") == Sources{"10 000", "10", "000", "strong"});
}

TEST_CASE("rows of numbers, years and telephone numbers are no thousands", "[analysis][number]") {
  CHECK(terms_of("in 2012 100 ships") == "in 2012 100 ships");
  CHECK(terms_of("2012 100 200") == "2012 100 200");
  CHECK(terms_of("555 123 4567") == "555 123 4567");
  CHECK(terms_of("646 223-6300") == "646 223 6300");
  CHECK(terms_of("0 800 123") == "0 800 123");
  CHECK(terms_of("10 000m 10  000") == "10 000m 000 m 10 000");
}

TEST_CASE("a decimal point stays", "[analysis][number]") {
  CHECK(terms_of("3.5 59,033.5 v2.0 3. x .5 ３．５") == "3.5 59033.5 v2.0 3 x 5 3.5");
}

TEST_CASE("a number with a unit is a compound of the two", "[analysis][number]") {
  CHECK(words_of("a 3.5mm gun") == "0:a 1:3.5mm/2 1:3.5 2:mm 3:gun");
  CHECK(words_of("€1.2bn") == "0:1.2bn/2 0:1.2 1:bn");
  CHECK(words_of("5km-long") == "0:5kmlong/3 0:5 1:km 2:long");
  CHECK(terms_of("1,500kg 5млн ３ｍｍ") == "1500kg 1500 kg 5млн 5 млн 3mm 3 mm");
  CHECK(sources_of("3.5mm") == Sources{"3.5mm", "3.5", "mm"});
}

TEST_CASE("ordinals, decades, times and names with digits stay whole", "[analysis][number]") {
  CHECK(terms_of("1st 2nd 20th 1980s 9am 5pm 1er 4x4 7seconds 3d2 5é") ==
        "1st 2nd 20th 1980s 9am 5pm 1er 4x4 7seconds 3d2 5e");
}

TEST_CASE("lower shows the currency of a number and how it is written", "[analysis][number]") {
  const auto lower_of = [](std::string_view text) {
    Words words(text);
    REQUIRE(words.next());
    return std::string(words.word().lower);
  };
  for (const std::string_view price : {"$250", "＄250", "$ 250", "250$", "250 $", "$250,"})
    CHECK(lower_of(price) == "$250");
  for (const std::string_view price : {"€250", "250 €", "250\u00A0€", "250€"}) CHECK(lower_of(price) == "€250");
  CHECK(lower_of("£1,500.5") == "£1500.5");
  CHECK(lower_of("$1.302") == "$1.302");
  CHECK(lower_of("10.000") == "10.000");
  CHECK(lower_of("250 $300") == "250");
  CHECK(lower_of("250 people") == "250");
  Words words("£1.5m");
  REQUIRE(words.next());
  CHECK(words.word().lower == "1.5m");
  REQUIRE(words.next());
  CHECK(words.word().lower == "£1.5");
}

TEST_CASE("other signs between digits separate", "[analysis][number]") {
  CHECK(terms_of("9:02am 3/4 50% $5 5'10") == "9 02am 3 4 50 5 5 10");
}

TEST_CASE("Chinese, Japanese and Korean give pairs, and the last character alone", "[analysis][cjk]") {
  CHECK(words_of("中国人民。中") == "0:中国 1:国人 2:人民 3:民 4:中");
  CHECK(words_of("한국어") == "0:한국 1:국어 2:어");
  CHECK(terms_of("人々とスキー") == "人々 々と とス スキ キー ー");
  CHECK(sources_of("中国人") == Sources{"中国", "国人", "人"});
}

TEST_CASE("half-width and decomposed characters pair like others", "[analysis][cjk]") {
  CHECK(terms_of("ｶﾞｽ") == terms_of("ガス"));
  CHECK(terms_of("\u1112\u1161\u11AB\u1100\u116E\u11A8") == terms_of("한국"));
  CHECK(terms_of("葛\U000E0100城") == terms_of("葛城"));
}

TEST_CASE("scripts without blanks end where others begin", "[analysis][cjk]") {
  CHECK(terms_of("iPhone手机2012年") == "iphone 手机 机 2012 年");
  CHECK(terms_of("ภาษาABC中") == "ภาษา abc 中");
}

TEST_CASE("Thai, Lao, Khmer and Burmese are cut by dictionaries", "[analysis][dictionary]") {
  CHECK(terms_of("ภาษาไทยเป็นภาษา") == "ภาษา ไทย เป็น ภาษา");
  CHECK(terms_of("ພາສາລາວ") == "ພາສາ ລາວ");
  CHECK(terms_of("ខ្ញុំទៅផ្សារ") == "ខ្ញុំ ទៅ ផ្សារ");
  CHECK(terms_of("ကျောင်းသွားတယ်") == "ကျောင်း သွား တယ်");
  CHECK(sources_of("x ภาษาไทย y") == Sources{"x", "ภาษา", "ไทย", "y"});
}

TEST_CASE("a long run without blanks is cut the same at every place", "[analysis][dictionary]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ภาษาไทย";
  std::size_t count = 0;
  for (Words words(text); words.next(); ++count) {
    if (words.word().term != (count % 2 == 0 ? "ภาษา" : "ไทย")) FAIL("word " << count << " is " << words.word().term);
  }
  CHECK(count == 2000);
}

TEST_CASE("words of Indian scripts keep their vowel signs", "[analysis]") {
  CHECK(terms_of("हिन्दी में समाचार") == "हिंदी में समाचार");
  CHECK(terms_of("स्\u200Dथान") == "स्थान");
}

TEST_CASE("Catalan's middle dot vanishes", "[analysis]") { CHECK(terms_of("paral·lel a·b") == "parallel a b"); }

TEST_CASE("bad bytes separate words", "[analysis][hostile]") {
  CHECK(terms_of("rain\xFFwind \xE2\x82 caf\xC3") == "rain wind caf");
  CHECK(terms_of("é\x80\u0301 don\xE2\x80t") == "e don t");
}

TEST_CASE("a mark without a letter is no word", "[analysis][hostile]") {
  CHECK(terms_of("\u0301 \u0301a \u0640 \u3164 ꙯") == "a");
}

TEST_CASE("a long word is cut between characters and covers all its bytes", "[analysis][hostile]") {
  const std::string text = "a" + std::string(200, 'b') + " é" + [] {
    std::string tail;
    for (int i = 0; i < 100; ++i) tail += "ф";
    return tail;
  }();
  Words words(text);
  REQUIRE(words.next());
  CHECK(words.word().term == "a" + std::string(max_term_bytes - 1, 'b'));
  CHECK(words.word().end == 201);
  REQUIRE(words.next());
  CHECK(words.word().term.size() == 63);
  CHECK(words.word().lower.size() == 64);
  CHECK(words.word().end == text.size());
}

TEST_CASE("huge texts without blanks take linear time", "[analysis][hostile]") {
  const auto [piece, count] = GENERATE(table<std::string, std::size_t>({{"a", 1},
                                                                        {"a-", 1000000},
                                                                        {"a.", 999991},
                                                                        {"l'", 1000000},
                                                                        {"x'", 1},
                                                                        {"1.", 1},
                                                                        {"1,", 1000000},
                                                                        {"1,000", 1000001},
                                                                        {"a&", 1},
                                                                        {"a\u0301", 1},
                                                                        {"a\u00AD", 1},
                                                                        {"\u0640-\u0640", 0},
                                                                        {"中", 1000000},
                                                                        {"中\u0301", 1000000}}));
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += piece;
  std::size_t found = 0;
  for (Words words(text); words.next();) ++found;
  CAPTURE(piece);
  CHECK(found == count);
}

TEST_CASE("a mountain of marks on one letter is one word", "[analysis][hostile]") {
  std::string text = "z";
  for (int i = 0; i < 100'000; ++i) text += "\u0310";
  CHECK(terms_of(text) == "z");
}
