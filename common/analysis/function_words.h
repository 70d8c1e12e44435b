// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether a word says nothing about a text: a particle, an auxiliary, a pronoun. Only for words of scripts without
/// blanks (Japanese, Chinese, Thai, Lao, Khmer) and for Korean particles, as written; see is_stop_word for the others.
bool is_function_word(std::string_view word);

/// The same, but not for characters that may also be part of a name: 为 is a preposition, and the end of 华为.
bool is_particle(std::string_view word);

/// A Korean word without the particle at its end (대통령이 gives 대통령), if at least two syllables are left; else all
/// of it. Any other word stays whole.
std::string_view without_particle(std::string_view word);

/// Whether a word begins with a syllable of Hangul.
bool is_korean(std::string_view word);

}  // namespace news
