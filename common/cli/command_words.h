// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// The words of a command that a user wrote into a variable or a config file: blanks part them, quotes of either kind
/// hold a word together, a backslash takes the next character as it is. Nothing else means anything. A quote may lack
/// its end.
std::vector<std::string> command_words(std::string_view command);

}  // namespace news
