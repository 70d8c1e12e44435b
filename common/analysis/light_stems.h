// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// A folded stem of a word in a language that Snowball lacks (BCP 47: "pl", "cs", "he" …): the word without the endings
/// of case, number and gender that its grammar lists. Joins no derivations and few verb forms: a family of wrong words
/// is worse than a small one. Serbian and Croatian words are the same in both scripts, with đ and dj. In other
/// languages, the folded word.
std::string light_stem(std::string_view lower, std::string_view code);

}  // namespace news
