// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace news {

/// Bounds the memory of all threads that make documents of large texts: a text of nothing but different words takes
/// some seventy times its size until it is in the index. Small texts go through without a look at the others.
class TextBudget {
 public:
  /// Bytes of the large texts that may be worked on at a time; one that is larger is worked on alone.
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;
  static constexpr std::size_t large = 256 * 1024;

  /// Holds its share from the time that there is room for it.
  class Share {
   public:
    Share(TextBudget& budget, std::size_t bytes);
    ~Share();
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    TextBudget& budget_;
    std::size_t bytes_;  ///< 0 for a small text
  };

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t taken_ = 0;
};

}  // namespace news
