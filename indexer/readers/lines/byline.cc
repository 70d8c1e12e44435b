// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/byline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/lines/agency_names.h"
#include "indexer/readers/lines/line_look.h"
#include "indexer/readers/lines/section_names.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_line = 95;
constexpr std::size_t most_authors = 20;

// Folded. What introduces names; those in the second list are common words too and need names of two words.
constexpr auto openers = std::to_array<string_view>(
    {"written by ", "reported by ", "reporting by ", "story by ", "words by ", "text by ",  "posted by ", "by: ",
     "by ",         "autor: ",      "autora: ",      "autorin: ", "author: ",  "authors: ", "auteur : ",  "auteur: ",
     "автор: ",     "автори: ",     "текст: ",       "بقلم: ",    "بقلم ",     "كتب: ",     "por: ",      "par: ",
     "von: ",       "di: ",         "yazan: ",       "oleh: ",    "penulis: "});
constexpr auto weak_openers =
    std::to_array<string_view>({"von ", "par ", "por ", "di ", "door ", "av ", "af ", "przez ", "oleh "});

constexpr auto joiners = std::to_array<string_view>(
    {"and", "und", "et", "y", "e", "en", "og", "och", "i", "и", "ve", "dan", "&", "with", "mit", "و"});

constexpr auto particles =
    std::to_array<string_view>({"de",  "da",  "do",  "dos", "das", "di",  "du",   "des", "del", "della", "la", "le",
                                "van", "von", "der", "den", "ter", "ten", "zu",   "zur", "bin", "ibn",   "al", "el",
                                "ul",  "ur",  "af",  "av",  "abu", "mac", "dela", "of",  "st",  "y"});

// Beginnings of folded words that name a job or an office, not a person.
constexpr auto roles = std::to_array<string_view>(
    {"correspond", "editor",   "reporter",  "writer",     "staff",    "columnist", "analyst", "bureau",   "chief",
     "journalis",  "desk",     "agenc",     "contribut",  "producer", "critic",    "service", "newsroom", "team",
     "professor",  "lecturer", "historian", "korrespond", "redak",    "redac",     "redaz",   "envoye",   "special",
     "corresp",    "inviat",   "enviad",    "our",        "news",     "associate", "author"});

// What belongs to the name before the comma.
constexpr auto suffixes = std::to_array<string_view>(
    {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "MD", "M.D.", "PhD", "Ph.D.", "DPhil", "RN", "Esq", "Esq."});

std::vector<string_view> split_words(string_view text) {
  std::vector<string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == string_view::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return words;
}

template <std::size_t n>
bool is_in(const std::array<string_view, n>& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_role(string_view word) {
  const std::string folded = fold(word);
  return std::any_of(roles.begin(), roles.end(), [&folded](string_view role) {
    return role.size() <= 4 ? folded == role : folded.starts_with(role);
  });
}

// A capital or a letter of a script without case; the rest is letters, marks, and what stands inside names.
bool is_name_word(string_view word) {
  bool first = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, length] = text::decode(word, at);
    const auto code = static_cast<UChar32>(c);
    at += length;
    const bool inside = c == '.' || c == '\'' || c == U'’' || c == '-' || c == 0x200C;
    if (!inside && (U_MASK(u_charType(code)) & (U_GC_L_MASK | U_GC_M_MASK)) == 0) return false;
    if (first && (u_islower(code) || inside)) return false;
    first = false;
  }
  return !word.empty();
}

// "d'Emilio", "dell’Orto": a particle that lost its vowel, and a name.
bool is_elided(string_view word) {
  static constexpr auto elided = std::to_array<string_view>({"d", "dall", "dell", "l", "m", "t"});
  constexpr auto apostrophes = std::to_array<string_view>({"'", "’"});
  return std::ranges::any_of(apostrophes, [word](string_view mark) {
    const std::size_t at = word.find(mark);
    return at != string_view::npos && is_in(elided, word.substr(0, at)) && is_name_word(word.substr(at + mark.size()));
  });
}

