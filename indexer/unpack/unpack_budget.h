// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace news {

/// How far a container may expand. What text, even text that repeats itself, compresses to stays far below.
struct UnpackLimits {
  std::uint64_t ratio = 200;                   ///< unpacked bytes for each packed one, beyond what is free
  std::uint64_t free_in_member = 32ULL << 20;  ///< so much a member may always have
  std::uint64_t free_in_file = 1ULL << 30;     ///< and so much a whole file
  std::size_t depth = 8;                       ///< containers in containers
  std::size_t members = 1'000'000;             ///< of a file, those of containers in it included
};

/// What unpacking one file has cost so far, with the containers in it.
class UnpackBudget {
 public:
  UnpackBudget(const UnpackLimits& limits, std::uint64_t file_size)
      : limits_(limits), most_bytes_(limits.free_in_file + file_size * limits.ratio) {}

  const UnpackLimits& limits() const noexcept { return limits_; }

  /// False when it is more than may be.
  bool spend_bytes(std::uint64_t bytes) noexcept { return (bytes_ += bytes) <= most_bytes_; }
  bool spend_member() noexcept { return ++members_ <= limits_.members; }
  bool is_spent() const noexcept { return bytes_ > most_bytes_ || members_ > limits_.members; }

  std::uint64_t bytes() const noexcept { return bytes_; }

 private:
  UnpackLimits limits_;
  std::uint64_t most_bytes_;
  std::uint64_t bytes_ = 0;
  std::size_t members_ = 0;
};

}  // namespace news
