// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/options_table.h"

namespace news {

/// The first argument that asks a program for completions instead of its work. The words of the command line follow,
/// up to the one that is being typed, which may be empty.
inline constexpr std::string_view complete_switch = "--complete";

struct Candidate {
  std::string text;
  std::string about = {};
};

/// What a shell is to offer for the last word of a command line.
struct Completion {
  enum class Kind {
    words,    ///< the candidates
    files,    ///< names of files, which the shell knows
    folders,  ///< of folders
    value,    ///< values of `option` that the table does not know
    operand,  ///< whatever the program takes beside options
  } kind = Kind::words;
  std::string lead;   ///< of the word: stays as it is, as in "--sort=ne"
  std::string start;  ///< the rest of it: what candidates begin with
  const Option* option = nullptr;
  std::vector<Candidate> candidates = {};
  CommandLine line = {};  ///< the words before, as far as they can be read
};

/// Completes from the table of options alone. Never throws Error, whatever has been typed.
Completion complete(const Program& program, std::span<char* const> words);

/// The completion for the scripts of the shells: a line with the kind, "words", "files" or "folders", then a line for
/// each candidate, its text and, after a tab, what it is about. Unknown values and operands are "words" without
/// candidates.
std::string completion_lines(const Completion& completion);

}  // namespace news
