// SPDX-License-Identifier: GPL-2.0-or-later
// Any line is a request of a batch or an Error, and has a name for its answer.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "news/error.h"
#include "searcher/batch_request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string id;
  try {
    const auto request = news::parse_batch_line({reinterpret_cast<const char*>(data), size}, 7, {}, id);
    if (request.id != id) std::abort();
  } catch (const news::Error&) {
  }
  return 0;
}
