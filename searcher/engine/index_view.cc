// SPDX-License-Identifier: GPL-2.0-or-later
#include "searcher/engine/index_view.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/dates/dates.h"
#include "common/index/damaged_index.h"
#include "common/index/database.h"
#include "common/schema.h"

namespace news {
namespace {

constexpr std::chrono::seconds first_pause{1};
constexpr std::chrono::minutes longest_pause{1};
constexpr std::chrono::milliseconds short_wait{500};

/// Whether a shard that was missing is back. Does not wait for long.
bool answers_again(const std::string& where, const Reach& reach) try {
  const Reach short_reach{.timeout = std::min(short_wait, reach.timeout), .require_all = true};
  OpenIndexes::discard(std::make_unique<OpenIndexes>(std::vector{where}, short_reach));
  return true;
} catch (const Error&) {
  return false;
}

std::vector<std::string> not_empty(std::vector<std::string> databases) {
  if (databases.empty()) throw Error("no index to search");
  return databases;
}

}  // namespace

IndexView::IndexView(std::vector<std::string> databases, const Reach& reach, Capabilities allowed)
    : databases_(not_empty(std::move(databases))), reach_(reach), allowed_(allowed) {
  try {
    open_all();
    read_revision();
  } catch (const Xapian::Error& error) {
    fail(error);
  }
}

void IndexView::open_all() {
  std::vector<bool> given_up(databases_.size());
  for (const auto& [place, absence] : absent_) given_up[place] = true;
  auto opened = std::make_unique<OpenIndexes>(databases_, reach_, given_up);
  reads_.reset();
  OpenIndexes::discard(std::exchange(open_, std::move(opened)));
  for (const std::size_t place : open_->missing_places()) leave_out(place);
  if (!open_->has_shards()) return;
  for (const std::size_t place : open_->missing_places()) given_up[place] = true;
  reads_.emplace(*open_, Connections(*open_, [this, given_up] { return OpenIndexes(databases_, reach_, given_up); }));
}

void IndexView::leave_out(std::size_t place) {
  absent_.try_emplace(place, Absence{.again = Clock::now() + first_pause, .pause = first_pause});
}

/// Tries the shards that are missing, if it is time to. Whether one is back.
bool IndexView::is_shard_back() {
  bool is_back = false;
  for (auto absent = absent_.begin(); absent != absent_.end();) {
    auto& [place, absence] = *absent;
    const bool answers = Clock::now() >= absence.again && answers_again(databases_[place], reach_);
    is_back = is_back || answers;
    if (answers) {
      absent = absent_.erase(absent);
      continue;
    }
    if (Clock::now() >= absence.again) {
      absence.pause = std::min<Clock::duration>(2 * absence.pause, longest_pause);
      absence.again = Clock::now() + absence.pause;
    }
    ++absent;
  }
  return is_back;
}

void IndexView::reopen() {
  forget_words();
  frequencies_.clear();
  remembered_.clear();
  const bool must_open = is_shard_back() || in_doubt_;
  in_doubt_ = true;
  if (reads_) reads_->forget_documents();
  const auto moved = must_open ? OpenIndexes::Moved::away : open_->move_on();
  if (moved == OpenIndexes::Moved::away) open_all();
  if (moved == OpenIndexes::Moved::ahead && reads_) reads_->move_on();
  if (moved != OpenIndexes::Moved::nowhere) read_revision();
  in_doubt_ = false;
}

bool IndexView::recover(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  const bool is_late = type == "NetworkTimeoutError";
  // Garbage of a server may look like anything but these, which are about what it was asked.
  const bool is_about_query = type == "UnimplementedError" || type == "InvalidArgumentError";
  if (!has_shards() || is_about_query) return false;
  in_doubt_ = true;
  if (is_late && reach_.require_all) return false;
  const auto place = open_->place_of(error);
  if (!place) return leave_out_next();
  if (is_late || !suspects_.insert(*place).second) leave_out(*place);
  return true;
}

/// Where an error does not say which shard is to blame, each is left out in turn until the others answer. False if all
/// have been.
bool IndexView::leave_out_next() {
  if (!std::exchange(has_failed_, true)) return true;  // opening all anew may tell
  const std::size_t next = left_out_on_trial_ ? *left_out_on_trial_ + 1 : 0;
  if (left_out_on_trial_) absent_.erase(*left_out_on_trial_);
  left_out_on_trial_ = next;
  while (*left_out_on_trial_ < databases_.size() &&
         (!is_remote(databases_[*left_out_on_trial_]) || absent_.contains(*left_out_on_trial_)))
    ++*left_out_on_trial_;
  if (*left_out_on_trial_ == databases_.size() || reach_.require_all) return false;
  leave_out(*left_out_on_trial_);
  return true;
}

void IndexView::start_request() {
  suspects_.clear();
  has_failed_ = false;
  left_out_on_trial_.reset();
}

void IndexView::fail(const Xapian::Error& error) {
  in_doubt_ = true;
  if (databases_.size() == 1) rethrow(error, databases_.front());
  std::string all;
  for (const std::string& database : databases_) all += (all.empty() ? "" : ", ") + database;
  try {
    rethrow(error, all);
  } catch (const Error& one) {
    throw Error(one.what(), "see which of them has faults: news-index --verify -d DIR");
  }
}

void IndexView::read_revision() {
  value_counts_.clear();
  value_names_.clear();
  article_count_ = open_->all().get_doccount();
  capabilities_ = allowed_ & Capabilities{.positions = open_->all().has_positions(), .own_code = !has_shards()};
  copy_groups_.reset();
  newest_day_.reset();
  has_copies_.reset();
  read_languages();
}

bool IndexView::fetch() const {
  const std::size_t before = reads_->round_trips();
  const bool has_read = reads_->fetch();
  look_ups_.round_trips += reads_->round_trips() - before;
  return has_read;
}

void IndexView::fetch_articles(const std::vector<Xapian::docid>& articles) const {
  if (!reads_) return;
  for (const Xapian::docid article : articles) reads_->find_document(article);
  if (!is_gathering_) fetch();
}

void IndexView::remember(Xapian::docid article, Xapian::valueno slot, std::string value) const {
  remembered_.insert_or_assign({article, slot}, std::move(value));
}

const std::optional<std::chrono::sys_days>& IndexView::newest_day() const {
  if (newest_day_) return *newest_day_;
  const auto newest = published_of_newest_value(open_->all().get_value_lower_bound(slots::newest));
  return newest_day_.emplace(newest ? std::optional(newest->day) : std::nullopt);
}

IndexView::Days IndexView::days() const {
  const auto first = day_of_counted(open_->all().get_value_lower_bound(slots::day));
  const auto last = day_of_counted(open_->all().get_value_upper_bound(slots::day));
  if (!first || !last) return {.first = std::chrono::sys_days::max(), .last = std::chrono::sys_days::min()};
  return {.first = *first, .last = *last};
}

PostingRange IndexView::postings(const std::string& term) const {
  ++look_ups_.postings;
  return {open_->all().postlist_begin(term), open_->all().postlist_end(term)};
}

StoredArticle IndexView::article(Xapian::docid number) const {
  ++look_ups_.articles;
  const auto read = [&](const std::string& data, const std::string& first_seen) {
    const std::string& where = open_->where((number - 1) % database_count());
    StoredArticle article = in_index(where, [&] { return read_stored_article(data); });
    if (const auto seen = time_of_first_seen(first_seen))
      article.first_seen = format_date({.time = *seen, .precision = DatePrecision::second});
    return article;
  };
  if (reads_) {
    const auto* document = found([&] { return reads_->find_document(number); });
    return document == nullptr ? StoredArticle() : read(document->data, document->value(slots::first_seen));
  }
  const Xapian::Document document = open_->all().get_document(number, Xapian::DOC_ASSUME_VALID);
  return read(document.get_data(), document.get_value(slots::first_seen));
}

std::string IndexView::value(Xapian::docid number, Xapian::valueno slot) const {
  if (!reads_) return open_->all().get_document(number, Xapian::DOC_ASSUME_VALID).get_value(slot);
  if (const auto known = remembered_.find({number, slot}); known != remembered_.end()) return known->second;
  const auto* document = found([&] { return reads_->find_document(number); });
  return document == nullptr ? std::string() : document->value(slot);
}

std::vector<std::string> IndexView::values(const std::vector<Xapian::docid>& articles, Xapian::valueno slot) const {
  std::vector<std::string> found(articles.size());
  if (reads_) {
    std::vector<Xapian::docid> unknown = articles;
    std::erase_if(unknown, [&](Xapian::docid article) { return remembered_.contains({article, slot}); });
    fetch_articles(unknown);
    std::ranges::transform(articles, found.begin(), [&](Xapian::docid article) { return value(article, slot); });
    return found;
  }
  auto value = open_->all().valuestream_begin(slot);
  const auto end = open_->all().valuestream_end(slot);
  for (std::size_t n = 0; n < articles.size() && value != end; ++n) {
    value.skip_to(articles[n]);
    if (value != end && value.get_docid() == articles[n]) found[n] = *value;
  }
  return found;
}

}  // namespace news
