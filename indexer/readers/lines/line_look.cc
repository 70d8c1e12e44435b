// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/lines/line_look.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

#include "common/analysis/folding.h"
#include "common/prose/sentences.h"
#include "common/text.h"

namespace news {
namespace {

using std::string_view;

// Folded words of which the names of newspapers are made.
constexpr auto newspaper_words = std::to_array<string_view>(
    {"advertiser", "anzeiger",   "argus",     "beacon",    "bote",     "bulletin", "chronicle",   "correio",
     "corriere",   "courier",    "courrier",  "daily",     "dagblad",  "depeche",  "diario",      "dispatch",
     "echo",       "estado",     "examiner",  "express",   "figaro",   "folha",    "gazeta",      "gazette",
     "gazzetta",   "giornale",   "globe",     "guardian",  "herald",   "herold",   "independent", "inquirer",
     "jornal",     "journal",    "kurier",    "ledger",    "mail",     "matin",    "mercury",     "merkur",
     "mirror",     "monde",      "monitor",   "morgen",    "mundo",    "news",     "nachrichten", "nouvelles",
     "observer",   "pais",       "periodico", "post",      "presse",   "press",    "quotidien",   "record",
     "register",   "repubblica", "review",    "rundschau", "sentinel", "soir",     "stampa",      "standard",
     "star",       "sun",        "tageblatt", "telegraph", "times",    "tribune",  "vanguardia",  "weekly",
     "wire",       "zeitung",    "газета",    "вести",     "вестник",  "известия", "новости",     "правда"});

// German names are one word: "Alpenkurier", "Handelsblatt".
constexpr auto newspaper_endings =
    std::to_array<string_view>({"zeitung", "kurier", "blatt", "anzeiger", "nachrichten", "rundschau"});

bool is_unspaced(char32_t c) noexcept {
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return true;
    default: return (c >= 0x3000 && c < 0x3100) || (c >= 0xFF00 && c < 0xFF66);  // their punctuation
  }
}

// The text without its last code point.
string_view without_last(string_view text) noexcept {
  std::size_t at = text.size();
  while (at > 0 && text::is_continuation(text[at - 1])) --at;
  return text.substr(0, at > 0 ? at - 1 : 0);
}

char32_t last_code_point(string_view text) noexcept {
  return text.empty() ? 0 : text::decode(text, without_last(text).size()).code_point;
}

}  // namespace

bool is_wider_than(string_view line, std::size_t columns) noexcept {
  if (line.size() <= columns) return false;
  std::size_t at = 0;
  unsigned char high = 0;
  for (; at <= columns; ++at) high = static_cast<unsigned char>(high | (static_cast<unsigned char>(line[at]) & 0x80U));
  if (high == 0) return true;
  std::size_t width = 0;
  for (at = 0; at < line.size() && width <= columns;) {
    const auto [c, length] = text::decode(line, at);
    width += static_cast<std::size_t>(text::display_width(c));
    at += length;
  }
  return width > columns;
}

std::size_t count_words(string_view line) noexcept {
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size(); ++i) words += line[i] != ' ' && (i == 0 || line[i - 1] == ' ');
  return words;
}

bool ends_sentence(string_view line) noexcept {
  // German quotations end with the mark that opens English ones.
  for (char32_t c = last_code_point(line); is_closing_mark(c) || c == U'“'; c = last_code_point(line))
    line = without_last(line);
  return is_sentence_end(last_code_point(line));
}

bool is_capitalised(string_view line) noexcept {
  bool start = true;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (start && u_islower(static_cast<UChar32>(c))) return false;
    if (start && !u_isalpha(static_cast<UChar32>(c)) && c != '&') return false;
    start = c == ' ';
    at += length;
  }
  return true;
}

bool is_all_capitals(string_view line) noexcept {
  bool upper = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (u_islower(static_cast<UChar32>(c))) return false;
    upper |= u_isupper(static_cast<UChar32>(c)) != 0;
    at += length;
  }
  return upper;
}

bool has_unspaced_script(string_view line) noexcept {
  for (std::size_t at = 0; at < line.size();) {
    const auto [c, length] = text::decode(line, at);
    if (is_unspaced(c)) return true;
    at += length;
  }
  return false;
}

bool is_copyright_line(string_view line) noexcept {
  constexpr std::size_t longest = 200;
  constexpr string_view word = "Copyright ";
  if (line.size() > longest) return false;
  if (line.starts_with("©") || line.starts_with("(c) ") || line.starts_with("(C) ")) return true;
  if (line.find("ll rights reserved") != string_view::npos) return true;
  if (!line.starts_with(word)) return false;
  const string_view rest = line.substr(word.size());
  return rest.starts_with("©") || rest.starts_with("(c)") || rest.starts_with("19") || rest.starts_with("20");
}

bool is_newspaper_name(string_view line) {
  constexpr std::size_t widest = 60;
  if (is_wider_than(line, widest) || count_words(line) > 6 || ends_sentence(line)) return false;
  const std::string folded = fold(line);
  bool found = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const string_view word = string_view(folded).substr(at, end - at);
    found |= std::ranges::find(newspaper_words, word) != newspaper_words.end();
    found |= std::ranges::any_of(newspaper_endings, [word](string_view ending) { return word.ends_with(ending); });
    at = end + 1;
  }
  if (!found) return false;
  // "Le Monde", "Gazette de la Côte": words between may be small, the first and the last are not.
  const std::size_t last = line.rfind(' ');
  return is_capitalised(line.substr(0, line.find(' '))) &&
         is_capitalised(last == string_view::npos ? line : line.substr(last + 1));
}

void append_line(std::string& text, string_view line) {
  if (!text.empty() && !line.empty()) {
    const bool unspaced = static_cast<unsigned char>(text.back()) >= 0x80 &&
                          static_cast<unsigned char>(line.front()) >= 0x80 && is_unspaced(last_code_point(text)) &&
                          is_unspaced(text::decode(line, 0).code_point);
    if (!unspaced) text += ' ';
  }
  text += line;
}

}  // namespace news
