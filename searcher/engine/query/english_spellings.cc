// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/english_spellings.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace news {
namespace {

/// A difference inside words, with lists separated by blanks. Without a list, anything may stand there.
struct Rule {
  std::string_view british;
  std::string_view american;
  std::string_view before;  ///< what may stand before it
  std::string_view behind;  ///< what may stand behind it; "-" is nothing
};

constexpr std::string_view any_ending = {};

// The classes are those of Wikipedia's "American and British English spelling differences", each limited to the words
// that have the difference: tour, four, hour and velour have no form in -or, and actor none in -our. Where a class is
// open (-ise), what stands before it is checked by is_verb_stem.
constexpr std::array rules{
    Rule{"our", "or",
         "arb ard arm behavi misbehavi cand clam col discol multicol watercol tricol technicol demean enam endeav fav "
         "disfav unfav ferv flav glam harb hon dishon hum lab belab neighb od parl ranc rig rum savi sav unsav splend "
         "succ tum val vap vig",
         any_ending},
    Rule{"re", "er",
         "cent epicent theat amphitheat met kilomet centimet millimet nanomet lit millilit fib calib sab somb spect "
         "lust "
         "meag scept sepulch och lackluste",
         "- s"},
    Rule{"red", "ered", "cent", "-"},
    Rule{"ring", "ering", "cent", "-"},
    Rule{"ence", "ense", "def selfdef off pret lic", any_ending},
    Rule{"encing", "ensing", "lic", "-"},
    Rule{"ll", "l",
         "trave counse counci cance labe mode fue refue signa tota leve rive riva marve quarre tunne shove pane peda "
         "dia "
         "due equa jewe libe marsha meda penci parce channe chise ename funne grove snive spira swive unrave disheve "
         "beve caro impe teetota victua initia stenci pumme reve tramme towe barre squirre",
         "ed ing ings er ers or ors ous ously ist ists ation able"},
    Rule{"l", "ll", "fulfi enro insta disti appa enthra insti", "- s ment ments"},
    Rule{"pp", "p", "kidna worshi", "ed er ers ing ings"},
    Rule{"ogue", "og", "catal dial anal monol prol epil travel homol", "- s"},
    Rule{"ogued", "oged", "catal", "-"},
    Rule{"oguing", "oging", "catal", "-"},
    Rule{"lys", "lyz", "ana paraly para cata dia electro hydro psychoana breatha overana", "e ed es er ers ing able"},
    Rule{"aem", "em", "an leuk ischa isch septic bacter hypoglyc hyperglyc tox ur", any_ending},
    Rule{"rrhoe", "rrhe", "dia gono", any_ending},
};

/// Verbs in -ise and what is made of them.
constexpr std::string_view verb_endings = "e ed es er ers ing ings able ation ations ational ationally";

/// Words that begin in two ways. Those in which the difference is another word, or a name, are left out: tyre and tire,
/// cheque and check, kerb and curb, storey and story, draught and draft. A synonyms file can have them.
struct Beginnings {
  std::string_view british;
  std::string_view american;
};
constexpr std::array beginnings{
    Beginnings{"acknowledgement", "acknowledgment"},
    Beginnings{"aeroplane", "airplane"},
    Beginnings{"aesthetic", "esthetic"},
    Beginnings{"aetiolog", "etiolog"},
    Beginnings{"aluminium", "aluminum"},
    Beginnings{"amoeba", "ameba"},
    Beginnings{"anaesthe", "anesthe"},
    Beginnings{"apnoea", "apnea"},
    Beginnings{"archaeolog", "archeolog"},
    Beginnings{"artefact", "artifact"},
    Beginnings{"caesarean", "cesarean"},
    Beginnings{"centrefold", "centerfold"},
    Beginnings{"centreline", "centerline"},
    Beginnings{"centrepiece", "centerpiece"},
    Beginnings{"coeliac", "celiac"},
    Beginnings{"diarrhoea", "diarrhea"},
    Beginnings{"encyclopaedi", "encyclopedi"},
    Beginnings{"faeces", "feces"},
    Beginnings{"fibreglass", "fiberglass"},
    Beginnings{"foetal", "fetal"},
    Beginnings{"foetus", "fetus"},
    Beginnings{"furore", "furor"},
    Beginnings{"gynaecolog", "gynecolog"},
    Beginnings{"haematolog", "hematolog"},
    Beginnings{"haemodialysis", "hemodialysis"},
    Beginnings{"haemoglobin", "hemoglobin"},
    Beginnings{"haemophili", "hemophili"},
    Beginnings{"haemorrh", "hemorrh"},
    Beginnings{"homoeopath", "homeopath"},
    Beginnings{"jewellery", "jewelry"},
    Beginnings{"judgement", "judgment"},
    Beginnings{"likeable", "likable"},
    Beginnings{"manoeuvrable", "maneuverable"},
    Beginnings{"manoeuvred", "maneuvered"},
    Beginnings{"manoeuvre", "maneuver"},
    Beginnings{"manoeuvring", "maneuvering"},
    Beginnings{"mediaeval", "medieval"},
    Beginnings{"moustache", "mustache"},
    Beginnings{"oedema", "edema"},
    Beginnings{"oesophag", "esophag"},
    Beginnings{"oestrogen", "estrogen"},
    Beginnings{"omelette", "omelet"},
    Beginnings{"orthopaedic", "orthopedic"},
    Beginnings{"paediatric", "pediatric"},
    Beginnings{"paedophil", "pedophil"},
    Beginnings{"palaeo", "paleo"},
    Beginnings{"plough", "plow"},
    Beginnings{"practise", "practice"},
    Beginnings{"programme", "program"},
    Beginnings{"pyjama", "pajama"},
    Beginnings{"sceptic", "skeptic"},
    Beginnings{"sizeable", "sizable"},
    Beginnings{"skilful", "skillful"},
    Beginnings{"smoulder", "smolder"},
    Beginnings{"sulphur", "sulfur"},
    Beginnings{"wilful", "willful"},
    Beginnings{"woollen", "woolen"},
    Beginnings{"yoghurt", "yogurt"},
};

/// The same for whole words, with or without an s.
constexpr std::array words{
    Beginnings{"ageing", "aging"},   Beginnings{"cosy", "cozy"},       Beginnings{"czar", "tsar"},
    Beginnings{"disc", "disk"},      Beginnings{"doughnut", "donut"},  Beginnings{"grey", "gray"},
    Beginnings{"mould", "mold"},     Beginnings{"mouldy", "moldy"},    Beginnings{"focussed", "focused"},
    Beginnings{"whisky", "whiskey"}, Beginnings{"greyish", "grayish"}, Beginnings{"focussing", "focusing"},
};

bool has(std::string_view list, std::string_view entry) {
  for (std::size_t at = list.find(entry); at != std::string_view::npos; at = list.find(entry, at + 1)) {
    const std::size_t end = at + entry.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

class Spellings {
 public:
  explicit Spellings(std::string_view word) : word_(word) {}

  std::vector<std::string> find() {
    for (const Rule& rule : rules) {
      apply(rule, rule.british, rule.american);
      apply(rule, rule.american, rule.british);
    }
    for (const Beginnings& pair : beginnings) {
      begin(pair.british, pair.american);
      begin(pair.american, pair.british);
    }
    for (const Beginnings& pair : words) {
      whole(pair.british, pair.american);
      whole(pair.american, pair.british);
    }
    apply_verbs("is", "iz");
    apply_verbs("iz", "is");
    return std::move(found_);
  }

 private:
  void add(std::string_view begin, std::string_view middle, std::string_view end) {
    std::string spelling = std::string(begin).append(middle).append(end);
    if (spelling != word_ && std::ranges::find(found_, spelling) == found_.end()) found_.push_back(std::move(spelling));
  }

  void apply(const Rule& rule, std::string_view from, std::string_view to) {
    for (std::size_t at = word_.find(from, 1); at != std::string_view::npos; at = word_.find(from, at + 1)) {
      const std::string_view end = word_.substr(at + from.size());
      const bool ends = rule.behind.empty() || has(rule.behind, end.empty() ? "-" : end);
      if (ends && has(rule.before, word_.substr(0, at))) add(word_.substr(0, at), to, end);
    }
  }

  void begin(std::string_view from, std::string_view to) {
    if (word_.starts_with(from)) add({}, to, word_.substr(from.size()));
  }

  void whole(std::string_view from, std::string_view to) {
    const std::string_view end = word_.starts_with(from) ? word_.substr(from.size()) : "?";
    if (end.empty() || end == "s") add({}, to, end);
  }

  /// Whether -ise behind it may be -ize, as in organise and realise. Shorter words are other words (prise, prize), and
  /// so are those with a vowel before the ending (raise, maize) and those made of "size" (capsize, resize).
  static bool is_verb_stem(std::string_view stem) {
    constexpr std::size_t fewest = 3;
    constexpr std::string_view vowels = "aeiouy";
    if (stem.size() < fewest || vowels.find(stem.back()) != std::string_view::npos || stem.back() == 's') return false;
    return stem.find_first_of(vowels) != std::string_view::npos;
  }

  void apply_verbs(std::string_view from, std::string_view to) {
    const std::size_t at = word_.rfind(from);
    if (at == std::string_view::npos) return;
    const std::string_view end = word_.substr(at + from.size());
    if (has(verb_endings, end) && is_verb_stem(word_.substr(0, at))) add(word_.substr(0, at), to, end);
  }

  std::string_view word_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> other_english_spellings(std::string_view word) {
  constexpr std::size_t shortest = 4;
  if (word.size() < shortest) return {};
  return Spellings(word).find();
}

}  // namespace news
