// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/query/token.h"

#include <unicode/uchar.h>

#include "common/analysis/stop_words.h"
#include "common/text.h"

namespace news {

bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool is_word_character(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = text::decode(text, at);
    if (is_word_character(c)) return true;
    at += length;
  }
  return false;
}

bool is_too_common_to_exclude(std::string_view word) { return is_stop_word(word, "en"); }

}  // namespace news
