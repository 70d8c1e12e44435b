// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace news {

/// True for words too common to be asked for alone: "the", "of", "und". `term` as in Word::term.
bool is_stop_word(std::string_view term, std::string_view language);

}  // namespace news
