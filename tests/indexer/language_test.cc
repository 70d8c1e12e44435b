// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/language.h"

#include "tests/support/catch.h"

using news::guess_language;

TEST_CASE("the language of an article is guessed from its words", "[language]") {
  CHECK(guess_language(
            "The harbour was closed for two days after the storm, and the ferries stayed away until the weekend.") ==
        "en");
  CHECK(
      guess_language(
          "Der Hafen war nach dem Sturm zwei Tage lang geschlossen, und die Fähren blieben bis zum Wochenende fort.") ==
      "de");
  CHECK(
      guess_language(
          "Le port est resté fermé pendant deux jours après la tempête, et les bateaux ne sont pas encore revenus.") ==
      "fr");
  CHECK(guess_language("Порт был закрыт два дня после бури, и паромы не ходили до самых выходных.") == "ru");
  CHECK(guess_language("أغلق الميناء يومين بعد العاصفة ولم تعد السفن حتى نهاية الأسبوع") == "ar");
  CHECK(guess_language("嵐の後、港は二日間閉鎖され、フェリーは週末まで運休しました。") == "ja");
}

TEST_CASE("codes are the ones in use today", "[language]") {
  CHECK(guess_language("הנמל היה סגור יומיים אחרי הסערה, והמעבורות לא חזרו עד סוף השבוע.") == "he");
  CHECK(guess_language("暴風雨過後，港口關閉了兩天，渡輪一直停到週末才恢復航行，許多旅客被迫留在島上。") == "zh");
  CHECK(guess_language("暴风雨过后，港口关闭了两天，渡轮一直停到周末才恢复航行，许多旅客被迫留在岛上。") == "zh");
}

TEST_CASE("too little text has no language", "[language]") {
  CHECK(guess_language("").empty());
  CHECK(guess_language("12 34 56").empty());
  CHECK(guess_language("xqz").empty());
}

TEST_CASE("only the beginning of a long text is looked at", "[language]") {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "The harbour was closed for two days after the storm, and ferries stayed away. ";
  for (int i = 0; i < 900; ++i) text += "Порт был закрыт два дня после бури, и паромы не ходили. ";
  CHECK(guess_language(text) == "en");
}
