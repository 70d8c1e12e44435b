// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the source of date_name_table() to standard output: the names of all ICU locales. They are collected when the
// project is built, because that takes longer than a small search.
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "common/dates/date_name_table.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

// Single letters and short words are the "of", "at", "year" of many languages.
// clang-format off
constexpr auto fillers = std::to_array<string_view>({
    "a", "aan", "aggiornato", "aktualisiert", "am", "at", "atualizado", "bijgewerkt", "created", "d", "data", "date",
    "dated", "datum", "de", "del", "den", "der", "di", "du", "e", "edited", "el", "em", "en", "erschienen", "fecha",
    "first", "g", "geplaatst", "godz", "h", "hrs", "i", "il", "in", "issued", "jour", "kl", "klo", "la", "last", "le",
    "lokalzeit", "mis", "modified", "nam", "ngay", "o", "of", "om", "on", "op", "opublikowano", "os", "pada",
    "paivitetty", "posted", "pubblicato", "publicado", "publicerad", "publication", "publie", "publikovano",
    "publisert", "published", "r", "released", "roku", "s", "stand", "tarih", "tarihi", "the", "time", "u", "uhr",
    "um", "updated", "ur", "veroffentlicht", "vom", "year", "yayinlanma", "г", "год", "года", "дата", "обновлено",
    "опубликовано", "у", "час", "в", "সাল", "წლის", "წ", "सन्", "podne", "ponoć"
});
// clang-format on

struct Name {
  std::string folded;
  DateWord meaning;
};

class NameTable {
 public:
  NameTable() {
    // Where two languages disagree ("listopad", "lis"), the first counts: the one with more newspapers.
    for (const char* language : {"en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "tr"})
      add(icu::Locale(language));
    std::int32_t count = 0;
    const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
    for (std::int32_t i = 0; i < count; ++i)
      if (*locales[i].getCountry() == '\0') add(locales[i]);
    for (const string_view filler : fillers) names_.push_back({date_name_key(filler), {.filler = true}});
    add_spoken_forms();
    merge();
  }

  const std::vector<Name>& names() const noexcept { return names_; }

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
    std::string key = date_name_key(utf8);
    const bool plain = std::none_of(key.begin(), key.end(), [](char c) { return c == ' ' || text::is_ascii_digit(c); });
    if (!plain || text::count_code_points(key) < 2) return;
    if (const std::size_t hyphen = key.find('-'); meaning.weekday && hyphen != std::string::npos) {
      names_.push_back({key.substr(0, hyphen), meaning});  // in a date, sexta-feira is read as two words
      names_.push_back({key.substr(hyphen + 1), meaning});
      return;
    }
    names_.push_back({std::move(key), meaning});
  }

  // Forms that people write but no locale lists.
  void add_spoken_forms() {
    for (const string_view am : {"早", "上午", "午前", "오전", "पूर्वाह्न"})
      names_.push_back({date_name_key(am), {.half = DayHalf::am}});
    for (const string_view pm : {"晚", "下午", "午後", "오후", "अपराह्न"})
      names_.push_back({date_name_key(pm), {.half = DayHalf::pm}});
    names_.push_back({"日", {.weekday = true}});
    for (const string_view russian : {"пнд", "втр", "срд", "чтв", "птн", "сбт", "вск"})
      names_.push_back({date_name_key(russian), {.weekday = true}});
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
    // "de" is a filler in many languages; only in Assamese does it mean the morning.
    for (Name& name : merged)
      if (name.meaning.filler) name.meaning.half = DayHalf::none;
    names_ = std::move(merged);
  }

  std::vector<Name> names_;
};

std::string_view as_source(DayHalf half) {
  switch (half) {
    case DayHalf::none: return "none";
    case DayHalf::am: return "am";
    case DayHalf::pm: return "pm";
  }
  return {};
}

void write_table() {
  std::puts("#include \"common/dates/date_name_table.h\"\nnamespace news {\nstatic constexpr DateName table[] = {");
  const NameTable table;
  for (const auto& [folded, meaning] : table.names()) {
    if (folded.size() > DateName::longest) continue;  // no date contains such a long word
    std::printf("{{\"%s\"}, {%d, %d, DayHalf::%s, %d}},\n", folded.c_str(), meaning.month, meaning.weekday,
                as_source(meaning.half).data(), meaning.filler);
  }
  std::puts("};\nstd::span<const DateName> date_name_table() { return table; }\n}");
}

}  // namespace
}  // namespace news

int main() {
  news::write_table();
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
