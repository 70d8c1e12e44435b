// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace news {

/// Bounds the memory of all threads that make documents of large texts: a text in which no word repeats takes some
/// seventy times its size until it is in the index. Small texts pass without waiting.
class TextBudget {
 public:
  /// Bytes of large texts in work at a time; a larger text is worked on alone.
  static constexpr std::size_t most_bytes = 4 * 1024 * 1024;
  static constexpr std::size_t large = 256 * 1024;

  /// A share of the budget; its constructor waits until there is room.
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
