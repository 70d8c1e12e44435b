// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/text_budget.h"

namespace news {

TextBudget::Share::Share(TextBudget& budget, std::size_t bytes) : budget_(budget), bytes_(bytes < large ? 0 : bytes) {
  if (bytes_ == 0) return;
  std::unique_lock lock(budget_.mutex_);
  budget_.room_.wait(lock, [&] { return budget_.taken_ == 0 || budget_.taken_ + bytes_ <= most_bytes; });
  budget_.taken_ += bytes_;
}

TextBudget::Share::~Share() {
  if (bytes_ == 0) return;
  {
    const std::lock_guard lock(budget_.mutex_);
    budget_.taken_ -= bytes_;
  }
  budget_.room_.notify_all();
}

}  // namespace news
