// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/boilerplate_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/analysis/folding.h"

namespace news {
namespace {

using std::string_view;

constexpr std::size_t longest_line = 120;

// Folded beginnings.
constexpr auto related = std::to_array<string_view>({
    "also read",
    "artikel zum thema",
    "auch interessant",
    "a lire aussi",
    "contenido relacionado",
    "czytaj tez",
    "czytaj wiecej",
    "das konnte sie auch",
    "das konnte dich auch",
    "die redaktion empfiehlt",
    "dit kan je ook",
    "further reading",
    "lee tambien",
    "leer mas",
    "leggi anche",
    "leia mais",
    "leia tambem",
    "lees ook",
    "lesen sie auch",
    "lire aussi",
    "mas noticias",
    "mehr aus",
    "mehr von",
    "mehr zum thema",
    "more from",
    "more on this",
    "more stories",
    "most popular",
    "most read",
    "meistgelesen",
    "noticias relacionadas",
    "notas relacionadas",
    "passend zum thema",
    "read more",
    "read also",
    "recommended",
    "related",
    "schon gelesen",
    "see also",
    "sur le meme sujet",
    "te puede interesar",
    "veja tambem",
    "ver tambien",
    "voir aussi",
    "weitere artikel",
    "weitere beitrage",
    "weitere themen",
    "weiterfuhrende",
    "you may also like",
    "you might also like",
    "zobacz tez",
    "читайте также",
    "関連記事",
    "相关阅读",
    "相关新闻",
});

// Folded: lines, and beginnings of lines.
constexpr auto whole_lines = std::to_array<string_view>({
    "advertisement",
    "anzeige",
    "anzeige:",
    "comments are closed",
    "kommentare geschlossen",
    "partager",
    "publicidad",
    "publicite",
    "reklama",
    "share",
    "teilen",
    "vergrossern",
    "werbung",
});

constexpr auto beginnings = std::to_array<string_view>({
    "artikel teilen",
    "beitragsbild",
    "bild:",
    "credits photo",
    "diesen artikel teilen",
    "diesen beitrag teilen",
    "follow us on",
    "folgen sie uns",
    "foto:",
    "foto ©",
    "fotos:",
    "image:",
    "image credit",
    "photo:",
    "photo by",
    "photo credit",
    "quelle:",
    "share this",
    "siguenos en",
    "sign up for",
    "source:",
    "titelbild",
    "zum newsletter",
    "©",
});

template <std::size_t n>
std::size_t beginning_of(const std::array<string_view, n>& list, string_view folded) {
  for (const string_view start : list)
    if (folded.starts_with(start)) return start.size();
  return 0;
}

}  // namespace

bool opens_related_links(string_view line, bool is_prose) {
  constexpr std::size_t shortest_sentence = 50;
  if (line.size() > longest_line) return false;
  const std::string folded = fold(line);
  const std::size_t length = beginning_of(related, folded);
  return length > 0 && (!is_prose || line.size() < shortest_sentence || folded.substr(length, 1) == ":");
}

bool is_boilerplate_line(string_view line) {
  if (line.size() > longest_line) return false;
  const std::string folded = fold(line);
  return beginning_of(beginnings, folded) > 0 || std::ranges::find(whole_lines, folded) != whole_lines.end();
}

}  // namespace news
