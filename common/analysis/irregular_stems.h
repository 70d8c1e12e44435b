// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// A word with the ending of its plural or nominative made regular, where the Snowball stemmer of the language (BCP 47)
/// gives the two different stems: eleições becomes eleição. In Arabic, without the conjunction before an article:
/// والحكومة becomes الحكومة. Most words stay as they are.
std::string regular_form(std::string_view word, std::string_view code);

/// The stem that stands for a folded stem, of Snowball or ours: in English woman for women, in Dutch huis for huiz.
/// Most stand for themselves.
std::string regular_stem(std::string_view stem, std::string_view code);

}  // namespace news
