// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/copies/listed_articles.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace news {
namespace {

class ListedSource : public Xapian::PostingSource {
 public:
  explicit ListedSource(std::shared_ptr<const std::vector<Xapian::docid>> articles) : articles_(std::move(articles)) {}

  Xapian::PostingSource* clone() const override { return new ListedSource(articles_); }

  void init(const Xapian::Database& /*database*/) override {
    at_ = 0;
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return count(); }
  Xapian::doccount get_termfreq_est() const override { return count(); }
  Xapian::doccount get_termfreq_max() const override { return count(); }
  Xapian::docid get_docid() const override { return (*articles_)[at_]; }
  bool at_end() const override { return started_ && at_ == articles_->size(); }

  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }

  void skip_to(Xapian::docid article, double) override {
    started_ = true;
    const auto from = articles_->begin() + static_cast<std::ptrdiff_t>(at_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, articles_->end(), article) - articles_->begin());
  }

  std::string name() const override { return "news::ListedSource"; }
  std::string get_description() const override { return name() + "(" + std::to_string(count()) + ")"; }

 private:
  Xapian::doccount count() const { return static_cast<Xapian::doccount>(articles_->size()); }

  std::shared_ptr<const std::vector<Xapian::docid>> articles_;
  std::size_t at_ = 0;
  bool started_ = false;
};

}  // namespace

Xapian::Query listed_articles(std::vector<Xapian::docid> articles) {
  auto source = std::make_unique<ListedSource>(std::make_shared<const std::vector<Xapian::docid>>(std::move(articles)));
  return Xapian::Query(source.release()->release());
}

}  // namespace news
