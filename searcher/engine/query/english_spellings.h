// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// How the other side of the Atlantic may spell an English word, folded: "color" for "colour", and back. Some that no
/// article uses are among them: look them up. Words that only look alike are not: for "four" there is none.
std::vector<std::string> other_english_spellings(std::string_view word);

}  // namespace news
