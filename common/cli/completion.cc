// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/completion.h"

#include <algorithm>

#include "common/cli/help.h"
#include "common/cli/output.h"
#include "news/error.h"

namespace news {
namespace {

const Option* named(const Program& program, std::string_view name) {
  const auto found = std::ranges::find(program.options, name, &Option::name);
  return found == program.options.end() ? nullptr : &*found;
}

/// The option whose value may follow `word` or an "=" behind it; null when there is none.
const Option* option_of(const Program& program, std::string_view word) {
  if (word.starts_with("--")) {
    const Option* const option = named(program, word.substr(2));
    return option != nullptr && !is_switch(*option) ? option : nullptr;
  }
  if (!word.starts_with("-")) return nullptr;
  for (std::size_t at = 1; at < word.size(); ++at) {
    const auto option = std::ranges::find(program.options, word[at], &Option::letter);
    if (option == program.options.end()) return nullptr;
    if (!is_switch(*option)) return at + 1 == word.size() ? &*option : nullptr;
  }
  return nullptr;
}

/// The option whose value must follow `word`; null when none must.
const Option* waiting_after(const Program& program, std::string_view word) {
  const Option* const option = option_of(program, word);
  return option != nullptr && option->argument.implied.empty() ? option : nullptr;
}

/// What stands before the word that is being typed.
struct Before {
  CommandLine line;
  const Option* waiting = nullptr;  ///< for its value
  bool options_ended = false;       ///< by "--"
};

Before read_before(const Program& program, std::span<char* const> words) {
  Before before;
  for (const std::string_view word : words) {
    if (before.options_ended) break;
    if (before.waiting != nullptr) {
      before.waiting = nullptr;
    } else if (word == "--") {
      before.options_ended = true;
    } else {
      before.waiting = waiting_after(program, word);
    }
  }
  try {
    before.line = parse_command_line(program, words.first(words.size() - (before.waiting == nullptr ? 0 : 1)));
  } catch (const Error&) {  // reported when the line is run
  }
  return before;
}

void offer(Completion& completion, std::string_view text, std::string_view about = {}) {
  if (text.starts_with(completion.start)) completion.candidates.push_back({std::string(text), std::string(about)});
}

Completion value_of(const Option& option, std::string_view lead, std::string_view start) {
  using enum Completion::Kind;
  Completion completion{.kind = value, .lead = std::string(lead), .start = std::string(start), .option = &option};
  if (option.argument.kind == Argument::Kind::file) completion.kind = files;
  if (option.argument.kind == Argument::Kind::folder) completion.kind = folders;
  if (option.values.empty()) return completion;
  completion.kind = words;
  for (const auto choice : option.values) offer(completion, choice);
  return completion;
}

Completion for_word(const Program& program, std::string_view word, const Before& before) {
  if (before.waiting != nullptr) return value_of(*before.waiting, "", word);
  Completion completion{.start = std::string(word)};
  if (!before.options_ended && word.starts_with('-')) {
    const std::size_t equals = word.find('=');
    if (equals != std::string_view::npos) {
      const Option* const option = option_of(program, word.substr(0, equals));
      return option == nullptr ? completion : value_of(*option, word.substr(0, equals + 1), word.substr(equals + 1));
    }
    for (const Option& option : program.options) {
      if (option.about.empty()) continue;
      offer(completion, "--" + std::string(option.name), option.about);
      if (const std::string back = opposite(option); !back.empty())
        offer(completion, "--" + back, "takes back --" + std::string(option.name));
    }
  } else if (before.line.has("help")) {
    for (const auto topic : topic_names(program)) offer(completion, topic);
  } else {
    completion.kind = Completion::Kind::operand;
  }
  return completion;
}

}  // namespace

Completion complete(const Program& program, std::span<char* const> words) {
  if (words.empty()) return {};
  Before before = read_before(program, words.first(words.size() - 1));
  Completion completion = for_word(program, words.back(), before);
  completion.line = std::move(before.line);
  return completion;
}

std::string completion_lines(const Completion& completion) {
  using enum Completion::Kind;
  std::string lines = completion.kind == files ? "files\n" : completion.kind == folders ? "folders\n" : "words\n";
  for (const auto& [text, about] : completion.candidates) {
    if (as_shown(text) != text) continue;  // nobody can type it
    lines += completion.lead + text + (about.empty() ? "" : "\t" + about) + "\n";
  }
  return lines;
}

}  // namespace news
