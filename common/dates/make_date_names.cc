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
    "a", "aan", "am", "at", "created", "d", "data", "date", "dated", "datum", "de", "del", "den", "der", "di", "du",
    "e", "el", "em", "en", "fecha", "first", "g", "godz", "h", "hrs", "i", "il", "in", "issued", "jour", "kl", "klo",
    "la", "last", "le", "les", "lokalzeit", "nam", "ngay", "o", "of", "om", "on", "op", "os", "pada", "podne",
    "ponoć", "r", "roku", "s", "stand", "tarih", "tarihi", "the", "time", "u", "uhr", "um", "ur", "vom", "year",
    "г", "год", "года", "дата", "у", "час", "в", "সাল", "წლის", "წ", "सन्",
    "ค.ศ.", "พ.ศ.", "ปี", "วันที่", "เวลา", "น.", "ที่", "西暦", "西元", "公元", "公历", "於", "于",
    "thứ", "hai", "ba", "tư", "sáu", "bảy", "chủ", "nhật", "lúc", "giờ", "phút"
});

constexpr auto publication_labels = std::to_array<string_view>({
    "erschienen", "geplaatst", "julkaistu", "offentliggjort", "opublikowano", "posted", "pubblicato", "publicado",
    "publicat", "publicerad", "publication", "publie", "publiee", "publikovano", "publisert", "published", "released",
    "udgivet", "veroffentlicht", "yayinlanma", "δημοσιευση", "опубликовано", "опубліковано", "نشر", "公開", "发布",
    "發布", "掲載", "配信", "입력", "등록"
});
constexpr auto change_labels = std::to_array<string_view>({
    "actualizado", "actualise", "aggiornato", "aktualisiert", "atualizado", "bijgewerkt", "edited", "geandert",
    "guncelleme", "mis", "modified", "modifie", "oppdatert", "opdateret", "paivitetty", "uppdaterad", "updated",
    "zaktualizowano", "ενημερωση", "обновлено", "оновлено", "تحديث", "更新", "更新日", "수정"
});
constexpr auto same_day_labels = std::to_array<string_view>({"الموافق", "برابر"});

// Forms that newspapers print and no locale lists.
constexpr auto more_months = std::to_array<std::pair<string_view, int>>({
    {"čer", 6}, {"ni", 4}, {"ян", 1}, {"दिसम्बर", 12}, {"नवम्बर", 11}, {"सितम्बर", 9}, {"अक्तूबर", 10},
    {"siječnju", 1}, {"veljači", 2}, {"ožujku", 3}, {"travnju", 4}, {"svibnju", 5}, {"lipnju", 6}, {"srpnju", 7},
    {"kolovozu", 8}, {"rujnu", 9}, {"studenom", 11}, {"prosincu", 12}
});
constexpr auto more_weekdays = std::to_array<string_view>({
    "пнд", "втр", "срд", "чтв", "птн", "сбт", "вск", "pon", "úte", "stř", "čtv", "pát", "sob", "ned",
    "月", "火", "水", "木", "金", "土", "日", "월", "화", "수", "목", "금", "토", "일", "一", "二", "三", "四", "五", "六"
});
constexpr auto persian_months = std::to_array<std::pair<string_view, int>>({
    {"فروردین", 1}, {"اردیبهشت", 2}, {"خرداد", 3}, {"تیر", 4}, {"مرداد", 5}, {"شهریور", 6}, {"مهر", 7}, {"آبان", 8},
    {"آذر", 9}, {"دی", 10}, {"بهمن", 11}, {"اسفند", 12}, {"حمل", 1}, {"ثور", 2}, {"جوزا", 3}, {"سرطان", 4},
    {"اسد", 5}, {"سنبله", 6}, {"میزان", 7}, {"عقرب", 8}, {"قوس", 9}, {"جدی", 10}, {"دلو", 11}, {"حوت", 12}
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
    for (const string_view filler : fillers) add(filler, {.filler = true});
    for (const string_view label : publication_labels) add(label, {.filler = true, .label = DateLabel::published});
    for (const string_view label : change_labels) add(label, {.filler = true, .label = DateLabel::updated});
    for (const string_view label : same_day_labels) add(label, {.filler = true, .label = DateLabel::instead});
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
    const bool is_thai = string_view(locale.getLanguage()) == "th";  // it joins "month" and "the day of" to the names
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* months = symbols.getMonths(count, context, width);
        for (std::int32_t i = 0; i < std::min(count, 12); ++i) {
          add(months[i], {.month = i + 1});
          if (is_thai) add(u"เดือน" + months[i], {.month = i + 1});
        }
        const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);
        for (std::int32_t i = 1; i < std::min(count, 8); ++i) {
          add(weekdays[i], {.weekday = true});
          if (is_thai) add(weekdays[i] + u"ที่", {.weekday = true});
        }
      }
    }
    std::int32_t count = 0;
    const icu::UnicodeString* halves = symbols.getAmPmStrings(count);
    for (std::int32_t i = 0; i < std::min(count, 2); ++i) add(halves[i], {.half = i == 0 ? DayHalf::am : DayHalf::pm});
  }

  void add(string_view name, const DateWord& meaning) { names_.push_back({date_name_key(name), meaning}); }

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
    for (const string_view am : {"早", "上午", "午前", "오전", "पूर्वाह्न"}) add(am, {.half = DayHalf::am});
    for (const string_view pm : {"晚", "下午", "午後", "오후", "अपराह्न"}) add(pm, {.half = DayHalf::pm});
    for (const auto& [name, month] : more_months) add(name, {.month = month});
    for (const string_view weekday : more_weekdays) add(weekday, {.weekday = true});
    for (const auto& [name, month] : persian_months) add(name, {.month = month, .calendar = DateCalendar::persian});
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
      if (known.month == 0) {
        known.month = name.meaning.month;
        known.calendar = name.meaning.calendar;
      }
      if (known.half == DayHalf::none) known.half = name.meaning.half;
      known.weekday |= name.meaning.weekday;
      known.filler |= name.meaning.filler;
      if (known.label == DateLabel::none) known.label = name.meaning.label;
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

std::string_view as_source(DateLabel label) {
  switch (label) {
    case DateLabel::none: return "none";
    case DateLabel::published: return "published";
    case DateLabel::updated: return "updated";
    case DateLabel::instead: return "instead";
  }
  return {};
}

void write_table() {
  std::puts("#include \"common/dates/date_name_table.h\"\nnamespace news {\nstatic constexpr DateName table[] = {");
  const NameTable table;
  for (const auto& [folded, meaning] : table.names()) {
    if (folded.size() > DateName::longest) continue;  // no date contains such a long word
    std::printf("{{\"%s\"}, {%d, %d, DayHalf::%s, %d, DateLabel::%s, DateCalendar::%s}},\n", folded.c_str(),
                meaning.month, meaning.weekday, as_source(meaning.half).data(), meaning.filler,
                as_source(meaning.label).data(), meaning.calendar == DateCalendar::persian ? "persian" : "gregorian");
  }
  std::puts("};\nstd::span<const DateName> date_name_table() { return table; }\n}");
}

}  // namespace
}  // namespace news

int main() {
  news::write_table();
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
