// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// Whether a word is too common to be searched for alone: "the", "of", "und". `term` as in Word::term.
bool is_stop_word(std::string_view term, std::string_view language);

}  // namespace news
