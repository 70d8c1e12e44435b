// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/coverage/slot_counter.h"

#include <limits>

namespace news {

void SlotCounter::prepare(Xapian::Enquire& enquire, MatchWindow& window) {
  spy_.emplace(slot_);
  enquire.add_matchspy(&*spy_);
  window.counted = std::numeric_limits<Xapian::doccount>::max();
}

void SlotCounter::visit(const std::function<void(const std::string& content, std::size_t articles)>& take) const {
  if (!spy_) return;
  for (auto content = spy_->values_begin(); content != spy_->values_end(); ++content)
    take(*content, content.get_termfreq());
}

}  // namespace news
