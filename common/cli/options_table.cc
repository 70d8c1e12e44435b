// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/options_table.h"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>

#include "common/nearest.h"
#include "news/error.h"

namespace news {
namespace {

namespace po = boost::program_options;

std::string in_quotes(std::string_view text) { return std::string("\"").append(text).append("\""); }

/// The option as the user wrote it, for a message.
std::string spelled(const Given& given) {
  return given.origin.empty() ? "--" + given.name : given.origin + ": " + given.name;
}

std::string see_help(const Program& program) { return std::string("see ").append(program.name).append(" --help"); }

po::options_description describe_options(std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    std::string names(option.name);
    if (option.letter != 0) names.append(",").append(1, option.letter);
    if (is_switch(option))
      description.add_options()(names.c_str(), "");
    else
      description.add_options()(names.c_str(), po::value<std::string>(), "");
    if (const std::string back = opposite(option); !back.empty()) description.add_options()(back.c_str(), "");
  }
  return description;
}

[[noreturn]] void refuse_unknown(const Program& program, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  if (!name.starts_with("--"))
    throw Error("unknown option " + name, "what begins with - and is no option goes after --; " + see_help(program));
  std::vector<std::string> opposites;
  for (const Option& option : program.options) opposites.push_back(opposite(option));
  std::vector<std::string_view> names(opposites.begin(), opposites.end());
  for (const Option& option : program.options) names.push_back(option.name);
  std::erase(names, "");
  const auto near = nearest(name.substr(2), names);
  throw Error("unknown option " + name + (near.empty() ? "" : "; did you mean --" + std::string(near) + "?"),
              see_help(program));
}

/// The arguments, with their value behind options that stand without one. (Boost's implicit_value would take the next
/// operand.)
std::vector<std::string> with_implied_values(const Program& program, std::span<char* const> arguments) {
  std::vector<std::string> words(arguments.begin(), arguments.end());
  const auto ends = std::ranges::find(words, "--");
  for (auto word = words.begin(); word != ends; ++word) {
    if (!word->starts_with("--")) continue;
    const auto option = std::ranges::find(program.options, std::string_view(*word).substr(2), &Option::name);
    if (option != program.options.end() && !option->argument.implied.empty())
      word->append("=").append(option->argument.implied);
  }
  return words;
}

/// Throws the error of Boost in our words.
[[noreturn]] void refuse(const Program& program, const po::invalid_command_line_syntax& error) {
  const std::string option = error.get_option_name();
  switch (error.kind()) {
    case po::invalid_syntax::missing_parameter:
    case po::invalid_syntax::empty_adjacent_parameter: throw Error(option + " wants a value", see_help(program));
    case po::invalid_syntax::extra_parameter: throw Error(option + " takes no value", see_help(program));
    default: throw Error("cannot read the option " + option, see_help(program));
  }
}

}  // namespace

std::string opposite(const Option& option) {
  constexpr std::string_view no = "no-";
  if (!is_switch(option) || (option.marks & setting) == 0) return {};
  return option.name.starts_with(no) ? std::string(option.name.substr(no.size())) : std::string(no).append(option.name);
}

std::size_t CommandLine::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count(given_, name, &Given::name));
}

bool CommandLine::typed(std::string_view name) const {
  if (std::ranges::find(taken_back_, name) != taken_back_.end()) return true;
  return std::ranges::any_of(given_, [&](const Given& given) { return given.name == name && given.origin.empty(); });
}

void CommandLine::take_back(const std::string& name) {
  std::erase_if(given_, [&](const Given& given) { return given.name == name; });
  taken_back_.push_back(name);
}

const Given* CommandLine::last(std::string_view name) const {
  const auto found =
      std::find_if(given_.rbegin(), given_.rend(), [&](const Given& given) { return given.name == name; });
  return found == given_.rend() ? nullptr : &*found;
}

std::optional<std::string> CommandLine::value(std::string_view name) const {
  const Given* const given = last(name);
  return given == nullptr ? std::nullopt : std::optional(given->value);
}

std::vector<std::string> CommandLine::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const Given& given : given_) {
    if (given.name == name) all.push_back(given.value);
  }
  return all;
}

std::uint64_t CommandLine::number(std::string_view name, std::uint64_t least, std::uint64_t most,
                                  std::uint64_t otherwise, const NamedNumber& named) const {
  const Given* const given = last(name);
  if (given == nullptr) return otherwise;
  const std::string& text = given->value;
  if (!named.name.empty() && text == named.name) return named.number;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    throw Error(spelled(*given) + " wants a whole number from " + std::to_string(least) + " to " +
                std::to_string(most) + (named.name.empty() ? "" : " or " + std::string(named.name)) + ", not " +
                in_quotes(text));
  return number;
}

std::size_t CommandLine::place(std::string_view name, std::span<const std::string_view> choices) const {
  const Given* const given = last(name);
  if (given == nullptr) return 0;
  const auto found = std::ranges::find(choices, given->value);
  if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  std::string wanted;
  for (const auto& choice : choices) {
    if (!wanted.empty()) wanted += &choice == &choices.back() ? " or " : ", ";
    wanted += choice;
  }
  const auto near = nearest(given->value, choices);
  throw Error(spelled(*given) + " wants " + wanted + ", not " + in_quotes(given->value),
              near.empty() ? "" : "did you mean " + std::string(near) + "?");
}

CommandLine parse_command_line(const Program& program, std::span<char* const> arguments) {
  using style = po::command_line_style::style_t;
  const po::options_description description = describe_options(program.options);
  CommandLine line;
  try {
    const auto parsed = po::command_line_parser(with_implied_values(program, arguments))
                            .options(description)
                            .style(style::unix_style & ~style::allow_guessing)
                            .run();
    for (const auto& option : parsed.options) {
      const std::string value = option.value.empty() ? std::string() : option.value.front();
      const auto undone = std::ranges::find(program.options, option.string_key, opposite);
      if (option.position_key >= 0)
        line.operands_.push_back(value);
      else if (undone != program.options.end())
        line.take_back(std::string(undone->name));
      else
        line.given_.push_back({option.string_key, value});
    }
  } catch (const po::unknown_option& error) {
    refuse_unknown(program, error.get_option_name());
  } catch (const po::invalid_command_line_syntax& error) {
    refuse(program, error);
  }
  return line;
}

}  // namespace news
