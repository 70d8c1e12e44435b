// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

/// The value of an environment variable; empty when it is unset.
std::string_view variable(const char* name) noexcept;

/// The same, for variables that mean something when they are empty; absent when unset.
std::optional<std::string> variable_if_set(const char* name);

/// `path` with a leading ~/ replaced by the home directory, if there is one: for paths that no shell has expanded.
std::string with_home(std::string_view path);

}  // namespace news
