// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/dateline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/dates/date_names.h"
#include "common/text.h"
#include "indexer/readers/lines/agency_names.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest = 110;

constexpr auto particles = std::to_array<string_view>({"de", "la", "le", "of", "and", "upon", "sur", "am", "an", "der",
                                                       "do", "da", "dos", "del", "el", "al", "on", "the"});

// South Asian papers write "LAHORE: The …"; any other word in capitals before a colon is a label ("WATCH:").
constexpr auto colon_cities = std::to_array<string_view>(
    {"AHMEDABAD", "BANGALORE",      "BENGALURU", "CHANDIGARH", "CHENNAI",    "CHITTAGONG",   "COLOMBO",   "DHAKA",
     "DUBAI",     "FAISALABAD",     "GILGIT",    "GUJRANWALA", "GWADAR",     "HERAT",        "HYDERABAD", "ISLAMABAD",
     "JALALABAD", "KABUL",          "KANDAHAR",  "KARACHI",    "KATHMANDU",  "KOLKATA",      "LAHORE",    "LARKANA",
     "LONDON",    "LUCKNOW",        "MINGORA",   "MULTAN",     "MUMBAI",     "MUZAFFARABAD", "NEW DELHI", "NEW YORK",
     "PARIS",     "PESHAWAR",       "PUNE",      "QUETTA",     "RAWALPINDI", "RIYADH",       "SIALKOT",   "SRINAGAR",
     "SUKKUR",    "UNITED NATIONS", "WASHINGTON"});

template <std::size_t n>
bool is_in(const std::array<string_view, n>& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t skip_blanks(string_view text, std::size_t at) noexcept {
  return std::min(text.find_first_not_of(' ', at), text.size());
}

struct Letters {
  bool capital_first = false;  ///< or a letter of a script without case
  bool all_capitals = false;
  bool only_letters = true;  ///< and what stands inside names
};

Letters look_at(string_view word) noexcept {
  Letters found;
  bool lower = false;
  bool upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, length] = text::decode(word, at);
    const auto code = static_cast<UChar32>(c);
    if (at == 0) found.capital_first = u_isalpha(code) && !u_islower(code);
    lower |= u_islower(code) != 0;
    upper |= u_isupper(code) != 0;
    if (!u_isalpha(code) && c != '.' && c != '-' && c != '\'' && c != U'’' && c != '/' &&
        (U_MASK(u_charType(code)) & U_GC_M_MASK) == 0)
      found.only_letters = false;
    at += length;
  }
  found.all_capitals = upper && !lower;
  return found;
}

struct PlaceLook {
  bool valid = false;
  bool all_capitals = true;
};

PlaceLook look_at_place(string_view place, std::size_t most_words) {
  PlaceLook look;
  std::size_t words = 0;
  for (std::size_t at = skip_blanks(place, 0); at < place.size(); at = skip_blanks(place, at)) {
    const std::size_t end = std::min(place.find(' ', at), place.size());
    const string_view word = place.substr(at, end - at);
    const Letters letters = look_at(word);
    ++words;
    if (!letters.only_letters || words > most_words) return look;
    if (!letters.capital_first && (words == 1 || !is_in(particles, word))) return look;
    look.all_capitals &= letters.all_capitals;
    at = end;
  }
  look.valid = words > 0;
  return look;
}

bool starts_with_digit(string_view word) noexcept { return !word.empty() && word[0] >= '0' && word[0] <= '9'; }

int month_of(string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  if (word.empty() || starts_with_digit(word)) return 0;
  if (const int month = find_english_month(word)) return month;
  const auto meaning = find_date_word(word);
  return meaning ? meaning->month : 0;
}

// Where "Nov 6", "6 novembre" or "le 6 novembre" begins in a part between commas; npos when it holds no date. A bare
// month is a date only as the whole part ("MOSCOW, July -").
std::size_t find_day(string_view part) {
  std::array<string_view, 8> words;
  std::size_t count = 0;
  for (std::size_t at = skip_blanks(part, 0); at < part.size() && count < words.size(); at = skip_blanks(part, at)) {
    const std::size_t end = std::min(part.find(' ', at), part.size());
    words[count++] = part.substr(at, end - at);
    at = end;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool number = starts_with_digit(words[i]);
    const bool next_number = i + 1 < count && starts_with_digit(words[i + 1]);
    const bool day_first = number && i + 1 < count && !next_number && month_of(words[i + 1]) != 0;
    const bool month_first = !number && next_number && month_of(words[i]) != 0;
    const bool alone = count == 1 && !number && words[i].size() > 2 && find_english_month(words[i]) != 0;
    if (day_first || month_first || alone) return static_cast<std::size_t>(words[i].data() - part.data());
  }
  return string_view::npos;
}

