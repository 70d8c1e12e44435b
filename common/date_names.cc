// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/date_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis.h"
#include "common/text.h"

namespace news {
namespace {

using namespace std::chrono_literals;
using std::string_view;

constexpr std::array<string_view, 12> english_months{"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<string_view, 7> english_weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

// Single letters and short words are the "of", "at", "year" of many languages.
constexpr auto fillers = std::to_array<string_view>({"a",
                                                     "aan",
                                                     "aggiornato",
                                                     "aktualisiert",
                                                     "am",
                                                     "at",
                                                     "atualizado",
                                                     "bijgewerkt",
                                                     "created",
                                                     "d",
                                                     "data",
                                                     "date",
                                                     "dated",
                                                     "datum",
                                                     "de",
                                                     "del",
                                                     "den",
                                                     "der",
                                                     "di",
                                                     "du",
                                                     "e",
                                                     "edited",
                                                     "el",
                                                     "em",
                                                     "en",
                                                     "erschienen",
                                                     "fecha",
                                                     "first",
                                                     "g",
                                                     "geplaatst",
                                                     "godz",
                                                     "h",
                                                     "hrs",
                                                     "i",
                                                     "il",
                                                     "in",
                                                     "issued",
                                                     "jour",
                                                     "kl",
                                                     "klo",
                                                     "la",
                                                     "last",
                                                     "le",
                                                     "lokalzeit",
                                                     "mis",
                                                     "modified",
                                                     "nam",
                                                     "ngay",
                                                     "o",
                                                     "of",
                                                     "om",
                                                     "on",
                                                     "op",
                                                     "opublikowano",
                                                     "os",
                                                     "pada",
                                                     "paivitetty",
                                                     "posted",
                                                     "pubblicato",
                                                     "publicado",
                                                     "publicerad",
                                                     "publication",
                                                     "publie",
                                                     "publikovano",
                                                     "publisert",
                                                     "published",
                                                     "r",
                                                     "released",
                                                     "roku",
                                                     "s",
                                                     "stand",
                                                     "tarih",
                                                     "tarihi",
                                                     "the",
                                                     "time",
                                                     "u",
                                                     "uhr",
                                                     "um",
                                                     "updated",
                                                     "ur",
                                                     "veroffentlicht",
                                                     "vom",
                                                     "year",
                                                     "yayinlanma",
                                                     "г",
                                                     "год",
                                                     "года",
                                                     "дата",
                                                     "обновлено",
                                                     "опубликовано",
                                                     "у",
                                                     "час",
                                                     "в",
                                                     "সাল",
                                                     "წლის",
                                                     "წ",
                                                     "सन्",
                                                     "podne",
                                                     "ponoć"});

struct Name {
  std::string folded;
  DateWord meaning;
};

std::string key_of(string_view word) {
  std::string key = fold(word);
  std::erase(key, '.');
  return key;
}

class NameTable {
 public:
  NameTable() {
    // Where two languages disagree ("listopad", "lis"), the one with more newspapers comes first.
    for (const char* language : {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "tr"})
      add(icu::Locale(language));
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i)
      if (*locales[i].getCountry() == '\0') add(locales[i]);
    for (const string_view filler : fillers) names_.push_back({key_of(filler), {.filler = true}});
    add_spoken_forms();
    merge();
  }

  std::optional<DateWord> find(string_view word) const {
    const std::string key = key_of(word);
    if (key.empty()) return std::nullopt;
    const auto at = std::lower_bound(names_.begin(), names_.end(), key,
                                     [](const Name& name, const std::string& wanted) { return name.folded < wanted; });
    if (at == names_.end()) return std::nullopt;
    if (at->folded == key) return at->meaning;
    // "листоп", "septem": the start of a month's name, long enough to mean nothing else.
    if (at->meaning.month != 0 && at->folded.starts_with(key) && text::count_code_points(key) >= 4) return at->meaning;
    return std::nullopt;
  }

 private:
  void add(const icu::Locale& locale) {
    using Symbols = icu::DateFormatSymbols;
    UErrorCode status = U_ZERO_ERROR;
    const Symbols symbols(locale, "gregorian", status);
    if (U_FAILURE(status)) return;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* months = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < std::min(count, 12); ++i) add(months[i], {.month = i + 1});
        const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);
        for (std::int32_t i = 1; i < std::min(count, 8); ++i) add(weekdays[i], {.weekday = true});
      }
    }
    std::int32_t count = 0;
    const icu::UnicodeString* halves = symbols.getAmPmStrings(count);
    for (std::int32_t i = 0; i < std::min(count, 2); ++i) add(halves[i], {.half = i == 0 ? DayHalf::am : DayHalf::pm});
  }

  void add(const icu::UnicodeString& name, DateWord meaning) {
    std::string utf8;
    name.toUTF8String(utf8);
    std::string key = key_of(utf8);
    const bool plain = std::none_of(key.begin(), key.end(), [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
    if (!plain || text::count_code_points(key) < 2) return;
    if (const std::size_t hyphen = key.find('-'); meaning.weekday && hyphen != std::string::npos) {
      names_.push_back({key.substr(0, hyphen), meaning});  // sexta-feira is two words of a date
      names_.push_back({key.substr(hyphen + 1), meaning});
      return;
    }
    names_.push_back({std::move(key), meaning});
  }

  // What people write and no locale lists.
  void add_spoken_forms() {
    for (const string_view am : {"早", "上午", "午前", "오전", "पूर्वाह्न"})
      names_.push_back({key_of(am), {.half = DayHalf::am}});
    for (const string_view pm : {"晚", "下午", "午後", "오후", "अपराह्न"})
      names_.push_back({key_of(pm), {.half = DayHalf::pm}});
    names_.push_back({"日", {.weekday = true}});
    for (const string_view russian : {"пнд", "втр", "срд", "чтв", "птн", "сбт", "вск"})
      names_.push_back({key_of(russian), {.weekday = true}});
  }

  void merge() {
    std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.folded < b.folded; });
    std::vector<Name> merged;
    for (Name& name : names_) {
      if (merged.empty() || merged.back().folded != name.folded) {
        merged.push_back(std::move(name));
        continue;
      }
      DateWord& known = merged.back().meaning;
      if (known.month == 0) known.month = name.meaning.month;
      if (known.half == DayHalf::none) known.half = name.meaning.half;
      known.weekday |= name.meaning.weekday;
      known.filler |= name.meaning.filler;
    }
    // "de" is a word of every second language before it is Assamese for the morning.
    for (Name& name : merged)
      if (name.meaning.filler) name.meaning.half = DayHalf::none;
    names_ = std::move(merged);
  }

  std::vector<Name> names_;
};

