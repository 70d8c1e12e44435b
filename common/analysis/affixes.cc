// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/affixes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "common/analysis/folding.h"
#include "common/analysis/word_list.h"
#include "common/text.h"

namespace news {
namespace {

// Folded. Of case, plural, possession and the copula, as the Turkish Language Association's spelling guide separates
// them from proper names and numbers.
constexpr char after_any[] =
    "da de ta te dan den tan ten daki deki taki teki la le li lu ca ce lar ler lara lere lari leri larin lerin larda "
    "lerde lardan lerden dir dur tir tur lik luk inci uncu";
constexpr char after_consonant[] = "a e i u in un";
constexpr char after_vowel[] = "ya ye yi yu yla yle nin nun na ne ni nu nda nde ndan nden ndaki ndeki nca nce nci ncu";

// Folded.
constexpr char persian_endings[] =
    "ها هاي هايي هايم هايت هايش هايمان هايتان هايشان هاست ي اي يي ام ات اش ايم ايد اند است مان تان شان تر تري ترين";
constexpr char persian_beginnings[] = "مي نمي بي نا هم";

template <const auto& text>
bool has(std::string_view word) {
  return std::ranges::binary_search(word_list<text>, word);
}

constexpr int fewest_letters = 3;
constexpr int fewest_capitals = 2;

/// As long as a beginning may be.
constexpr std::size_t longest_beginning = 8;  // bytes

/// No name is longer.
constexpr std::size_t longest_name = 64;  // bytes

UChar32 code_point_at(std::string_view text, std::size_t at) {
  return static_cast<UChar32>(text::decode(text, at).code_point);
}

/// What decides which endings may follow a word.
struct Shape {
  int letters = 0;
  bool has_small = false;
  bool has_vowel = false;
  bool ends_with_vowel = false;
};

Shape shape_of(std::string_view word) {
  Shape shape;
  for (std::size_t at = 0; at < word.size();) {
    const auto [c, length] = text::decode(word, at);
    at += length;
    const CharInfo info = char_info(c);
    const std::string_view folded(info.folded, info.folded_size);
    if (folded.empty() && info.kind == CharKind::mark) continue;
    ++shape.letters;
    shape.has_small = shape.has_small || u_islower(static_cast<UChar32>(c)) != 0;
    shape.ends_with_vowel = folded.size() == 1 && std::string_view("aeiou").find(folded) != std::string_view::npos;
    shape.has_vowel = shape.has_vowel || shape.ends_with_vowel;
  }
  return shape;
}

}  // namespace

bool is_turkish_suffix(std::string_view word, std::string_view suffix) {
  if (word.empty() || word.size() > longest_name || u_islower(code_point_at(suffix, 0)) == 0) return false;
  const bool digit = text::is_ascii_digit(word.back());
  if (!digit && u_isupper(code_point_at(word, 0)) == 0) return false;
  const std::string ending = fold(suffix);
  const bool any = has<after_any>(ending);
  const bool consonant = has<after_consonant>(ending);
  const bool vowel = has<after_vowel>(ending);
  if (!any && !consonant && !vowel) return false;
  if (digit) return true;
  const Shape shape = shape_of(word);
  // The ending of an acronym follows the name of its last letter.
  if (!shape.has_small) return shape.letters >= fewest_capitals;
  if (shape.letters < fewest_letters || !shape.has_vowel) return false;
  return any || (shape.ends_with_vowel ? vowel : consonant);
}

bool is_persian_affix(std::string_view before, std::string_view after) {
  return has<persian_endings>(fold(after)) ||
         (before.size() <= longest_beginning && has<persian_beginnings>(fold(before)));
}

}  // namespace news
