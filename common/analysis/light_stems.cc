// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/light_stems.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/analysis/folding.h"
#include "common/analysis/word_list.h"
#include "common/text.h"

namespace news {
namespace {

// Endings of folded words, from school grammars of each language; "dze=g" also writes g instead. Those that end a word
// of two classes in different ways are left out. The idea of light stemmers, and how far to go, is from J. Savoy:
// "Light stemming approaches for the French, Portuguese, German and Hungarian languages" (2006) and L. Dolamic, J.
// Savoy: "Indexing and stemming approaches for the Czech language" (2009).

// Cases of nouns and adjectives; then fleeting vowels (rynek, rynku), and consonants that cases soften (Polska,
// Polsce).
constexpr char polish_cases[] =
    "a e i o u y ia ie io iu om iom em iem im ym ach iach ami iami ow owi ego iego emu iemu ej iej ych ich ymi imi "
    "trze=tr drze=dr";
constexpr char polish_long_cases[] = "owie mi";
constexpr char polish_softened[] = "dze=g";
constexpr char slavic_plural[] = "ow";
constexpr char polish_fleeting[] = "ek=k ec=c iec=c el=l ter=tr dz=d enc=ent";
constexpr char softened_k[] = "c=k";

constexpr char czech_cases[] =
    "a e i o u y em um am im ym ech ich ych ach ami emi imi ymi mi ove ovi ou eho iho emu imu";
constexpr char czech_fleeting[] = "ek=k ec=c stev=stv";

constexpr char slovak_cases[] =
    "a e i o u y ia ie iu om am iam im ym em och ach iach ami iami mi ou ov ovi ovia eho ieho emu iemu ej ich ych imi "
    "ymi";
constexpr char slovak_fleeting[] = "ek=k ok=k ec=c iec=c ter=tr stiev=stv";

constexpr char ukrainian_cases[] =
    "а я у ю и і о е є ь й ом ем єм ою ею єю ам ям ами ями ах ях ів ей ові еві єві ий ій ого ього ому ьому им ім ими "
    "іми их іх ія іі ію ією іям іями іях зі=г";
constexpr char ukrainian_plural[] = "ов";
constexpr char ukrainian_fleeting[] = "ец=ц ок=к нн=н іст=ост ав=ал ив=ил ув=ул";
constexpr char cyrillic_softened_k[] = "ц=к";

// The article, then number, then fleeting vowels.
constexpr char bulgarian_articles[] = "ът ят ото=о ето=е ата=а ята=я тта=т щта=щ ите=и ете=е";
constexpr char bulgarian_number[] = "а я и о е ия ии ове еве";
constexpr char bulgarian_fleeting[] = "ър=р ец=ц ък=к";

constexpr char croatian_cases[] = "a e i o u om em ama ima oj ih im og oga eg ega ome omu emu oscu=ost";
constexpr char croatian_plural[] = "ov ev";
constexpr char croatian_fleeting[] = "ar=r ak=k ac=c";

// Number, gender and the construct state; then final letters.
constexpr char hebrew_plural[] = "ים";
constexpr char hebrew_gender[] = "ות ה ת י ית יות";
constexpr char hebrew_finals[] = "ם=מ ן=נ ץ=צ ף=פ ך=כ";

// Plural with possession; then other plurals, the indefinite and adjectives.
constexpr char persian_plural[] = "ها هاي هايي هايم هايت هايش هايمان هايتان هايشان هاست ترين گان=ه";
constexpr char persian_other[] = "ان يان ات ي اي يي شان";

// Number and oblique case. Feminine words keep apart from masculine ones.
constexpr char urdu_cases[] = "ياں=ي يوں=ي ئيں ؤں وں يں ے ه";
constexpr char urdu_long_cases[] = "ا";
constexpr char hindi_cases[] = "ियां=ि ियों=ि ी=ि ें ों ो ा े एं ओं ाएं ाओं ुएं=ु ुओं=ु ूओं=ु ू=ु";

struct Step {
  std::string_view code;
  int number;          ///< each step takes the longest ending of its rows that fits
  std::size_t fewest;  ///< letters that must remain
  std::span<const std::string_view> endings;
};

constexpr Step steps[] = {
    {"bg", 1, 3, word_list<bulgarian_articles>}, {"bg", 2, 3, word_list<bulgarian_number>},
    {"bg", 3, 3, word_list<bulgarian_fleeting>}, {"bg", 4, 3, word_list<cyrillic_softened_k>},
    {"cs", 1, 3, word_list<czech_cases>},        {"cs", 3, 2, word_list<czech_fleeting>},
    {"cs", 4, 2, word_list<softened_k>},         {"fa", 2, 4, word_list<persian_other>},
    {"fa", 1, 3, word_list<persian_plural>},     {"he", 1, 3, word_list<hebrew_plural>},
    {"he", 1, 4, word_list<hebrew_gender>},      {"he", 4, 1, word_list<hebrew_finals>},
    {"hi", 1, 2, word_list<hindi_cases>},        {"hr", 1, 3, word_list<croatian_cases>},
    {"hr", 2, 3, word_list<croatian_plural>},    {"hr", 3, 3, word_list<croatian_fleeting>},
    {"hr", 4, 2, word_list<softened_k>},         {"pl", 1, 3, word_list<polish_cases>},
    {"pl", 1, 4, word_list<polish_long_cases>},  {"pl", 1, 2, word_list<polish_softened>},
    {"pl", 2, 4, word_list<slavic_plural>},      {"pl", 3, 2, word_list<polish_fleeting>},
    {"pl", 4, 2, word_list<softened_k>},         {"sk", 1, 3, word_list<slovak_cases>},
    {"sk", 3, 2, word_list<slovak_fleeting>},    {"sk", 4, 2, word_list<softened_k>},
    {"uk", 1, 3, word_list<ukrainian_cases>},    {"uk", 2, 4, word_list<ukrainian_plural>},
    {"uk", 3, 3, word_list<ukrainian_fleeting>}, {"uk", 4, 3, word_list<cyrillic_softened_k>},
    {"ur", 1, 2, word_list<urdu_cases>},         {"ur", 1, 3, word_list<urdu_long_cases>},
};
static_assert(std::ranges::is_sorted(steps, {}, &Step::code));
constexpr int last_step = 4;

void take_step(std::string& word, std::span<const Step> rows, int number) {
  std::string_view ending;
  std::string_view instead;
  for (const Step& step : rows) {
    if (step.number != number) continue;
    for (const std::string_view pair : step.endings) {
      const std::string_view from = pair.substr(0, pair.find('='));
      if (from.size() <= ending.size() || word.size() < from.size() || word.back() != from.back()) continue;
      if (!word.ends_with(from)) continue;
      if (text::count_code_points(std::string_view(word).substr(0, word.size() - from.size())) < step.fewest) continue;
      ending = from;
      instead = pair.substr(std::min(from.size() + 1, pair.size()));
    }
  }
  word.replace(word.size() - ending.size(), ending.size(), instead);
}

/// Serbian Cyrillic as it is written in Latin letters, without accents.
std::string_view latin(char32_t c) {
  constexpr std::array<std::string_view, 32> by_letter{"a", "b", "v", "g", "d", "e", "z", "z", "i", "",  "k",
                                                       "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h",
                                                       "c", "c", "s", "",  "",  "",  "",  "",  "",  ""};
  if (c >= U'а' && c <= U'я') return by_letter[c - U'а'];
  switch (c) {
    case U'đ':
    case U'ђ': return "dj";
    case U'ј': return "j";
    case U'љ': return "lj";
    case U'њ': return "nj";
    case U'ћ': return "c";
    case U'џ': return "dz";
    default: return {};
  }
}

std::string in_latin(std::string_view lower) {
  std::string word;
  for (std::size_t at = 0; at < lower.size();) {
    const auto [c, length] = text::decode(lower, at);
    const std::string_view letters = latin(c);
    word += letters.empty() ? lower.substr(at, length) : letters;
    at += length;
  }
  return word;
}

/// Persian verbs of the present carry a prefix: می‌خواهند.
void drop_persian_prefix(std::string& word) {
  constexpr std::size_t fewest = 5;
  for (const std::string_view prefix : {"نمي", "مي"}) {
    if (word.starts_with(prefix) && text::count_code_points(std::string_view(word).substr(prefix.size())) >= fewest) {
      word.erase(0, prefix.size());
      return;
    }
  }
}

}  // namespace

std::string light_stem(std::string_view lower, std::string_view code) {
  std::string word = fold(code == "hr" ? in_latin(lower) : std::string(lower));
  if (code == "fa") drop_persian_prefix(word);
  const std::span<const Step> rows(std::ranges::lower_bound(steps, code, {}, &Step::code),
                                   std::ranges::upper_bound(steps, code, {}, &Step::code));
  for (int number = 1; number <= last_step; ++number) take_step(word, rows, number);
  return word;
}

}  // namespace news
