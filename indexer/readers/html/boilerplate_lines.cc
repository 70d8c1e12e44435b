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

constexpr auto lines = std::to_array<string_view>({
    "advertisement",
    "anzeige",
    "artikel teilen",
    "beitragsbild",
    "bild:",
    "click here to",
    "comments are closed",
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
    "jetzt teilen",
    "kommentare geschlossen",
    "partager",
    "photo:",
    "photo by",
    "photo credit",
    "publicidad",
    "publicite",
    "quelle:",
    "reklama",
    "share this",
    "siguenos en",
    "sign up for",
    "source:",
    "subscribe to",
    "teilen",
    "titelbild",
    "werbung",
    "zum newsletter",
    "©",
});

template <std::size_t n>
bool begins_with_any(const std::array<string_view, n>& list, string_view line) {
  if (line.empty() || line.size() > longest_line) return false;
  const std::string folded = fold(line);
  return std::ranges::any_of(list, [&folded](string_view start) { return folded.starts_with(start); });
}

}  // namespace

bool opens_related_links(string_view line) { return begins_with_any(related, line); }

bool is_boilerplate_line(string_view line) { return begins_with_any(lines, line); }

}  // namespace news
