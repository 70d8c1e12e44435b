// SPDX-License-Identifier: GPL-2.0-or-later
// Any text is a config file of the searcher, or an Error that names the file.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/cli/config_file.h"
#include "news/error.h"
#include "searcher/options.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    news::parse_config({reinterpret_cast<const char*>(data), size}, "FILE", news::search_program());
  } catch (const news::Error& error) {
    if (!std::string_view(error.what()).starts_with("FILE")) std::abort();
  }
  return 0;
}
