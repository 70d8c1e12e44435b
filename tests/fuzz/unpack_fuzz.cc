// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as a container, read with a table of contents and as a stream.
#include <cstddef>
#include <cstdint>

#include "indexer/unpack/unpacker.h"
#include "tests/fuzz/clean_article.h"

namespace {

constexpr news::UnpackLimits limits{
    .ratio = 20, .free_in_member = 100'000, .free_in_file = 1'000'000, .depth = 8, .members = 100};

void unpack(news::PackedBytes& packed, std::size_t size) {
  using news::fuzz::require;
  news::UnpackBudget budget(limits, size);
  news::Unpacker members(packed, budget);
  std::size_t unpacked = 0;
  std::size_t count = 0;
  while (members.next_member()) {
    require(++count <= limits.members);
    require(members.name().find("..") != 0 && !members.name().starts_with('/'));
    for (auto bytes = members.next(); !bytes.empty(); bytes = members.next()) unpacked += bytes.size();
    require(unpacked <= limits.free_in_file + size * limits.ratio);
  }
}

class Nothing final : public news::ByteSource {
 public:
  std::string_view next() override { return {}; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  news::PackedInMemory in_memory(bytes);
  unpack(in_memory, size);
  Nothing nothing;
  news::PackedStream stream(bytes, nothing);
  unpack(stream, size);
  return 0;
}
