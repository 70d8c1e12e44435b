// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/story_spy.h"

#include "common/schema.h"

namespace news {

class StorySpy::OwnSpy : public Xapian::MatchSpy {
 public:
  explicit OwnSpy(StorySpy& stories) : stories_(stories) {}

  void operator()(const Xapian::Document& document, double) override {
    ++stories_.articles_;
    stories_.see(stories_.groups_.group_of(document.get_docid(), hint_), 1);
  }

 private:
  StorySpy& stories_;
  std::size_t hint_ = 0;
};

StorySpy::StorySpy(const CopyGroups& groups, By by, const StorySpy* before)
    : groups_(groups), by_(by), before_(before), seen_(groups.size()) {
  if (before_ != nullptr) seen_ = before_->seen_;
}

void StorySpy::watch(Xapian::Enquire& enquire) {
  if (before_ != nullptr)
    seen_ = before_->seen_;
  else
    seen_.assign(groups_.size(), false);
  articles_ = hidden_ = 0;
  if (by_ == By::own_spy)
    spy_ = std::make_unique<OwnSpy>(*this);
  else
    spy_ = std::make_unique<Xapian::ValueCountMatchSpy>(slots::copies);
  enquire.add_matchspy(spy_.get());
}

void StorySpy::finish() {
  const auto* const counts = dynamic_cast<const Xapian::ValueCountMatchSpy*>(spy_.get());
  if (counts == nullptr) return;
  articles_ = counts->get_total();
  for (auto key = counts->values_begin(); key != counts->values_end(); ++key)
    see(groups_.group_with(*key), key.get_termfreq());
}

void StorySpy::see(CopyGroups::Group group, std::size_t articles) {
  if (group == CopyGroups::none) return;
  hidden_ += seen_[group] ? articles : articles - 1;
  seen_[group] = true;
}

}  // namespace news
