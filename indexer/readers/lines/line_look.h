// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace news {

/// Whether the line takes more terminal columns than that: a Chinese or Japanese character takes two.
bool is_wider_than(std::string_view line, std::size_t columns) noexcept;

/// Runs of characters between blanks.
std::size_t count_words(std::string_view line) noexcept;

/// Whether the line ends in a mark that ends a sentence in any script, perhaps inside quotes or brackets.
bool ends_sentence(std::string_view line) noexcept;

/// Whether every word begins with a capital, a letter of a script without case, or '&': "Sci/Tech", "World Cup".
bool is_capitalised(std::string_view line) noexcept;

/// Letters, and none of them in lower case: "THE EVENING BEACON".
bool is_all_capitals(std::string_view line) noexcept;

/// Whether the line holds a letter of a script that puts no blanks between words: Chinese, Japanese, Thai …
bool has_unspaced_script(std::string_view line) noexcept;

/// "© 2024 City Post", "Copyright 2021 …", "… All rights reserved."
bool is_copyright_line(std::string_view line) noexcept;

/// The name of a newspaper by its look: at most six words with capitals, one of them such as "Courier" or "Zeitung".
bool is_newspaper_name(std::string_view line);

/// Adds a line to the one that it continues, with a blank between them where the script has blanks.
void append_line(std::string& text, std::string_view line);

}  // namespace news
