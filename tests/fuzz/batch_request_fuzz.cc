// SPDX-License-Identifier: GPL-2.0-or-later
// Any line is a question or an Error, and has a name for its answer.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "news/error.h"
#include "searcher/batch_request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string name;
  try {
    const auto question = news::parse_batch_line({reinterpret_cast<const char*>(data), size}, 7, {}, name);
    if (question.name != name) std::abort();
  } catch (const news::Error&) {
  }
  return 0;
}
