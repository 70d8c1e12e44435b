// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/dates/date_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/dates/date_name_table.h"
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

constexpr std::array<string_view, 9> hour_words{"Uhr", "uur", "ч", "час", "часа", "часов", "гадзін", "годин", "giờ"};
constexpr std::array<string_view, 6> minute_words{"минут", "хвілін", "хвилин", "phút", "мин", "min"};

std::optional<DateWord> find_foreign(string_view word) {
  const std::string key = date_name_key(word);
  if (key.empty()) return std::nullopt;
  const auto names = date_name_table();
  const auto at = std::ranges::lower_bound(names, string_view(key), {}, &DateName::folded);
  if (at == names.end()) return std::nullopt;
  if (at->folded() == key) return at->meaning;
  // "листоп", "septem": the start of a month's name, long enough to mean nothing else.
  if (at->meaning.month != 0 && at->folded().starts_with(key) && text::count_code_points(key) >= 4) return at->meaning;
  return std::nullopt;
}

// The word in lower case without dots; empty if it is too long or not ASCII.
string_view ascii_key(string_view word, std::array<char, 24>& buffer) noexcept {
  std::size_t length = 0;
  for (const char c : word) {
    if (c == '.') continue;
    if (static_cast<unsigned char>(c) >= 0x80 || length == buffer.size()) return {};
    buffer[length++] = text::lower_ascii(c);
  }
  return {buffer.data(), length};
}

// The number, from 1, of the name that begins with these three letters or more: "Sep", "Sept", "Tues". 0: none.
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
    const bool weekday_elsewhere = key == "mar";  // martes, mardi, martedì
    return DateWord{.month = month, .weekday = weekday_elsewhere};
  }
  if (find_by_prefix(english_weekdays, key) != 0) return DateWord{.weekday = true};
  for (const string_view label : {"published", "posted"})
    if (key == label) return DateWord{.filler = true, .label = DateLabel::published};
  for (const string_view label : {"updated", "modified", "edited"})
    if (key == label) return DateWord{.filler = true, .label = DateLabel::updated};
  for (const string_view filler : {"at", "on", "of", "the", "date", "last", "first"})
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
  return find_foreign(word);
}

std::optional<std::chrono::minutes> find_zone(string_view name) noexcept {
  using Zone = std::pair<string_view, std::chrono::minutes>;
  static constexpr std::array zones{
      Zone{"GMT", 0min}, Zone{"UTC", 0min}, Zone{"Z", 0min},   Zone{"UT", 0min},    Zone{"WET", 0min},
      Zone{"EST", -5h},  Zone{"EDT", -4h},  Zone{"ET", -5h},   Zone{"CST", -6h},    Zone{"CDT", -5h},
      Zone{"CT", -6h},   Zone{"MST", -7h},  Zone{"MDT", -6h},  Zone{"MT", -7h},     Zone{"PST", -8h},
      Zone{"PDT", -7h},  Zone{"PT", -8h},   Zone{"AT", -4h},   Zone{"AST", -4h},    Zone{"ADT", -3h},
      Zone{"BST", 1h},   Zone{"CET", 1h},   Zone{"CEST", 2h},  Zone{"MET", 1h},     Zone{"MEST", 2h},
      Zone{"MEZ", 1h},   Zone{"MESZ", 2h},  Zone{"EET", 2h},   Zone{"EEST", 3h},    Zone{"MSK", 3h},
      Zone{"МСК", 3h},   Zone{"мск", 3h},   Zone{"PKT", 5h},   Zone{"IST", 330min}, Zone{"AFT", 270min},
      Zone{"HKT", 8h},   Zone{"SGT", 8h},   Zone{"JST", 9h},   Zone{"KST", 9h},     Zone{"AEST", 10h},
      Zone{"AEDT", 11h}, Zone{"NZST", 12h}, Zone{"NZDT", 13h}, Zone{"WIB", 7h},     Zone{"SAST", 2h},
      Zone{"EAT", 3h},   Zone{"WAT", 1h},
  };
  const auto at = std::find_if(zones.begin(), zones.end(), [name](const Zone& zone) { return zone.first == name; });
  return at == zones.end() ? std::nullopt : std::optional(at->second);
}

std::optional<Era> find_era(string_view word) noexcept {
  if (word.empty() || static_cast<unsigned char>(word.front()) < 0xE4) return std::nullopt;
  constexpr auto eras = std::to_array<std::pair<string_view, int>>({{"令和", 2018},
                                                                    {"平成", 1988},
                                                                    {"昭和", 1925},
                                                                    {"大正", 1911},
                                                                    {"明治", 1867},
                                                                    {"民國", 1911},
                                                                    {"民国", 1911},
                                                                    {"中華民國", 1911},
                                                                    {"中华民国", 1911}});
  for (const auto& [name, before_first] : eras) {
    if (!word.starts_with(name)) continue;
    const string_view rest = word.substr(name.size());
    if (rest.empty()) return Era{.before_first = before_first};
    if (rest == "元年") return Era{.before_first = before_first, .year_of_era = 1};
  }
  return std::nullopt;
}

bool is_hour_word(string_view word) noexcept { return std::ranges::find(hour_words, word) != hour_words.end(); }

bool is_minute_word(string_view word) noexcept { return std::ranges::find(minute_words, word) != minute_words.end(); }

bool is_vietnamese_month(string_view word) {
  constexpr std::size_t longest = 8;
  return word.size() <= longest && date_name_key(word) == "thang";
}

int find_vietnamese_number(string_view word) {
  constexpr std::array<string_view, 10> numbers{"mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"};
  const auto at = std::ranges::find(numbers, date_name_key(word));
  return at == numbers.end() ? 0 : static_cast<int>(at - numbers.begin()) + 1;
}

}  // namespace news