// The word in lower case without dots; empty when it is too long or not ASCII.
string_view ascii_key(string_view word, std::array<char, 24>& buffer) noexcept {
  std::size_t length = 0;
  for (const char c : word) {
    if (c == '.') continue;
    if (static_cast<unsigned char>(c) >= 0x80 || length == buffer.size()) return {};
    buffer[length++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return {buffer.data(), length};
}

// Three letters or more of the whole name: "Sep", "Sept", "Tues".
template <std::size_t n>
int find_by_prefix(const std::array<string_view, n>& names, string_view key) noexcept {
  if (key.size() < 3) return 0;
  for (std::size_t i = 0; i < n; ++i)
    if (names[i].starts_with(key)) return static_cast<int>(i) + 1;
  return 0;
}

std::optional<DateWord> find_english(string_view key) noexcept {
  if (key == "am") return DateWord{.half = DayHalf::am, .filler = true};
  if (key == "pm") return DateWord{.half = DayHalf::pm};
  if (key == "noon") return DateWord{.filler = true};
  if (key == "midnight") return DateWord{.filler = true};
  if (const int month = find_by_prefix(english_months, key)) {
    const bool elsewhere_weekday = key == "mar";  // martes, mardi, martedì
    return DateWord{.month = month, .weekday = elsewhere_weekday};
  }
  if (find_by_prefix(english_weekdays, key) != 0) return DateWord{.weekday = true};
  for (const string_view filler : {"at", "on", "of", "the", "published", "updated", "posted", "date", "last", "first"})
    if (key == filler) return DateWord{.filler = true};
  return std::nullopt;
}

}  // namespace

int find_english_month(string_view word) noexcept {
  std::array<char, 24> buffer;
  return find_by_prefix(english_months, ascii_key(word, buffer));
}

std::optional<DateWord> find_date_word(string_view word) {
  std::array<char, 24> buffer;
  if (const string_view key = ascii_key(word, buffer); !key.empty())
    if (const auto english = find_english(key)) return english;
  static const NameTable names;
  return names.find(word);
}

std::optional<std::chrono::minutes> find_zone(string_view name) noexcept {
  using Zone = std::pair<string_view, std::chrono::minutes>;
  static constexpr std::array zones{
      Zone{"GMT", 0min}, Zone{"UTC", 0min},   Zone{"Z", 0min},     Zone{"UT", 0min},  Zone{"WET", 0min},
      Zone{"EST", -5h},  Zone{"EDT", -4h},    Zone{"ET", -5h},     Zone{"CST", -6h},  Zone{"CDT", -5h},
      Zone{"CT", -6h},   Zone{"MST", -7h},    Zone{"MDT", -6h},    Zone{"MT", -7h},   Zone{"PST", -8h},
      Zone{"PDT", -7h},  Zone{"PT", -8h},     Zone{"AT", -4h},     Zone{"AST", -4h},  Zone{"ADT", -3h},
      Zone{"BST", 1h},   Zone{"CET", 1h},     Zone{"CEST", 2h},    Zone{"MET", 1h},   Zone{"MEST", 2h},
      Zone{"MEZ", 1h},   Zone{"MESZ", 2h},    Zone{"EET", 2h},     Zone{"EEST", 3h},  Zone{"MSK", 3h},
      Zone{"PKT", 5h},   Zone{"IST", 330min}, Zone{"AFT", 270min}, Zone{"HKT", 8h},   Zone{"SGT", 8h},
      Zone{"JST", 9h},   Zone{"KST", 9h},     Zone{"AEST", 10h},   Zone{"AEDT", 11h}, Zone{"NZST", 12h},
      Zone{"NZDT", 13h}, Zone{"WIB", 7h},     Zone{"SAST", 2h},    Zone{"EAT", 3h},   Zone{"WAT", 1h},
  };
  const auto at = std::find_if(zones.begin(), zones.end(), [name](const Zone& zone) { return zone.first == name; });
  return at == zones.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace news
