// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/byte_masks.h"

#include <string>

#include "tests/support/catch.h"

using news::ByteMasks;

TEST_CASE("every byte is known for what it is at every place of a block", "[analysis]") {
  for (unsigned byte = 0; byte < 256; ++byte) {
    const bool word = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    const bool link = byte != 0 && std::string_view("'`-.,&").find(static_cast<char>(byte)) != std::string_view::npos;
    for (std::size_t place = 0; place < ByteMasks::width; ++place) {
      std::string text(ByteMasks::width + 3, ' ');
      text[place + 3] = static_cast<char>(byte);
      const ByteMasks masks = ByteMasks::of(text, 3);
      const std::uint64_t bit = std::uint64_t{1} << place;
      INFO("byte " << byte << " at " << place);
      REQUIRE(masks.word == (word ? bit : 0));
      REQUIRE(masks.digit == (byte >= '0' && byte <= '9' ? bit : 0));
      REQUIRE(masks.link == (link ? bit : 0));
      REQUIRE(masks.other == (byte >= 0x80 ? bit : 0));
    }
  }
}
