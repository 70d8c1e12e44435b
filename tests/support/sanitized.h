// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace news::test {

/// Whether sanitizers watch, which makes everything several times slower.
#ifdef NEWS_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// Of a loop that tries one thing after another: a fifth while sanitizers watch.
constexpr unsigned rounds(unsigned count) { return sanitized ? count / 5 : count; }

}  // namespace news::test
