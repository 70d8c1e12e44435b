// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/irregular_stems.h"

#include <utility>
#include <vector>

#include "common/analysis/stems.h"
#include "tests/support/catch.h"

using news::Stems;

namespace {

using Pairs = std::vector<std::pair<const char*, const char*>>;

void check_same(const char* language, const Pairs& pairs) {
  Stems stems;
  for (const auto& [one, other] : pairs) {
    CAPTURE(language, one, other);
    CHECK(std::string(stems.key(one, language)) == stems.key(other, language));
  }
}

}  // namespace

TEST_CASE("irregular plurals and past forms have the key of their word", "[stems]") {
  check_same("en", {{"woman", "women"},
                    {"child", "children"},
                    {"crisis", "crises"},
                    {"wife", "wives"},
                    {"thief", "thieves"},
                    {"analysis", "analyses"},
                    {"strike", "struck"},
                    {"fly", "flew"},
                    {"choosing", "chose"},
                    {"freeze", "frozen"},
                    {"gunmen", "gunman"},
                    {"buys", "bought"}});
  check_same("da", {{"barn", "børnene"}, {"mand", "mændene"}, {"hånd", "hænder"}});
  check_same("no", {{"mann", "menn"}});
  check_same("sv", {{"bok", "böcker"}, {"man", "männen"}, {"dotter", "döttrar"}});
  check_same("nl", {{"stad", "steden"}, {"kind", "kinderen"}, {"lid", "leden"}, {"schip", "schepen"}});
  check_same("es", {{"voz", "voces"}, {"luz", "luces"}, {"juez", "jueces"}});
  check_same("fr", {{"travail", "travaux"}, {"œil", "yeux"}});
  check_same("it", {{"uomo", "uomini"}});
  check_same("fi", {{"mies", "miehen"}, {"käsi", "kädet"}, {"kaupunki", "kaupungissa"}});
  check_same("hu", {{"ló", "lovak"}, {"tó", "tavak"}, {"mű", "művek"}});
  check_same("ro", {{"om", "oameni"}});
}

TEST_CASE("endings that Snowball treats apart share a key, typed with accents or without", "[stems]") {
  check_same("pt", {{"eleição", "eleições"},
                    {"eleicao", "eleicoes"},
                    {"papel", "papéis"},
                    {"municipal", "municipais"},
                    {"homem", "homens"},
                    {"jovem", "jovens"},
                    {"fácil", "fáceis"},
                    {"pão", "pães"},
                    {"imagem", "imagens"},
                    {"espanhol", "espanhóis"},
                    {"possível", "possíveis"}});
  check_same("nl", {{"huis", "huizen"}, {"brief", "brieven"}, {"prijs", "prijzen"}, {"reis", "reizen"}});
  check_same("fi", {{"hallitus", "hallituksen"},
                    {"ihminen", "ihmisen"},
                    {"suomalainen", "suomalaisen"},
                    {"kysymys", "kysymyksen"},
                    {"nainen", "naiset"}});
}

TEST_CASE("an Arabic conjunction before an article is no part of the word", "[stems]") {
  check_same("ar", {{"الحكومة", "والحكومة"}, {"الحكومة", "فالحكومة"}, {"للعاملين", "وللعاملين"}});
  CHECK(Stems().key("والدة", "ar") != "ده");
}

TEST_CASE("words that only look irregular keep keys of their own", "[stems]") {
  Stems stems;
  const auto differ = [&](const char* language, const char* one, const char* other) {
    CAPTURE(language, one, other);
    CHECK(std::string(stems.key(one, language)) != stems.key(other, language));
  };
  differ("en", "menu", "man");
  differ("en", "found", "find");
  differ("en", "left", "leave");
  differ("pt", "mais", "mal");
  differ("pt", "pais", "pal");
  differ("nl", "glas", "glazuur");
  differ("fi", "nen", "sen");
  differ("de", "women", "woman");
}
