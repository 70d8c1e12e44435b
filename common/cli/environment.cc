// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cli/environment.h"

#include <cstdlib>

namespace news {

std::string_view variable(const char* name) noexcept {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::optional<std::string> variable_if_set(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string with_home(std::string_view path) {
  const auto home = variable("HOME");
  if (home.empty() || !path.starts_with("~/")) return std::string(path);
  return std::string(home).append(path.substr(1));
}

}  // namespace news
