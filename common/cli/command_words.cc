// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/command_words.h"

#include <optional>
#include <utility>

namespace news {

std::vector<std::string> command_words(std::string_view command) {
  std::vector<std::string> words;
  std::optional<std::string> word;
  char quote = 0;
  for (std::size_t at = 0; at < command.size(); ++at) {
    const char c = command[at];
    const bool is_blank = quote == 0 && (c == ' ' || c == '\t' || c == '\n');
    if (is_blank && word) words.push_back(*std::exchange(word, std::nullopt));
    if (is_blank) continue;
    if (!word) word.emplace();
    if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == '\\' && quote != '\'' && at + 1 < command.size()) {
      *word += command[++at];
    } else {
      *word += c;
    }
  }
  if (word) words.push_back(*std::move(word));
  return words;
}

}  // namespace news
