// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace news {

/// The language of an article, as a BCP 47 primary subtag ("en", "zh"), guessed from its beginning. Empty when the text
/// is too short for a reliable guess. `text` must be UTF-8.
std::string guess_language(std::string_view text);

}  // namespace news
