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

/// What a row of the table may be marked with.
inline constexpr unsigned everyday = 1;  ///< stands in the short help
inline constexpr unsigned setting = 2;   ///< may stand in the config file
inline constexpr unsigned beside = 4;    ///< a relative path in the config file begins at the folder of that file
inline constexpr unsigned keyed = 8;     ///< "filter.ps = X" in the config file stands for --filter ps=X

/// The value that an option takes. Most are texts, which a row gives as the word of the help: "N".
struct Argument {
  enum class Kind { text, file, folder, article };

  // NOLINTNEXTLINE(google-explicit-constructor): a row gives a word
  constexpr Argument(const char* word, Kind is = Kind::text, std::string_view without = {})
      : name(word), kind(is), implied(without) {}

  std::string_view name;  ///< in the help; empty for a switch, which takes no value
  Kind kind;
  std::string_view implied;  ///< the value of the option without one: then a value needs "="; empty: it must have one

  constexpr bool is_path() const noexcept { return kind == Kind::file || kind == Kind::folder; }
};
inline constexpr Argument file_argument{"FILE", Argument::Kind::file};
inline constexpr Argument folder_argument{"DIR", Argument::Kind::folder};
inline constexpr Argument article_argument{"ID", Argument::Kind::article};

/// A value that may be left out: --timeline or --timeline=year.
constexpr Argument optional_argument(const char* word, std::string_view implied) {
  return {word, Argument::Kind::text, implied};
}

/// One row of a program's table of options, which feeds the parser, the help, the man page, the completions and the
/// config file.
struct Option {
  std::string_view name;                          ///< without dashes: "limit"
  char letter = 0;                                ///< 'n', or 0
  Argument argument = "";                         ///< empty for a switch
  std::string_view group;                         ///< its heading in the help; rows of one group stand together
  std::string_view about;                         ///< for the help; empty hides the row
  unsigned marks = 0;                             ///< everyday | setting | beside | keyed
  std::span<const std::string_view> values = {};  ///< all that its value may be; empty when it is open
  std::string_view environment = {};  ///< variables, separated by blanks, that override the config file if not empty
};

constexpr bool is_switch(const Option& option) { return option.argument.name.empty(); }

/// The switch that undoes another one, which a config file may have set: "no-any" for "any", "pager" for "no-pager".
/// Empty for options with a value and for those that no config file can set.
std::string opposite(const Option& option);

/// A part of the help that --help TOPIC shows: the options of its groups, then its text.
struct Topic {
  std::string_view name;
  std::string_view about;   ///< one line for the list of topics
  std::string_view groups;  ///< of the table, separated by blanks
  std::string_view text;
  std::string (*list)() = nullptr;  ///< writes what stands in the text for `list_mark`
};
inline constexpr std::string_view list_mark = "@LIST@\n";

/// A program as its help shows it.
struct Program {
  std::string_view name;
  std::string_view usage;  ///< the lines above the options
  std::span<const Option> options;
  std::string_view notes;  ///< the lines below them
  std::span<const Topic> topics = {};
  std::string_view section = {};  ///< of the config file
};

/// An option and its value, empty for a switch.
struct Given {
  std::string name;
  std::string value;
  std::string origin = {};  ///< "FILE:LINE" of a config file; empty on the command line
};

/// A word that may stand for a number.
struct NamedNumber {
  std::string_view name;
  std::uint64_t number = 0;
};

/// The options of the command line, and those of the config file that the line does not set. Names are those of the
/// table.
class CommandLine {
 public:
  bool has(std::string_view name) const { return count(name) > 0; }
  std::size_t count(std::string_view name) const;

  /// Whether the command line itself sets it or takes it back.
  bool typed(std::string_view name) const;

  void add(Given given) { given_.push_back(std::move(given)); }

  /// The last one given.
  std::optional<std::string> value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;

  /// The value as a whole number, or `otherwise` when the option is absent. Throws Error unless it is a number from
  /// `least` to `most`, or the name of one.
  std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most, std::uint64_t otherwise,
                       const NamedNumber& named = {}) const;

  /// The value as an enumerator: `names` has the name of each, in their order, the default first. Throws Error for any
  /// other value.
  template <class Enum>
  Enum choice(std::string_view name, std::span<const std::string_view> names) const {
    return static_cast<Enum>(place(name, names));
  }
  /// The same where the names are no enumeration: the place of the value in `names`.
  std::size_t place(std::string_view name, std::span<const std::string_view> names) const;

  const std::vector<std::string>& operands() const { return operands_; }

 private:
  const Given* last(std::string_view name) const;
  void take_back(const std::string& name);

  friend CommandLine parse_command_line(const Program&, std::span<char* const>);
  std::vector<Given> given_;
  std::vector<std::string> taken_back_;
  std::vector<std::string> operands_;
};

/// Reads the arguments, without the program's name. Options may follow operands; "--" ends them; long options cannot be
/// abbreviated. Throws Error for an unknown option, and for a missing or unwanted value.
CommandLine parse_command_line(const Program& program, std::span<char* const> arguments);

}  // namespace news