bool is_name(const std::vector<string_view>& words) {
  if (words.empty() || words.size() > 6) return false;
  bool full_word = false;
  for (const string_view word : words) {
    if (is_name_word(word) || is_elided(word)) {
      full_word = true;
      continue;
    }
    const std::size_t hyphen = std::min(word.find_first_of("-'"), word.size());
    if (!is_in(particles, word) && !is_in(particles, word.substr(0, hyphen))) return false;
  }
  return full_word;
}

std::string join(const std::vector<string_view>& words) {
  std::string joined;
  for (const string_view word : words) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

// Everything behind these is where, for whom or how to reach: "in London", "| The Star", "(Reuters)", "<mail>".
string_view without_tail(string_view names, string_view& tail) {
  constexpr auto cuts = std::to_array<string_view>({"|", "(", "<", "[", "@", " - ", " – ", " — ", " in ", " for ",
                                                    " at ", " of the ", " on ", " from ", " • ", " · "});
  std::size_t end = names.size();
  for (const string_view cut : cuts) end = std::min(end, names.find(cut));
  for (std::size_t at = names.find(" -"); at < end; at = names.find(" -", at + 1))  // "Jane Doe -Analysis"
    if (at + 2 < names.size() && names[at + 2] >= 'A' && names[at + 2] <= 'Z') end = at;
  tail = names.substr(end);
  return text::trim(names.substr(0, end));
}

class NameList {
 public:
  /// False when a part can be no name, role or agency.
  bool take(string_view names) {
    string_view tail;
    names = without_tail(names, tail);
    take_agency(tail);
    bool all = true;
    for (std::size_t begin = 0; begin <= names.size();) {
      const std::size_t end = std::min(names.find_first_of(",;/", begin), names.size());
      all &= take_joined(text::trim(names.substr(begin, end - begin)), begin > 0);
      begin = end + 1;
    }
    return all;
  }
  Byline result;

 private:
  void take_agency(string_view tail) {
    const std::size_t begin = std::min(tail.find_first_not_of("(|[ -"), tail.size());
    const string_view inner = tail.substr(begin, tail.find_first_of(")]", begin) - begin);
    if (result.agency.empty() && is_agency(inner)) result.agency = text::trim(inner);
  }

  bool take_joined(string_view part, bool after_comma) {
    std::vector<string_view> name;
    bool all = true;
    for (const string_view word : split_words(part)) {
      if (!is_in(joiners, word) || (name.empty() && word == "&")) {
        name.push_back(word);
        continue;
      }
      all &= take_name(name, after_comma);
      name.clear();
      after_comma = false;
    }
    return take_name(name, after_comma) && all;
  }

  bool take_name(std::vector<string_view> words, bool after_comma) {
    if (words.empty()) return true;
    if (is_agency(join(words))) {
      if (result.agency.empty()) result.agency = join(words);
      return true;
    }
    const auto last_role = std::find_if(words.rbegin(), words.rend(), is_role);
    if (last_role != words.rend()) {
      if (!after_comma && last_role.base() != words.begin()) words.erase(words.begin(), last_role.base());
      if (after_comma || words.size() < 2 || !is_name(words)) return words.size() <= 6;
    }
    if (!is_name(words)) return false;
    if (after_comma && words.size() == 1 && is_in(suffixes, words.front()) && !result.authors.empty()) {
      result.authors.back().append(" ").append(words.front());
      return true;
    }
    if (after_comma && (words.size() < 2 || is_newspaper_name(join(words)))) return true;  // "Jane Doe, London"
    if (result.authors.size() < most_authors) result.authors.push_back(join(words));
    return true;
  }
};

template <std::size_t n>
std::size_t opener_length(const std::array<string_view, n>& list, string_view folded) {
  for (const string_view opener : list)
    if (folded.starts_with(opener)) return opener.size();
  return 0;
}

// Bytes of the opening word in the line itself: folding may change lengths, blanks and colons stay.
string_view behind_opener(string_view line, string_view opener) {
  const auto blanks = std::count(opener.begin(), opener.end(), ' ');
  std::size_t at = 0;
  for (auto i = blanks; i > 0; --i) at = line.find(' ', at) + 1;
  return text::trim(line.substr(at));
}

bool is_weekday_or_month(string_view word) {
  constexpr auto names =
      std::to_array<string_view>({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
                                  "January", "February", "March", "October", "November", "December", "Christmas"});
  return is_in(names, word);
}

// "Jane Doe, who teaches history", but no sentence: the name alone.
string_view without_bio(string_view names) {
  const std::size_t comma = names.find(", ");
  if (comma == string_view::npos || names.back() == '.') return names;
  const char first = names.substr(comma + 2).front();
  const string_view name = names.substr(0, comma);
  return first >= 'a' && first <= 'z' && name.find(' ') != string_view::npos ? name : names;
}

std::optional<Byline> take_opened(string_view names, bool weak) {
  const char last = names.empty() ? ' ' : names.back();
  NameList list;
  if (last == '?' || last == '!') return std::nullopt;
  if (!list.take(names)) {
    list = {};
    const string_view name = without_bio(names);
    if (weak || name.size() == names.size() || !list.take(name)) return std::nullopt;
  }
  const auto& authors = list.result.authors;
  if (weak && (authors.empty() || authors.front().find(' ') == std::string::npos)) return std::nullopt;
  if (!authors.empty() && is_weekday_or_month(authors.front())) return std::nullopt;
  return list.result;
}

// "Jane Doe, Staff Writer": a name, and then nothing but a job.
std::optional<Byline> take_name_and_role(string_view line) {
  const std::size_t comma = line.find(',');
  if (comma == string_view::npos) return std::nullopt;
  const auto role = split_words(line.substr(comma + 1));
  const auto name = split_words(line.substr(0, comma));
  if (role.empty() || role.size() > 5 || !is_role(role.back()) || name.size() < 2 || name.size() > 4)
    return std::nullopt;
  if (!std::all_of(role.begin(), role.end(), is_name_word) || !is_name(name)) return std::nullopt;
  return Byline{{join(name)}, {}};
}

// "Mara Writer" in an author field is a person, "Health Writer" and "Senior Writer" are jobs.
bool is_person_named_like_job(const std::vector<string_view>& words) {
  constexpr auto kinds = std::to_array<string_view>(
      {"assistant", "by",        "city",  "contributing", "copy",  "court",    "deputy",  "diplomatic", "economic",
       "executive", "foreign",   "guest", "legal",        "local", "managing", "medical", "night",      "online",
       "photo",     "political", "royal", "senior",       "the",   "web",      "your"});
  constexpr auto jobs = std::to_array<string_view>({"Author", "Editor", "Reporter", "Writer"});
  return words.size() == 2 && is_in(jobs, words[1]) && is_name(words) && !is_role(words[0]) &&
         !is_section_name(words[0]) && !is_in(kinds, fold(words[0]));
}

}  // namespace

