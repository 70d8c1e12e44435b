// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace news {

/// Recognises copies of a text: their shingles, each five words side by side, have a Jaccard index of 0.7 or more. A
/// shorter text is one shingle. Reads the first 3,000 words.
class NearCopy {
 public:
  explicit NearCopy(std::string_view text);

  bool is_copy(std::string_view other) const;

 private:
  std::vector<std::uint64_t> shingles_;  ///< hashes, sorted, each once
};

}  // namespace news
