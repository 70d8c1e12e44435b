// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/broken_words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/analysis/folding.h"
#include "common/text.h"
#include "indexer/readers/lines/line_look.h"

namespace news {
namespace {

using std::string_view;

// At a line's end these mean nothing but a broken word.
constexpr auto sure_marks = std::to_array<string_view>({"\u00AD", "⸗", "¬"});
constexpr auto hyphens = std::to_array<string_view>({"-", "‐"});

// Folded, sorted. "pre- and post-war", "Ein- und Ausfuhr": the word behind the hyphen is left out.
constexpr auto conjunctions = std::to_array<string_view>(
    {"and", "bis", "bzw", "eller", "en", "och", "oder", "of", "og", "or", "oraz", "sowie", "to", "und"});

// Words that make compounds with a hyphen more often than without: the first and the second part. Parts that are
// common syllables ("pro", "in", "led") are not here.
constexpr auto first_parts = std::to_array<string_view>(
    {"above",        "all",       "already",     "anti",     "apres",    "asset",    "austerity",  "avant",
     "battery",      "below",     "best",        "better",   "bigger",   "biggest",  "california", "carbon",
     "cash",         "celle",     "celles",      "celui",    "centre",   "ceux",     "china",      "closed",
     "closely",      "commodity", "company",     "computer", "consumer", "contre",   "crisis",     "cross",
     "customer",     "cyber",     "day",         "debt",     "decade",   "decades",  "decision",   "deeper",
     "deficit",      "demi",      "democratic",  "dollar",   "double",   "drawn",    "dual",       "early",
     "economy",      "eight",     "emerging",    "energy",   "entry",    "equity",   "est",        "exchange",
     "extreme",      "family",    "faster",      "fastest",  "fifth",    "fifty",    "fine",       "first",
     "five",         "fixed",     "forty",       "forward",  "four",     "fourth",   "full",       "game",
     "government",   "grand",     "growth",      "half",     "hard",     "high",     "higher",     "highest",
     "highly",       "holiday",   "housing",     "ill",      "industry", "internet", "investment", "larger",
     "largest",      "left",      "lithium",     "london",   "long",     "longer",   "lui",        "majority",
     "medium",       "mid",       "middle",      "mini",     "moi",      "money",    "mortgage",   "much",
     "multibillion", "near",      "newly",       "nine",     "non",      "nord",     "old",        "once",
     "one",          "paid",      "performance", "peut",     "phase",    "phone",    "porte",      "post",
     "privately",    "pseudo",    "publicly",    "quasi",    "quelques", "rate",     "recession",  "republican",
     "resource",     "revenue",   "right",       "robo",     "same",     "scandal",  "second",     "self",
     "semi",         "seven",     "short",       "shorter",  "single",   "six",      "sixth",      "slower",
     "smaller",      "socio",     "soi",         "sous",     "still",    "sud",      "t",          "taxpayer",
     "technology",   "than",      "then",        "third",    "thirty",   "three",    "toi",        "top",
     "trillion",     "twenty",    "two",         "value",    "venture",  "vice",     "vingt",      "vis",
     "weaker",       "well",      "worst",       "year",     "years"});
constexpr auto second_parts = std::to_array<string_view>(
    {"aged",        "ago",        "anticipated", "area",        "asset",     "average",       "awaited",
     "backed",      "bailout",    "based",       "best",        "biggest",   "bond",          "born",
     "branded",     "breaking",   "built",       "capital",     "cash",      "catching",      "centric",
     "cheap",       "chief",      "ci",          "class",       "conscious", "control",       "controlled",
     "cost",        "country",    "crippled",    "crisis",      "cutting",   "cylinder",      "dealer",
     "dealers",     "debt",       "decade",      "defense",     "delayed",   "demand",        "denominated",
     "dessus",      "deux",       "digit",       "dimensional", "dire",      "directed",      "dominant",
     "dominated",   "driven",     "driving",     "earnings",    "economy",   "educated",      "efficient",
     "elect",       "election",   "electric",    "elle",        "elles",     "enabled",       "engine",
     "engined",     "equity",     "established", "etre",        "evading",   "ever",          "expected",
     "family",      "feu",        "fighting",    "financial",   "five",      "fledged",       "flight",
     "focused",     "fold",       "food",        "footed",      "for",       "free",          "frequency",
     "friendly",    "government", "growing",     "growth",      "hacking",   "handed",        "heavy",
     "held",        "high",       "highest",     "hour",        "hours",     "hungry",        "il",
     "ils",         "imposed",    "income",      "index",       "industry",  "intensive",     "interest",
     "known",       "laden",      "language",    "largest",     "lasting",   "laundering",    "left",
     "level",       "linked",     "listed",      "lived",       "long",      "looking",       "loose",
     "losing",      "loss",       "made",        "manager",     "mandated",  "manufacturing", "margin",
     "meme",        "memes",      "mile",        "minded",      "minute",    "money",         "month",
     "needed",      "notch",      "nous",        "off",         "office",    "old",           "ordered",
     "oriented",    "owned",      "page",        "parole",      "plagued",   "pocketed",      "powered",
     "price",       "priced",     "private",     "producing",   "profile",   "profit",        "quality",
     "range",       "ranging",    "ranked",      "ranking",     "reaching",  "recession",     "registered",
     "related",     "reliant",    "richest",     "ridden",      "rigging",   "risk",          "run",
     "running",     "saving",     "scale",       "school",      "sector",    "sensitive",     "service",
     "setting",     "shaped",     "share",       "sharing",     "sheet",     "single",        "sized",
     "speaking",    "specific",   "speed",       "sponsored",   "standard",  "strapped",      "stricken",
     "style",       "subsidized", "t",           "tainted",     "tank",      "term",          "third",
     "threatening", "three",      "tightening",  "time",        "timed",     "traded",        "trading",
     "type",        "unit",       "up",          "value",       "vehicle",   "ville",         "volume",
     "vous",        "watched",    "watchers",    "week",        "weighted",  "wide",          "winning",
     "year",        "yield",      "yielding",    "zero"});

template <std::size_t n>
bool is_in(const std::array<string_view, n>& list, string_view word) {
  return std::ranges::find(list, word) != list.end();
}

template <std::size_t n>
std::size_t mark_length(const std::array<string_view, n>& marks, string_view line) noexcept {
  for (const string_view mark : marks)
    if (line.ends_with(mark)) return mark.size();
  return 0;
}

bool is_word_character(char32_t c) noexcept {
  return u_isalnum(static_cast<UChar32>(c)) || (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

// The letters and digits at the start of a line; its first word.
string_view leading_word(string_view line) noexcept {
  std::size_t at = 0;
  while (at < line.size()) {
    const auto [c, length] = text::decode(line, at);
    if (!is_word_character(c)) break;
    at += length;
  }
  return line.substr(0, at);
}

// Those at its end.
string_view trailing_word(string_view line) noexcept {
  std::size_t begin = line.size();
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && text::is_continuation(line[at])) --at;
    if (!is_word_character(text::decode(line, at).code_point)) break;
    begin = at;
  }
  return line.substr(begin);
}

bool ends_in_digit(string_view word) noexcept { return !word.empty() && text::is_ascii_digit(word.back()); }

bool starts_with_capital(string_view word) noexcept {
  return u_isupper(static_cast<UChar32>(text::decode(word, 0).code_point));
}

// "info@city-⏎post.example", "http://x.org/city-⏎news": by what stands beside the halves.
bool is_address(string_view before, string_view behind) noexcept {
  const string_view token = before.substr(before.find_last_of(" \n") + 1);
  const bool domain = behind.size() > 1 && behind[0] == '.' && text::is_ascii_letter(behind[1]);
  return domain || token.find_first_of("@/") != string_view::npos;
}

string_view without_blanks(string_view line) noexcept {
  while (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

// Nobody leaves one letter alone, as in "e-mail"; "re-election" and "co-owner" may be written with a hyphen or without;
// few words go on as "ex-minister" does, many as "expect".
bool keeps_hyphen(string_view first, string_view second) noexcept {
  constexpr string_view starts_behind_ex = "bdfgjklmnrsvw";
  const bool doubles_vowel = (first == "re" || first == "pre" || first == "co") && second.front() == first.back();
  const bool has_left =
      first == "ex" && (starts_behind_ex.find(second.front()) != string_view::npos || second.starts_with("presid"));
  return doubles_vowel || has_left || text::count_code_points(first) == 1 || text::count_code_points(second) == 1;
}

struct Break {
  string_view left;      ///< the half of the word at the line's end; empty when the line ends in no broken word
  std::size_t mark = 0;  ///< bytes of the hyphen behind it
  bool sure = false;     ///< it can be nothing else
};

Break find_break(string_view line) noexcept {
  while (line.ends_with(' ')) line.remove_suffix(1);
  std::size_t mark = mark_length(sure_marks, line);
  const bool sure = mark > 0;
  if (!sure) mark = mark_length(hyphens, line);
  if (mark == 0) return {};
  return {.left = trailing_word(line.substr(0, line.size() - mark)), .mark = mark, .sure = sure};
}

}  // namespace

bool breaks_word_for_certain(string_view line) noexcept { return mark_length(sure_marks, line) > 0; }

BrokenWords::BrokenWords(std::span<const string_view> lines) {
  std::vector<std::pair<string_view, string_view>> breaks;
  string_view left;  // half of a word at the end of the line above
  for (const string_view line : lines) {
    const string_view right = left.empty() ? string_view() : leading_word(without_blanks(line));
    if (!right.empty()) breaks.emplace_back(left, right);
    left = find_break(line).left;
  }
  if (breaks.empty()) return;
  collect_words(lines);
  // A text that breaks words does so in many lines, or the whole word stands elsewhere.
  breaks_often_ = breaks.size() >= 2 && breaks.size() * 12 >= lines.size();
  for (const auto& [first, second] : breaks) breaks_often_ = breaks_often_ || count(fold(first) + fold(second)) > 0;
  breaks_hardly_ = !breaks_often_ && breaks.size() * 25 < lines.size();
}

void BrokenWords::collect_words(std::span<const string_view> lines) {
  bool broken = false;  // the line above ended in half a word
  for (string_view line : lines) {
    line = without_blanks(line);
    if (broken) line.remove_prefix(leading_word(line).size());
    const Break at_end = find_break(line);
    broken = !at_end.left.empty();
    if (broken) line = line.substr(0, static_cast<std::size_t>(at_end.left.data() - line.data()));
    string_view before;  // the word that a hyphen joins to the next one
    for (std::size_t at = 0; at < line.size();) {
      const string_view word = leading_word(line.substr(at));
      if (word.empty()) {
        at += text::decode(line, at).length;
        continue;
      }
      ++words_[fold(word)];
      const bool compound = !before.empty() && word.data() == before.data() + before.size() + 1 && line[at - 1] == '-';
      if (compound) ++words_[fold(before) + '-' + fold(word)];
      before = word;
      at += word.size();
    }
  }
}

int BrokenWords::count(const std::string& word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

BrokenWords::Joint BrokenWords::joint(string_view left, string_view right, bool inside_compound) const {
  const bool capitals = is_all_capitals(left) && text::count_code_points(left) > 1;
  if (ends_in_digit(left) || text::is_ascii_digit(right.front()) || right == "là") return Joint::hyphen;
  if (capitals != is_all_capitals(right) && (capitals || starts_with_capital(right))) return Joint::hyphen;
  if (starts_with_capital(right) && !capitals) return Joint::hyphen;
  const std::string first = fold(left);
  const std::string second = fold(right);
  const int whole = count(first + second);
  const int hyphenated = count(first + '-' + second);
  if (whole != hyphenated) return whole > hyphenated ? Joint::none : Joint::hyphen;
  if (is_in(conjunctions, second)) return Joint::blank;
  if (is_in(first_parts, first) || is_in(second_parts, second) || keeps_hyphen(first, second)) return Joint::hyphen;
  const int known = (count(first) > 0 ? 1 : 0) + (count(second) > 0 ? 1 : 0);
  if (inside_compound && count(first) > 0) return Joint::hyphen;
  if (breaks_often_) return Joint::none;
  return breaks_hardly_ || known > 0 ? Joint::hyphen : Joint::none;
}

void BrokenWords::join(std::string& text, string_view line) const {
  const Break end = find_break(text);
  const string_view right = leading_word(line);
  if (end.left.empty() || right.empty()) return append_line(text, line);
  const auto begin = static_cast<std::size_t>(end.left.data() - text.data());
  Joint how = is_address(string_view(text).substr(0, begin), line.substr(right.size()))
                  ? Joint::hyphen
                  : joint(end.left, right, begin > 0 && text[begin - 1] == '-');
  if (end.sure && (how == Joint::blank || !starts_with_capital(right) || is_all_capitals(end.left))) how = Joint::none;
  if (how == Joint::blank) return append_line(text, line);
  text.resize(begin + end.left.size());
  if (how == Joint::hyphen) text += '-';
  text += line;
}

}  // namespace news
