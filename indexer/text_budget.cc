// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_budget.h"

#include <malloc.h>

namespace news {
namespace {

/// What is free again stays with the thread that had it; of so large texts it is worth giving back.
constexpr std::size_t trimmed = 1024 * 1024;

void give_memory_back() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace

TextBudget::Share::Share(TextBudget& budget, std::size_t bytes) : budget_(budget), bytes_(bytes < large ? 0 : bytes) {
  if (bytes_ == 0) return;
  std::unique_lock lock(budget_.mutex_);
  budget_.room_.wait(lock, [&] { return budget_.taken_ == 0 || budget_.taken_ + bytes_ <= most_bytes; });
  budget_.taken_ += bytes_;
}

TextBudget::Share::~Share() {
  if (bytes_ == 0) return;
  if (bytes_ >= trimmed) give_memory_back();
  {
    const std::lock_guard lock(budget_.mutex_);
    budget_.taken_ -= bytes_;
  }
  budget_.room_.notify_all();
}

}  // namespace news
