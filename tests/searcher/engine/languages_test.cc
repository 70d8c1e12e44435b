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

/// Of languages with a stemmer of ours.
const std::vector<Text> light_texts{
    {"cs", "Ministři vlády v Praze.", {"ministr", "vláda", "vladou", "Praha"}},
    {"sk", "Prezidentovi poslali zákony.", {"prezident", "zákonom"}},
    {"uk", "Уряду Києва потрібні рішення партій.", {"уряд", "Київ", "рішень", "партія"}},
    {"bg", "Президентите на градовете.", {"президент", "град"}},
    {"sr", "Владе и градови, каже Ђоковић.", {"влада", "vlada", "grad", "Đoković", "Djoković"}},
    {"he", "הממשלות והארגונים, ממשלת ישראל", {"ממשלה"}},
    {"hi", "मंत्रियों ने किताबें दीं", {"मंत्री", "किताब"}},
    {"ur", "صحافیوں نے فیصلے سنائے", {"صحافی", "فیصلہ"}},
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

TEST_CASE("forms of words are found in languages that Snowball lacks", "[languages]") {
  const news::test::TempDir dir;
  std::vector<news::Article> articles;
  for (const Text& text : light_texts) {
    articles.push_back({.id = text.language, .title = "", .language = text.language, .body = text.body});
  }
  auto engine = engine_over(dir.path(), articles);
  for (const Text& text : light_texts) {
    for (const char* query : text.queries) {
      CAPTURE(text.language, query);
      CHECK(finds(engine, query, text.language));
    }
  }
}

TEST_CASE("a base form finds its irregular forms, and they find it", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(), {{.id = "en", .language = "en", .body = "Two women and their children were struck by crises."},
                   {.id = "pt", .language = "pt", .body = "As eleições foram ontem e os papéis foram contados."},
                   {.id = "nl", .language = "nl", .body = "De huizen en de brieven."},
                   {.id = "fi", .language = "fi", .body = "Suomalaisten hallituksen ministerit puhuivat."}});
  const std::vector<std::pair<const char*, const char*>> asked{
      {"en", "woman"},   {"en", "child"}, {"en", "strike"}, {"en", "crisis"}, {"pt", "eleição"},
      {"pt", "eleicao"}, {"pt", "papel"}, {"nl", "huis"},   {"nl", "brief"},  {"fi", "hallitus"}};
  for (const auto& [language, query] : asked) {
    CAPTURE(query);
    CHECK(finds(engine, query, language));
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

TEST_CASE("a word is found with or without nukta, with either sign of a nasal", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "a", .language = "hi", .body = "ज़िला अस्पताल में हिन्दी की स्\u200Dथान"},
                                         {.id = "b", .language = "hi", .body = "जिला अस्पताल में हिंदी की स्थान"}});
  for (const char* query : {"ज़िला", "जिला", "हिन्दी", "हिंदी", "स्थान"}) {
    CAPTURE(query);
    CHECK(ids(engine, query).size() == 2);
  }
  CHECK(ids(engine, "ज़िला").front() == "a");
  CHECK(ids(engine, "जिला").front() == "b");
}

TEST_CASE("the two words of a Persian compound are found joined or apart", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "joined", .language = "fa", .body = "دانش\u200Cآموزان در صف ایستادند"},
                                         {.id = "apart", .language = "fa", .body = "دانش آموزان در صف بودند"}});
  for (const char* query : {"دانش\u200Cآموزان", "دانش آموزان"}) {
    CAPTURE(query);
    CHECK(ids(engine, query).size() == 2);
  }
}

TEST_CASE("a Persian word finds its plural, joined to its ending or apart", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "0", .language = "fa", .body = "مشکل\u200Cهای تازه در بازار نان"},
                                         {.id = "1", .language = "fa", .body = "مشکلها را نمیخواهند ببینند"},
                                         {.id = "2", .language = "fa", .body = "مشکل ها را می خواهند"}});
  for (const char* query : {"مشکل", "مشکلها", "مشکل\u200Cها", "مشکل ها", "مشکل\u200Cهای"}) {
    CAPTURE(query);
    CHECK(ids(engine, query).size() == 3);
  }
  const auto found = engine.search({.query = "مشکل تازه"});
  REQUIRE(!found.hits.empty());
  REQUIRE(!found.hits.front().snippets.empty());
  const auto& lit = found.hits.front().snippets.front().highlights;
  REQUIRE(!lit.empty());
  CHECK(lit.front().begin == 0);
  CHECK(lit.front().end == 8);  // all of مشکل‌های
}

TEST_CASE("đ and dj find each other, Vietnamese đ does not become dj", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "hr", .language = "hr", .body = "Pobijedio je Đoković."},
                                         {.id = "en", .language = "en", .body = "Djokovic won in Djibouti."},
                                         {.id = "vi", .language = "vi", .body = "Con đường mới đến Dibouti."}});
  CHECK(ids(engine, "Đoković").size() == 2);
  CHECK(ids(engine, "djokovic").size() == 2);
  CHECK(ids(engine, "đường") == std::vector<std::string>{"vi"});
  CHECK(ids(engine, "Djibouti") == std::vector<std::string>{"en"});
}

TEST_CASE("Arabic and Hebrew words are found with their prefixes", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "0", .language = "ar", .body = "قال المتحدث والحكومة صدر قرار لاقتحام"},
                                         {.id = "1", .language = "ar", .body = "اقتحام المبنى"},
                                         {.id = "2", .language = "he", .body = "אמרו לממשלה ולכנסת"},
                                         {.id = "3", .language = "he", .body = "ממשלה חדשה"}});
  CHECK(ids(engine, "حكومة") == std::vector<std::string>{"0"});
  CHECK(ids(engine, "اقتحام").size() == 2);
  CHECK(ids(engine, "ממשלה").size() == 2);
}

TEST_CASE("a Turkish name or number is found under any of its endings", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(
      dir.path(),
      {{.id = "a", .language = "tr", .body = "Türkiye'nin ABD’ye yanıtı 2021'de geldi, Covid-19'a karşı."}});
  for (const char* query : {"Türkiye", "turkiye", "ABD", "ABD'nin", "2021", "covid-19", "\"2021 geldi\""}) {
    CAPTURE(query);
    CHECK(ids(engine, query).size() == 1);
  }
}

TEST_CASE("simplified and traditional Chinese find each other, the typed form first", "[languages]") {
  const news::test::TempDir dir;
  auto engine = engine_over(dir.path(), {{.id = "simplified", .language = "zh", .body = "台湾国会周三通过预算。"},
                                         {.id = "traditional", .language = "zh", .body = "台灣國會週三通過預算。"}});
  CHECK(ids(engine, "国会") == std::vector<std::string>{"simplified", "traditional"});
  CHECK(ids(engine, "國會") == std::vector<std::string>{"traditional", "simplified"});
  CHECK(ids(engine, "台湾国会").size() == 2);
  CHECK(ids(engine, "=国会") == std::vector<std::string>{"simplified"});
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
