// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

/// One row of a program's table of options, which feeds the parser and the help.
struct Option {
  std::string_view name;      ///< without dashes: "limit"
  char letter = 0;            ///< 'n', or 0
  std::string_view argument;  ///< what the help calls its value: "N"; empty for a switch
  std::string_view group;     ///< its heading in the help; rows of one group stand together
  std::string_view about;     ///< for the help; empty hides the row
};

/// A program as its help shows it.
struct Program {
  std::string_view name;
  std::string_view usage;  ///< the lines above the options
  std::span<const Option> options;
  std::string_view notes;  ///< the lines below them
};

std::string help_text(const Program& program);

/// "news-search 0.1.0"
std::string version_text(const Program& program);

/// What a command line said. Names are those of the table.
class CommandLine {
 public:
  bool has(std::string_view name) const { return count(name) > 0; }
  std::size_t count(std::string_view name) const;

  /// The last one given.
  std::optional<std::string> value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;

  /// The value as a whole number, or `otherwise` when the option is absent. Throws Error when it is none from `least`
  /// to `most`.
  std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most, std::uint64_t otherwise) const;

  /// The value as an enumerator: `names` holds one for each, in their order, the default first. Throws Error when it is
  /// none of them.
  template <class Enum>
  Enum choice(std::string_view name, std::span<const std::string_view> names) const {
    return static_cast<Enum>(place(name, names));
  }
  /// The same where the names are no enumeration: the place of the value in `names`.
  std::size_t place(std::string_view name, std::span<const std::string_view> names) const;

  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend CommandLine parse_command_line(const Program&, std::span<char* const>);
  std::vector<std::pair<std::string, std::string>> given_;
  std::vector<std::string> operands_;
};

/// Reads the arguments, without the program's name. Options may follow operands; "--" ends them; no long option can be
/// shortened. Throws Error for an option that the table does not have, and for a missing or unwanted value.
CommandLine parse_command_line(const Program& program, std::span<char* const> arguments);

}  // namespace news
