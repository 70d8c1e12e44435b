// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Catch2, whichever version the system has: 2.13 on Debian 12, 3 on newer systems.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

namespace Catch::Matchers {
/// As Catch2 3 calls it, where Contains looks for an element.
inline auto ContainsSubstring(const std::string& part) { return Contains(part); }
}  // namespace Catch::Matchers
#endif