bool is_year(string_view part) noexcept {
  return part.size() == 4 && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The dash between dateline and text that begins at `at`: its length, or 0.
std::size_t dash_at(string_view text, std::size_t at) noexcept {
  constexpr auto dashes = std::to_array<string_view>({"--", ".-", "-", "–", "—", "_"});
  const string_view rest = text.substr(at);
  for (const string_view dash : dashes) {
    if (!rest.starts_with(dash)) continue;
    const bool lone_hyphen = dash == "-" && rest.size() > 1 && rest[1] != ' ';
    return lone_hyphen ? 0 : dash.size();
  }
  return 0;
}

class Parser {
 public:
  explicit Parser(string_view paragraph) : text_(text::prefix(paragraph, 2 * longest)) {}

  std::optional<Dateline> parse() {
    at_ = skip_blanks(text_, 0);
    if (at_ == text_.size()) return std::nullopt;
    if (text_[at_] == '(' || text_[at_] == '/') return parse_agency_first();
    const std::size_t stop = find_stop();
    if (stop == string_view::npos || !take_head(text_.substr(at_, stop - at_))) return std::nullopt;
    at_ = stop;
    if (text_[at_] == '(' || text_[at_] == '/') return parse_agency_behind();
    if (text_[at_] == ':') return parse_colon();
    const bool trustworthy = !line_.date.empty() || !line_.agency.empty() || (capitals_ && line_.place.size() >= 4);
    if (!take_dash()) return std::nullopt;
    const bool agency = take_dashed_agency();
    return trustworthy || (agency && capitals_) ? done() : std::nullopt;
  }

 private:
  std::optional<Dateline> done() {
    line_.length = skip_blanks(text_, at_);
    return line_;
  }

  // Where the place and the date end: a bracket, a slash before an agency, a colon, a dash between blanks. npos when
  // the text reads like a sentence before that.
  std::size_t find_stop() const noexcept {
    const std::size_t limit = std::min(text_.size(), at_ + longest);
    std::size_t word = at_;
    for (std::size_t i = at_; i < limit; ++i) {
      const char c = text_[i];
      if (c == '(' || c == ':') return i;
      if (c == '/' && i > at_ && text_[i - 1] == ' ') return i;
      const bool apart = i > 0 && (text_[i - 1] == ' ' || text_[i - 1] == '.');
      if (apart && dash_at(text_, i) > 0) return i;
      if (text_.substr(i).starts_with("--") || text_.substr(i).starts_with("—")) return i;
      if (c == ' ' || c == '/') word = i + 1;
      // "St." and "Nov." may end in a dot, sentences may not be part of it.
      if (c == '.' && i - word > 6 && text_.substr(i, 2) != ".-") return string_view::npos;
      if (string_view("\"?!;%$*").find(c) != string_view::npos) return string_view::npos;
    }
    return string_view::npos;
  }

  // "MOUNTAIN VIEW, California, Jan. 5, 2012"; false when a part is neither place, date nor agency.
  bool take_head(string_view head) {
    for (std::size_t begin = 0, index = 0; begin <= head.size(); ++index) {
      const std::size_t end = std::min(head.find(',', begin), head.size());
      const string_view part = text::trim(head.substr(begin, end - begin));
      begin = end + 1;
      if (part.empty()) continue;
      if (!take_part(part, index)) return false;
    }
    return !line_.place.empty() || !line_.date.empty() || !line_.agency.empty();
  }

  bool take_part(string_view part, std::size_t index) {
    if (const std::size_t day = find_day(part); day != string_view::npos) {
      if (!line_.date.empty()) return false;
      line_.date = part.substr(day);
      const string_view before = text::trim(part.substr(0, day));
      if (before.empty() || before == "le" || before == "den" || before == "el") return true;
      part = before;
    } else if (!line_.date.empty() && is_year(part)) {
      return extend(line_.date, part);
    }
    if (is_agency(part)) {
      line_.agency = part;
      return true;
    }
    if (index > 3 || (!line_.date.empty() && index > 1)) return false;
    return line_.place.empty() ? take_place(part)
                               : line_.date.empty() && look_at_place(part, 4).valid && extend(line_.place, part);
  }

  // A byline may have got in front of the place: "By Jane Doe LONDON (Reuters) -".
  bool take_place(string_view part) {
    PlaceLook look = look_at_place(part, part.starts_with("By ") ? 10 : 6);
    if (!look.valid) return false;
    if (part.starts_with("By ")) {
      std::size_t begin = part.size();
      for (std::size_t blank = begin; blank != string_view::npos && blank > 0; blank = part.rfind(' ', blank - 1)) {
        const string_view words = part.substr(blank == part.size() ? blank : blank + 1);
        if (!words.empty() && !look_at(words.substr(0, words.find(' '))).all_capitals) break;
        begin = part.size() - words.size();
      }
      part.remove_prefix(begin);
      look.all_capitals = true;
    }
    line_.place = part;
    capitals_ = look.all_capitals;
    return true;
  }

  static bool extend(string_view& whole, string_view part) noexcept {
    whole = string_view(whole.data(), static_cast<std::size_t>(part.data() + part.size() - whole.data()));
    return true;
  }

  // "PARIS - (Reuters) - Text", "МОСКВА, 3 июл - РИА Новости. Text": the agency behind the dash.
  bool take_dashed_agency() noexcept {
    const std::size_t before = at_;
    at_ = skip_blanks(text_, at_);
    if (line_.agency.empty() && at_ < text_.size() && text_[at_] == '(') {
      const string_view inner = take_bracket();
      if (is_agency(inner) && take_dash()) {
        line_.agency = inner;
        return true;
      }
    } else if (const std::size_t dot = text_.substr(at_, 40).find('.');
               line_.agency.empty() && dot != string_view::npos) {
      const string_view words = text_.substr(at_, dot);
      if (is_agency(words)) {
        line_.agency = words;
        at_ += dot + 1;
        return true;
      }
    }
    at_ = before;
    return false;
  }

  // What stands in the brackets at at_, and moves behind them; a bracket that is never closed ends at the dash.
  string_view take_bracket() noexcept {
    const char close = text_[at_] == '(' ? ')' : '/';
    const std::size_t begin = at_ + 1;
    std::size_t end = text_.find(close, begin);
    const std::size_t dash = text_.find(" - ", begin);
    const bool closed = end != string_view::npos && end < dash;
    if (!closed) end = dash;
    if (end == string_view::npos || end - begin > 40) return {};
    at_ = closed ? end + 1 : end;
    return text::trim(text_.substr(begin, end - begin));
  }

  bool take_dash() noexcept {
    std::size_t at = skip_blanks(text_, at_);
    const std::size_t length = dash_at(text_, at);
    if (length == 0) return false;
    at_ = at + length;
    return true;
  }

  // "(Reuters) - Text", "(ANSA) - ROMA, 06 NOV - Testo", "(Reuters) SAN FRANCISCO - Text"
  std::optional<Dateline> parse_agency_first() {
    const string_view inner = take_bracket();
    if (!is_agency(inner)) return std::nullopt;
    const bool dashed = take_dash();
    Parser behind(text_.substr(skip_blanks(text_, at_)));
    if (const auto more = behind.parse_place_only()) {
      line_ = *more;
      at_ = skip_blanks(text_, at_) + more->length;
    } else if (!dashed && at_ < text_.size() && text_[at_] == ':') {
      ++at_;
    }
    line_.agency = inner;
    return done();
  }

  std::optional<Dateline> parse_place_only() {
    const std::size_t stop = find_stop();
    if (stop == string_view::npos || text_[stop] == '(' || text_[stop] == '/' || text_[stop] == ':')
      return std::nullopt;
    if (!take_head(text_.substr(0, stop)) || (!capitals_ && line_.date.empty())) return std::nullopt;
    at_ = stop;
    return take_dash() ? done() : std::nullopt;
  }

  // "KABUL, Nov 6 (Reuters) -", "BOSTON, Nov. 6, 2023 /PRNewswire/ --", "MEXICO CITY, Reuters (Feb 25) -"
  std::optional<Dateline> parse_agency_behind() {
    const string_view inner = take_bracket();
    if (inner.empty()) return std::nullopt;
    const bool known = is_agency(inner);
    const PlaceLook look = look_at_place(inner, 4);
    if (!line_.agency.empty() && find_day(inner) != string_view::npos) {
      line_.date = inner;
    } else if (!known && line_.place.empty() && look.valid && !look.all_capitals) {
      line_.place = inner;  // "June 5 (New York) - Text"
    } else if (known || ((capitals_ || !line_.date.empty()) && look.valid)) {
      line_.agency = inner;
    } else {
      return std::nullopt;
    }
    const std::size_t next = skip_blanks(text_, at_);
    if (!take_dash()) {
      const bool colon = next < text_.size() && text_[next] == ':';
      if (!colon && !(known && capitals_)) return std::nullopt;
      if (colon) at_ = next + 1;
    }
    return done();
  }

  std::optional<Dateline> parse_colon() {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != ' ') return std::nullopt;
    if (line_.agency.empty() && !is_in(colon_cities, line_.place)) return std::nullopt;
    ++at_;
    return done();
  }

  string_view text_;
  std::size_t at_ = 0;
  bool capitals_ = false;
  Dateline line_;
};

}  // namespace

std::optional<Dateline> parse_dateline(string_view paragraph) { return Parser(paragraph).parse(); }

}  // namespace news
