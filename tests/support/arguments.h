// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "news/error.h"

namespace news::test {

using Strings = std::vector<std::string>;

/// What `parse`, the options parser of a program, makes of the arguments.
template <class Options>
Options parse_arguments(Options parse(std::span<char* const>), Strings arguments) {
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  return parse(pointers);
}

/// The message of the error that `parse` throws.
template <class Options>
std::string argument_error(Options parse(std::span<char* const>), const Strings& arguments) {
  try {
    parse_arguments(parse, arguments);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace news::test