std::optional<Byline> parse_byline(string_view line) {
  line = text::trim(line);
  while (line.starts_with('*') || line.starts_with('-')) line = text::trim(line.substr(1));
  if (line.empty() || line.size() > 2 * longest_line || text::count_code_points(line) > longest_line)
    return std::nullopt;
  const std::string folded = fold(line) + ' ';
  if (folded == "by ") return Byline{};
  if (const std::size_t length = opener_length(openers, folded))
    return take_opened(behind_opener(line, string_view(folded).substr(0, length)), false);
  if (const std::size_t length = opener_length(weak_openers, folded))
    return take_opened(behind_opener(line, string_view(folded).substr(0, length)), true);
  return take_name_and_role(line);
}

Byline parse_authors(string_view names) {
  if (names.size() > 4096) names = text::prefix(names, 4096);
  if (const auto words = split_words(names); is_person_named_like_job(words)) return {{join(words)}, {}};
  if (auto byline = parse_byline(names)) return *byline;
  NameList list;
  const std::string folded = fold(names) + ' ';
  list.take(behind_opener(names, string_view(folded).substr(0, opener_length(openers, folded))));
  return list.result;
}

bool is_person_name(string_view text) {
  constexpr std::size_t longest_name = 60;
  if (text.size() > longest_name) return false;
  const auto words = split_words(text);
  if (words.size() < 2 || words.size() > 4 || is_section_name(text)) return false;
  NameList list;
  return list.take(text) && list.result.authors == std::vector<std::string>{std::string(text)};
}

}  // namespace news
