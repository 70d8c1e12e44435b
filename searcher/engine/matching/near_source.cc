// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/matching/near_source.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "common/schema.h"
#include "searcher/engine/matching/window_search.h"

namespace news {
namespace {

using Positions = std::vector<Xapian::termpos>;

/// A place of a sequence in one database: the postings of its terms, each at or after the article last asked for.
class Place {
 public:
  Place(const std::vector<std::string>& terms, const Xapian::Database& database) {
    for (const std::string& term : terms) {
      if (database.term_exists(term)) terms_.emplace_back(database.postlist_begin(term), database.postlist_end(term));
    }
  }

  /// Reads the sorted positions of the terms in `article`. Articles must be asked for in ascending order.
  void read(Xapian::docid article, Positions& positions) {
    positions.clear();
    for (auto& [posting, end] : terms_) {
      if (posting == end) continue;
      posting.skip_to(article);
      if (posting == end || *posting != article) continue;
      const auto middle = static_cast<std::ptrdiff_t>(positions.size());
      std::copy(posting.positionlist_begin(), posting.positionlist_end(), std::back_inserter(positions));
      std::inplace_merge(positions.begin(), positions.begin() + middle, positions.end());
    }
  }

 private:
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> terms_;
};

class NearSource : public Xapian::PostingSource {
 public:
  explicit NearSource(Nearness nearness) : nearness_(std::move(nearness)), window_(nearness_) {}

  Xapian::PostingSource* clone() const override { return new NearSource(nearness_); }

  void init(const Xapian::Database& database) override {
    last_ = database.get_lastdocid();
    count_ = database.get_doccount();
    article_ = 0;
    zone_ends_ = database.valuestream_begin(slots::zone_ends);
    zone_ends_end_ = database.valuestream_end(slots::zone_ends);
    places_.clear();
    for (const auto& part : nearness_.parts) {
      auto& sequences = places_.emplace_back();
      for (const TermSequence& sequence : part) {
        auto& places = sequences.emplace_back();
        for (const auto& terms : sequence) places.emplace_back(terms, database);
      }
    }
  }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return count_; }  // so that the words are asked first
  Xapian::doccount get_termfreq_max() const override { return count_; }
  Xapian::docid get_docid() const override { return article_; }
  bool at_end() const override { return article_ > last_; }

  void next(double least) override { skip_to(article_ + 1, least); }

  void skip_to(Xapian::docid article, double) override {
    article_ = std::max(article, article_);
    while (article_ <= last_ && !is_near()) ++article_;
  }

  bool check(Xapian::docid article, double) override {
    article_ = article;
    return is_near();
  }

  std::string name() const override { return "news::NearSource"; }
  std::string get_description() const override {
    return name() + "(" + std::to_string(nearness_.parts.size()) + (nearness_.ordered ? " pre/" : " w/") +
           std::to_string(nearness_.distance) + ")";
  }

 private:
  bool is_near() {
    spans_.clear();
    for (std::size_t part = 0; part < places_.size(); ++part) {
      const std::size_t before = spans_.size();
      for (auto& sequence : places_[part]) add_spans(sequence, part);
      if (spans_.size() == before) return false;
    }
    if (nearness_.within != Zone::all && !keep_spans_within()) return false;
    std::ranges::sort(spans_, {}, &Span::begin);
    return window_.found(spans_);
  }

  /// Drops the spans outside the zone; false if none is left.
  bool keep_spans_within() {
    if (zone_ends_ != zone_ends_end_) zone_ends_.skip_to(article_);
    if (zone_ends_ == zone_ends_end_ || zone_ends_.get_docid() != article_) return false;
    const auto end = end_of(nearness_.within, zone_ends_of_value(*zone_ends_));
    std::erase_if(spans_, [end](const Span& span) { return span.end >= end; });
    return !spans_.empty();
  }

  void add_spans(std::vector<Place>& sequence, std::size_t part) {
    sequence.front().read(article_, starts_);
    for (std::size_t n = 1; n < sequence.size() && !starts_.empty(); ++n) {
      sequence[n].read(article_, positions_);
      std::erase_if(starts_, [&](auto start) { return !std::ranges::binary_search(positions_, start + n); });
    }
    const auto length = static_cast<Xapian::termpos>(sequence.size());
    for (const Xapian::termpos start : starts_) spans_.push_back({start, start + length - 1, part});
  }

  Nearness nearness_;
  WindowSearch window_;
  Xapian::docid last_ = 0;
  Xapian::doccount count_ = 0;
  Xapian::docid article_ = 0;
  Xapian::ValueIterator zone_ends_;
  Xapian::ValueIterator zone_ends_end_;
  std::vector<std::vector<std::vector<Place>>> places_;  ///< by part, then by sequence
  Positions starts_;
  Positions positions_;
  std::vector<Span> spans_;
};

}  // namespace

Xapian::Query near_query(Nearness nearness) {
  auto source = std::make_unique<NearSource>(std::move(nearness));
  return Xapian::Query(source.release()->release());
}

bool may_share_positions(const Nearness& nearness) {
  std::vector<std::pair<std::string_view, std::size_t>> terms;  // term and part
  for (std::size_t part = 0; part < nearness.parts.size(); ++part) {
    for (const TermSequence& sequence : nearness.parts[part]) {
      for (const auto& place : sequence) {
        for (const std::string& term : place) terms.emplace_back(term, part);
      }
    }
  }
  std::ranges::sort(terms);
  for (auto term = terms.begin(); term != terms.end(); ++term) {
    for (auto longer = term + 1; longer != terms.end() && longer->first.starts_with(term->first); ++longer) {
      if (longer->second != term->second) return true;
    }
  }
  return false;
}

}  // namespace news
