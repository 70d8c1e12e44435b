// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/lead_source.h"

#include <memory>
#include <utility>

#include "common/schema.h"

namespace news {
namespace {

class LeadSource : public Xapian::PostingSource {
 public:
  explicit LeadSource(std::string term) : term_(std::move(term)) {}

  Xapian::PostingSource* clone() const override { return new LeadSource(term_); }

  void init(const Xapian::Database& database) override {
    count_ = database.get_doccount();
    posting_ = database.postlist_begin(term_);
    end_ = database.postlist_end(term_);
    zone_ends_ = database.valuestream_begin(slots::zone_ends);
    zone_ends_end_ = database.valuestream_end(slots::zone_ends);
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return count_; }  // so that everything else is asked first
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return *posting_; }
  bool at_end() const override { return started_ && posting_ == end_; }

  void next(double) override {
    if (started_) ++posting_;
    started_ = true;
    find();
  }

  void skip_to(Xapian::docid article, double) override {
    move_to(article);
    find();
  }

  bool check(Xapian::docid article, double) override {
    move_to(article);
    return posting_ == end_ || (*posting_ == article && is_in_lead());
  }

  std::string name() const override { return "news::LeadSource"; }
  std::string get_description() const override { return name() + "(" + term_ + ")"; }

 private:
  void move_to(Xapian::docid article) {
    started_ = true;
    if (posting_ != end_) posting_.skip_to(article);
  }

  void find() {
    while (posting_ != end_ && !is_in_lead()) ++posting_;
  }

  bool is_in_lead() {
    const Xapian::docid article = *posting_;
    if (zone_ends_ != zone_ends_end_) zone_ends_.skip_to(article);
    if (zone_ends_ == zone_ends_end_ || zone_ends_.get_docid() != article) return false;
    const auto first = posting_.positionlist_begin();
    return first != posting_.positionlist_end() && *first < zone_ends_of_value(*zone_ends_).lead_end;
  }

  std::string term_;
  Xapian::doccount count_ = 0;
  bool started_ = false;
  Xapian::PostingIterator posting_;
  Xapian::PostingIterator end_;
  Xapian::ValueIterator zone_ends_;
  Xapian::ValueIterator zone_ends_end_;
};

}  // namespace

Xapian::Query lead_query(const std::vector<std::string>& terms) {
  std::vector<Xapian::Query> sources;
  for (const std::string& term : terms) {
    auto source = std::make_unique<LeadSource>(term);
    sources.emplace_back(source.release()->release());
  }
  return {Xapian::Query::OP_OR, sources.begin(), sources.end()};
}

}  // namespace news
