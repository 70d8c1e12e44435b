// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/schema.h"
#include "searcher/engine/copies/listed_articles.h"
#include "searcher/engine/matching/unweighted.h"

namespace news {
namespace {

/// Notes which articles match.
class ArticleSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override { seen.push_back(document.get_docid()); }

  std::vector<Xapian::docid> seen;
};

}  // namespace

const ValueCounts& IndexView::value_counts(unsigned slot) {
  if (const auto known = value_counts_.find(slot); known != value_counts_.end()) return known->second;
  ValueCounts counts(slot, value_names(slot));
  const auto add = [&counts](const std::string& content, std::size_t articles) { counts.add(content, articles); };
  if (reads_)
    visit_values_of_shards(slot, add);
  else
    visit_values(slot, add);
  return value_counts_.emplace(slot, std::move(counts)).first->second;
}

void IndexView::visit_values(unsigned slot, const ValueVisitor& visit) const {
  std::unordered_map<std::string, std::size_t> contents;
  std::size_t* of_last = nullptr;  // neighbours are often alike
  std::string last;
  const auto end = open_->all().valuestream_end(slot);
  for (auto content = open_->all().valuestream_begin(slot); content != end; ++content) {
    std::string found = *content;
    if (of_last == nullptr || found != last) {
      of_last = &contents[found];
      last = std::move(found);
    }
    ++*of_last;
  }
  for (const auto& [content, articles] : contents) visit(content, articles);
}

/// A stream of values would be a trip for each article.
void IndexView::visit_values_of_shards(unsigned slot, const ValueVisitor& visit) const {
  Xapian::Enquire enquire = this->enquire(every_article(), Scores::none);
  Xapian::ValueCountMatchSpy spy(slot);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, article_count_);
  for (auto content = spy.values_begin(); content != spy.values_end(); ++content)
    visit(*content, content.get_termfreq());
}

bool IndexView::has_copies() const {
  if (!has_copies_) has_copies_ = open_->all().get_value_freq(slots::copies) != 0;
  return *has_copies_;
}

const CopyGroups& IndexView::copy_groups() const {
  if (copy_groups_) return *copy_groups_;
  if (!has_copies()) return copy_groups_.emplace();
  const Xapian::Database& all = open_->all();
  if (!reads_) return copy_groups_.emplace(all.valuestream_begin(slots::copies), all.valuestream_end(slots::copies));
  // The key by which a match is sorted comes with it.
  Xapian::Enquire enquire =
      this->enquire(Xapian::Query(Xapian::Query::OP_VALUE_GE, slots::copies, std::string(1, '\0')), Scores::none);
  enquire.set_sort_by_value(slots::copies, false);
  return copy_groups_.emplace(enquire.get_mset(0, article_count_));
}

std::vector<Xapian::docid> IndexView::matching_among(const std::vector<Xapian::docid>& articles,
                                                     const Xapian::Query& query) const {
  return reads_ ? matching_in_groups(articles, query) : matching_listed(articles, query);
}

/// Asks each database, where a document goes by another number.
std::vector<Xapian::docid> IndexView::matching_listed(const std::vector<Xapian::docid>& articles,
                                                      const Xapian::Query& query) const {
  ++look_ups_.matches;
  const auto parts = static_cast<Xapian::docid>(database_count());
  const Xapian::Query plain = runnable_here(query, Scores::none);
  std::vector<Xapian::docid> matching;
  for (Xapian::docid part = 0; part < parts; ++part) {
    std::vector<Xapian::docid> numbers;
    for (const Xapian::docid article : articles) {
      if ((article - 1) % parts == part) numbers.push_back((article - 1) / parts + 1);
    }
    if (numbers.empty()) continue;
    const auto count = static_cast<Xapian::doccount>(numbers.size());
    ArticleSpy spy;
    Xapian::Enquire enquire(open_->parts()[part]);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, listed_articles(std::move(numbers)), plain));
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, count);
    for (const Xapian::docid number : spy.seen) matching.push_back((number - 1) * parts + part + 1);
  }
  if (parts > 1) std::ranges::sort(matching);
  return matching;
}

/// Shards cannot be asked for listed documents, but for their groups. The dates come with the matches.
std::vector<Xapian::docid> IndexView::matching_in_groups(const std::vector<Xapian::docid>& articles,
                                                         const Xapian::Query& query) const {
  std::set<std::string> keys;
  for (const Xapian::docid article : articles) keys.insert(copy_groups().key_of(article));
  std::vector<Xapian::Query> groups;
  for (const std::string& key : keys) groups.emplace_back(Xapian::Query::OP_VALUE_RANGE, slots::copies, key, key);
  const Xapian::Query among(Xapian::Query::OP_OR, groups.begin(), groups.end());
  Xapian::Enquire enquire = this->enquire(Xapian::Query(Xapian::Query::OP_FILTER, query, among), Scores::none);
  enquire.set_sort_by_value(slots::oldest, false);
  const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(articles.size()));
  std::vector<Xapian::docid> matching;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    matching.push_back(*match);
    remember(*match, slots::oldest, match.get_sort_key());
  }
  std::ranges::sort(matching);
  return matching;
}

TermSpread IndexView::spread_of(const std::string& term) const {
  const auto& parts = open_->parts();
  const std::vector<Xapian::doccount>* gathered = nullptr;
  if (reads_) {
    if (is_in_no_part_alone(term)) return {.in_every = 0, .in_some = parts.size()};
    gathered = found([&] { return reads_->find_spread(term); });
    if (gathered == nullptr) return {};
  }
  TermSpread spread;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const Xapian::doccount all = parts[part].get_doccount();
    if (all == 0) continue;
    if ((gathered == nullptr ? parts[part].get_termfreq(term) : (*gathered)[part]) == all)
      ++spread.in_every;
    else
      ++spread.in_some;
  }
  return spread;
}

/// Whether fewer articles have the term than the smallest shard holds: none can have it in every article.
bool IndexView::is_in_no_part_alone(const std::string& term) const {
  const auto* articles = found([&] { return reads_->find_frequency(term); });
  if (articles == nullptr) return true;
  return std::ranges::none_of(open_->parts(), [&](const Xapian::Database& part) {
    return part.get_doccount() != 0 && part.get_doccount() <= *articles;
  });
}

Xapian::Query IndexView::runnable_here(const Xapian::Query& query, Scores scores) const {
  const auto how = has_shards() ? StandIn::of_xapian : StandIn::own_source;
  return settled(
      [&] { return runnable(query, scores, how, [this](const std::string& term) { return spread_of(term); }); });
}

Xapian::Enquire IndexView::enquire(const Xapian::Query& query, Scores scores) const {
  ++look_ups_.matches;
  Xapian::Enquire enquire(open_->all());
  if (scores == Scores::none) enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(runnable_here(query, scores));
  return enquire;
}

MatchCount IndexView::count(const Xapian::Query& query, Xapian::doccount exactly) const {
  if (!reads_) return count_of(enquire(query, Scores::none).get_mset(0, 0, exactly));
  const Xapian::Query plain = runnable_here(query, Scores::none);
  if (is_gathering_ && reads_->wants_words()) return {};  // the query may change yet
  const auto* count = found([&] { return reads_->find_count(plain, exactly); });
  return count == nullptr ? MatchCount() : *count;
}

}  // namespace news
