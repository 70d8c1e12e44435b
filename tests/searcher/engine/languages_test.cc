// SPDX-License-Identifier: GPL-2.0-or-later
/// Words of many languages in one index, asked for without options.
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/engine.h"
#include "tests/support/temp_dir.h"

using news::Engine;
using news::test::engine_over;
using news::test::ids;

namespace {

struct Text {
  const char* language;
  const char* body;
  std::vector<const char*> queries;
};

/// Two articles, the first of which answers the question, which shares its other words with the second.
struct Asked {
  const char* language;
  const char* answer;
  const char* other;
  const char* question;
};

const std::vector<Asked> questions{
    {"en", "Facebook buys Instagram.", "Many much must who.", "how much did Facebook buy Instagram for"},
    {"de", "Merkel besucht Athen.", "Wann wieviel warum wer.", "wann und warum hat Merkel Athen besucht"},
    {"fr", "Hollande visite Madrid.", "Combien, pourquoi, est-ce lequel.",
     "est-ce que Hollande visite Madrid, et combien"},
    {"es", "Rajoy visita Lisboa.", "Cuánto, dónde, cuándo.", "¿cuánto y dónde visita Rajoy Lisboa?"},
    {"it", "Monti visita Berlino.", "Quanto, dove, quale, chi.", "quanti e perché Monti visita Berlino"},
    {"pt", "Dilma visita Lisboa.", "Quantos, onde, quais.", "quantos e onde Dilma visita Lisboa"},
    {"nl", "Rutte bezoekt Berlijn.", "Hoeveel, waarom, welke.", "waarom en hoeveel bezoekt Rutte Berlijn"},
    {"sv", "Reinfeldt besöker Oslo.", "Varför, hur, vem.", "varför har Reinfeldt besöker Oslo"},
    {"da", "Thorning besøger Oslo.", "Hvornår, hvilket.", "hvornår besøger Thorning Oslo"},
    {"no", "Stoltenberg besøker Oslo.", "Hvordan, hvilke.", "hvordan og hvilke besøker Stoltenberg Oslo"},
    {"fi", "Katainen vieraili Oslossa.", "Milloin, miksi, missä.", "milloin ja miksi Katainen vieraili Oslossa"},
    {"ru", "Медведев посетил Осло.", "Почему, сколько.", "почему и зачем Медведев посетил Осло"},
    {"ar", "زار الرئيس باريس.", "أين كم متى.", "متى زار الرئيس باريس"},
};

const std::vector<Text> texts{
    {"en", "The ministers were deported.", {"minister", "deporting", "ministered"}},
    {"de", "Die Bücher der Häuser.", {"buch", "bucher", "Büchern", "hauser"}},
    {"fr", "Les régions sont répétées.", {"region", "regions", "répétée", "repetees"}},
    {"es", "Las canciones políticas.", {"cancion", "canción", "politico"}},
    {"pt", "As nações unidas falaram.", {"nacoes", "nações", "unida"}},
    {"it", "Le città italiane votarono.", {"citta", "italiana"}},
    {"ru", "Президенты подписали договоры.", {"президентом", "договора"}},
    {"ar", "الوزراء يجتمعون في المدينة.", {"المدينه", "مدينة"}},
    {"tr", "Kırmızı kitaplar ve ışıklar.", {"kitap", "kirmizi", "isiklar", "ışık"}},
    {"nl", "De ministers spraken over fietsen.", {"minister", "fietsen"}},
    {"sv", "Flickorna körde bilarna.", {"flicka", "korde", "bilar"}},
    {"fi", "Pääministerin taloissa.", {"paaministeri", "talossa"}},
    {"da", "Bøgerne på øen.", {"bogerne", "bøger", "pa"}},
    {"ro", "Orașele și țările.", {"orasele", "tarile"}},
    {"hu", "A házakban ült.", {"hazakban", "házak"}},
};

/// In one index, with articles of languages that have no stemmer.
Engine all_languages(const news::test::TempDir& dir) {
  std::vector<news::Article> articles;
  for (const Text& text : texts) {
    articles.push_back({.id = text.language, .title = "", .language = text.language, .body = text.body});
  }
  articles.push_back({.id = "pl", .title = "", .language = "pl", .body = "Łódź i Wałęsa."});
  articles.push_back({.id = "vi", .title = "", .language = "vi", .body = "Thủ tướng Việt Nam đến Đà Nẵng."});
  articles.push_back({.id = "ja", .title = "", .language = "ja", .body = "東京都で新しい首相が記者会見をしました。"});
  articles.push_back({.id = "ko", .title = "", .language = "ko", .body = "대통령은 서울에서 기자회견을 열었다."});
  articles.push_back({.id = "zh", .title = "", .language = "zh", .body = "中国的经济增长了百分之八。"});
  articles.push_back({.id = "th", .title = "", .language = "th", .body = "ประเทศไทยมีการเลือกตั้ง"});
  return engine_over(dir.path(), articles);
}

bool finds(Engine& engine, const std::string& query, const std::string& id) {
  const auto found = ids(engine, query);
  return std::ranges::find(found, id) != found.end();
}

}  // namespace

TEST_CASE("forms of words are found in the language of their articles, accents or not", "[languages]") {
  const news::test::TempDir dir;
  auto engine = all_languages(dir);
  for (const Text& text : texts) {
    for (const char* query : text.queries) {
      CAPTURE(text.language, query);
      CHECK(finds(engine, query, text.language));
    }
  }
}

TEST_CASE("letters with strokes and tones are found as they are typed without", "[languages]") {
  const news::test::TempDir dir;
  auto engine = all_languages(dir);
  for (const char* query : {"lodz", "Łódź", "walesa"}) CHECK(finds(engine, query, "pl"));
  for (const char* query : {"thu tuong", "viet nam", "da nang", "Đà Nẵng"}) CHECK(finds(engine, query, "vi"));
}

TEST_CASE("pieces of texts without blanks find their article, quoted or not", "[languages]") {
  const news::test::TempDir dir;
  auto engine = all_languages(dir);
  const std::vector<std::pair<const char*, const char*>> pieces{
      {"ja", "東京"},   {"ja", "首相"},     {"ja", "新しい首相"}, {"ja", "記者会見"}, {"ko", "서울"},
      {"ko", "대통령"}, {"ko", "기자회견"}, {"zh", "经济增长"},   {"zh", "中国"},     {"zh", "百"},
      {"th", "มีการ"},   {"th", "เลือกตั้ง"},   {"th", "ประเทศไทย"},
  };
  for (const auto& [language, piece] : pieces) {
    CAPTURE(language, piece);
    CHECK(finds(engine, piece, language));
    CHECK(finds(engine, '"' + std::string(piece) + '"', language));
  }
}

TEST_CASE("the words that make a question do not decide what answers it", "[languages]") {
  for (const Asked& asked : questions) {
    const news::test::TempDir dir;
    auto engine = engine_over(dir.path(), {{.id = "a", .title = "", .language = asked.language, .body = asked.answer},
                                           {.id = "b", .title = "", .language = asked.language, .body = asked.other}});
    CAPTURE(asked.language, asked.question);
    const auto results = engine.search({.query = asked.question});
    CHECK(results.fallback.empty());
    REQUIRE(results.hits.size() == 1);
    CHECK(results.hits.front().id == "a");
  }
}
