// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "searcher/engine/matching/collector.h"

namespace news {

/// Counts all matches by what they have in a slot, with a spy of Xapian's own, which remote servers know too.
class SlotCounter : public Collector {
 public:
  explicit SlotCounter(unsigned slot) : slot_(slot) {}

  void prepare(Xapian::Enquire& enquire, MatchWindow& window) override;
  bool collect(const Xapian::MSet&) override { return true; }

  unsigned slot() const noexcept { return slot_; }

  /// Calls `take` with each content that is not empty, and the number of matches that have it.
  void visit(const std::function<void(const std::string& content, std::size_t articles)>& take) const;

 private:
  unsigned slot_;
  std::optional<Xapian::ValueCountMatchSpy> spy_;
};

}  // namespace news
