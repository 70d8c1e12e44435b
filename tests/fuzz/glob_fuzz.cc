// SPDX-License-Identifier: GPL-2.0-or-later
// The first line is a glob, or an Error; the second is matched against it, and a glob without magic matches itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/files/glob.h"
#include "news/error.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view pattern = text.substr(0, text.find('\n'));
  const std::string_view path = text.substr(pattern.size() == size ? size : pattern.size() + 1);
  try {
    const news::Glob glob(pattern);
    glob.matches(path, true);
    glob.matches(path, false);
    const bool plain = pattern.find_first_of("*?[]\\/") == std::string_view::npos;
    if (plain && !glob.matches(pattern, false)) std::abort();
    const news::PathFilter filter({.include = {std::string(pattern)}, .exclude = {}});
    if (plain && !filter.wants(pattern, false)) std::abort();
  } catch (const news::Error&) {
  }
  return 0;
}
