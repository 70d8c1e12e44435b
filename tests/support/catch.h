// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Catch2, whichever version the system has: 2.13 on Debian 12, 3 on newer systems.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>

/// As Catch2 3 calls them; there Contains looks for an element.
namespace Catch {
using Detail::Approx;
namespace Matchers {
inline auto ContainsSubstring(const std::string& part) { return Contains(part); }
}  // namespace Matchers
}  // namespace Catch
#endif
