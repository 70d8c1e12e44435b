// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/irregular_stems.h"

#include <algorithm>
#include <span>

#include "common/analysis/word_list.h"
#include "common/text.h"

namespace news {
namespace {

struct Ending {
  std::string_view irregular;
  std::string_view regular;
  std::size_t fewest;  ///< letters before it
};

/// Of -ão, -m and -l. The first that fits counts. Each is listed as it is written and as it is typed without accents.
constexpr Ending portuguese_plurals[] = {
    {"ões", "ão", 2},   {"oes", "ao", 3},   {"ães", "ão", 1}, {"ãos", "ão", 1}, {"éis", "el", 2},
    {"ceis", "cil", 2}, {"veis", "vel", 2}, {"óis", "ol", 2}, {"ais", "al", 3}, {"ens", "em", 2},
    {"ins", "im", 2},   {"ons", "om", 1},   {"uns", "um", 3},
};

/// The nominative of the words that inflect as ihminen, ihmisen.
constexpr Ending finnish_nominatives[] = {{"nen", "sen", 3}};

/// Of folded stems: kysymys, kysymyksen; hallitus, hallituksen; kaupunki, kaupungin.
constexpr Ending finnish_stems[] = {{"uks", "us", 3}, {"yks", "ys", 3}, {"ng", "nk", 3}};

/// Consonants before an ending: huis, huizen; brief, brieven.
constexpr Ending dutch_stems[] = {{"z", "s", 3}, {"v", "f", 3}};

// Irregular plurals, then strong verbs. Not the forms that are words of their own as well (left, rose, found, saw), nor
// the verbs that say little (said, made, went).
constexpr char english[] =
    "women=woman men=man children=child feet=foot teeth=tooth mice=mouse geese=goose wive=wife knive=knife thiev=thief "
    "wolv=wolf halv=half shelv=shelf loav=loaf crise=crisi hypothes=hypothesi diagnos=diagnosi oas=oasi "
    "analys=analysi criteria=criterion phenomena=phenomenon referenda=referendum bacteria=bacterium "
    "congressmen=congressman congresswomen=congresswoman gunmen=gunman policemen=policeman policewomen=policewoman "
    "fishermen=fisherman firemen=fireman spokesmen=spokesman spokeswomen=spokeswoman businessmen=businessman "
    "businesswomen=businesswoman chairmen=chairman salesmen=salesman servicemen=serviceman grandchildren=grandchild "
    "schoolchildren=schoolchild "
    "struck=strike stricken=strike fought=fight bought=buy sold=sell brought=bring caught=catch taught=teach "
    "sought=seek paid=pay held=hold led=lead fled=flee won=win lost=lose sent=send spent=spend built=build broke=break "
    "broken=break spoke=speak spoken=speak chose=choos chosen=choos stole=steal stolen=steal wrote=write written=write "
    "drove=drive driven=drive shook=shake shaken=shake grew=grow grown=grow threw=throw thrown=throw flew=fli "
    "flown=fli shot=shoot swore=swear sworn=swear withdrew=withdraw withdrawn=withdraw overthrew=overthrow "
    "overthrown=overthrow began=begin begun=begin froze=freez frozen=freez sank=sink sunk=sink forgave=forgiv "
    "forgiven=forgiv dealt=deal hidden=hide torn=tear tore=tear ate=eat eaten=eat slain=slay sung=sing sang=sing";
constexpr char dutch[] = "sted=stad schep=schip led=lid kinder=kind";
constexpr char danish[] = "maend=mand born=barn haend=hand";
constexpr char norwegian[] = "menn=mann hend=hand";
constexpr char swedish[] = "mann=man bock=bok dottr=dott";
constexpr char finnish[] = "miehe=mies kade=kasi kas=kasi vede=vesi ves=vesi uude=uusi";
constexpr char french[] = "traval=travail yeux=oeil";
constexpr char hungarian[] = "lov=lo tav=to szav=szo kov=ko muv=mu fuv=fu";
constexpr char italian[] = "uomin=uom";
constexpr char spanish[] = "voc=voz luc=luz juec=juez pec=pez cruc=cruz felic=feliz capac=capaz raic=raiz vec=vez";
constexpr char romanian[] = "oamen=om";
constexpr char czech[] = "voleb=volb praz=prah";
constexpr char polish[] = "miesk=miast wojen=wojn";
constexpr char slovak[] = "volieb=volb";
constexpr char ukrainian[] = "львов=льв киів=києв шкіл=школ";

struct Stems {
  std::string_view code;
  std::span<const std::string_view> pairs;
};

constexpr Stems irregular[] = {
    {"cs", word_list<czech>},     {"da", word_list<danish>},    {"en", word_list<english>},
    {"es", word_list<spanish>},   {"fi", word_list<finnish>},   {"fr", word_list<french>},
    {"hu", word_list<hungarian>}, {"it", word_list<italian>},   {"nb", word_list<norwegian>},
    {"nl", word_list<dutch>},     {"nn", word_list<norwegian>}, {"no", word_list<norwegian>},
    {"pl", word_list<polish>},    {"ro", word_list<romanian>},  {"sk", word_list<slovak>},
    {"sv", word_list<swedish>},   {"uk", word_list<ukrainian>},
};
static_assert(std::ranges::is_sorted(irregular, {}, &Stems::code));

std::string with_regular(std::string_view word, std::span<const Ending> endings) {
  for (const Ending& ending : endings) {
    if (!word.ends_with(ending.irregular)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.irregular.size());
    if (text::count_code_points(rest) >= ending.fewest) return std::string(rest).append(ending.regular);
  }
  return std::string(word);
}

/// "And" or "so" is written as one word with what follows; Snowball's Arabic stemmer does not know it.
std::string_view without_conjunction(std::string_view word) {
  constexpr std::string_view conjunctions[] = {"و", "ف"};
  constexpr std::string_view articles[] = {"ال", "لل"};
  constexpr std::size_t fewest = 4;
  for (const std::string_view conjunction : conjunctions) {
    if (!word.starts_with(conjunction)) continue;
    const std::string_view rest = word.substr(conjunction.size());
    for (const std::string_view article : articles) {
      if (rest.starts_with(article) && text::count_code_points(rest.substr(article.size())) >= fewest) return rest;
    }
  }
  return word;
}

}  // namespace

std::string regular_form(std::string_view word, std::string_view code) {
  if (code == "ar") return std::string(without_conjunction(word));
  if (code == "pt") return with_regular(word, portuguese_plurals);
  if (code == "fi") return with_regular(word, finnish_nominatives);
  return std::string(word);
}

std::string regular_stem(std::string_view stem, std::string_view code) {
  const auto* known = std::ranges::lower_bound(irregular, code, {}, &Stems::code);
  if (known != std::end(irregular) && known->code == code) {
    const auto stem_of = [](std::string_view pair) { return pair.substr(0, pair.find('=')); };
    const auto found = std::ranges::lower_bound(known->pairs, stem, {}, stem_of);
    if (found != known->pairs.end() && stem_of(*found) == stem) return std::string(found->substr(stem.size() + 1));
  }
  if (code == "fi") return with_regular(stem, finnish_stems);
  if (code == "nl") return with_regular(stem, dutch_stems);
  return std::string(stem);
}

}  // namespace news
