// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/story_spy.h"

namespace news {

void StorySpy::start() {
  if (before_ != nullptr)
    seen_ = before_->seen_;
  else
    seen_.assign(groups_.size(), false);
  articles_ = hidden_ = hint_ = 0;
}

void StorySpy::operator()(const Xapian::Document& document, double) {
  ++articles_;
  const CopyGroups::Group group = groups_.group_of(document.get_docid(), hint_);
  if (group == CopyGroups::none) return;
  if (seen_[group]) ++hidden_;
  seen_[group] = true;
}

}  // namespace news
