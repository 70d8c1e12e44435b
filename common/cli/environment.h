// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace news {

/// The value of an environment variable; empty when it is unset.
std::string_view variable(const char* name) noexcept;

/// The same where empty is not as unset; absent when it is unset.
std::optional<std::string> variable_if_set(const char* name);

/// `path` with a leading ~/ replaced by the home directory, where there is one: for what no shell has read.
std::string with_home(std::string_view path);

}  // namespace news
