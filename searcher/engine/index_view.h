// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/stems.h"
#include "common/index/stored_article.h"
#include "news/synonyms.h"
#include "searcher/engine/copies/copy_groups.h"
#include "searcher/engine/copies/story_spy.h"
#include "searcher/engine/coverage/value_counts.h"
#include "searcher/engine/match_count.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/open_indexes.h"
#include "searcher/engine/shards/gathered_reads.h"
#include "searcher/engine/term_cursor.h"

namespace news {

/// Counts are exact up to this number of matches, then estimates.
inline constexpr Xapian::doccount counted_exactly = 10'000;

/// What the databases support. Queries are planned for that.
struct Capabilities {
  bool positions = true;  ///< they store where in an article a word stands
  /// Our own posting sources, weights, spies and orders can run beside the postings; a server of Xapian knows Xapian's
  /// only.
  bool own_code = true;

  friend Capabilities operator&(const Capabilities& a, const Capabilities& b) {
    return {.positions = a.positions && b.positions, .own_code = a.own_code && b.own_code};
  }
};

/// Counts look-ups in the databases since the view was opened. What it remembers is not looked up again.
struct LookUps {
  std::size_t frequencies = 0;  ///< of a term
  std::size_t families = 0;     ///< one for each language, stem and database
  std::size_t term_lists = 0;   ///< of the terms with a prefix
  std::size_t postings = 0;     ///< of a term
  std::size_t matches = 0;      ///< queries prepared to run
  std::size_t articles = 0;     ///< stored articles read
  std::size_t round_trips = 0;  ///< to shards, one after the other, for what is gathered
};

/// The articles that have a term, in the order of their document numbers.
struct PostingRange {
  Xapian::PostingIterator at;
  Xapian::PostingIterator end;
};

/// One revision of the open databases, searched as one. The rest of the engine reaches them only through it. It
/// remembers what it looks up until it moves to another revision.
class IndexView {
 public:
  /// Opens all of `databases`, and uses only the capabilities that are `allowed`. Throws Error.
  explicit IndexView(std::vector<std::string> databases, const Reach& reach = {}, Capabilities allowed = {});

  /// Moves to the newest revision, or to the index that has replaced the old one, and forgets what was looked up.
  /// Throws Error if an index is missing; a later call may succeed. Shards that were missing are tried again now and
  /// then.
  void reopen();

  /// Throws the Error that a Xapian exception stands for. The next `reopen` opens everything anew.
  [[noreturn]] void fail(const Xapian::Error& error);

  /// Whether the request that met `error` may be tried again after `reopen`, because a shard is to blame: one that was
  /// too slow, or failed a second time since `start_request`, is left out until it is tried again.
  bool recover(const Xapian::Error& error);
  void start_request();

  /// The shards whose articles are missing.
  const std::vector<MissingShard>& missing() const noexcept { return open_->missing(); }

  /// Runs `work`, a step that looks up things and changes nothing. Where look-ups take a trip to a shard, it runs
  /// several times: at first it finds nothing of what is not known yet; that is then read all at once, until nothing
  /// is missing. Returns what it returned at last.
  template <typename Work>
  auto settled(Work work) const {
    if (!reads_ || is_gathering_) return work();
    for (std::size_t times = 0; times < most_gatherings; ++times) {
      auto result = gathered(work);
      if (!fetch()) return *std::move(result);
      forget_words();  // families of words that were not known
    }
    return work();
  }

  /// Reads these articles at once, if that takes trips to shards: to be called before they are looked at one by one.
  void fetch_articles(const std::vector<Xapian::docid>& articles) const;

  /// Remembers a value of an article that came with a match.
  void remember(Xapian::docid article, Xapian::valueno slot, std::string value) const;

  /// Whether any part is on another machine.
  bool has_shards() const noexcept { return reads_.has_value(); }

  const Capabilities& capabilities() const noexcept { return capabilities_; }
  Xapian::doccount article_count() const noexcept { return article_count_; }
  std::size_t database_count() const noexcept { return open_->parts().size(); }
  Xapian::docid last_article() const { return open_->all().get_lastdocid(); }

  /// The day of the newest article, or a later one if newer articles were removed; absent if none is dated.
  const std::optional<std::chrono::sys_days>& newest_day() const;

  /// The days of publication lie between these; `last` is before `first` if no article is dated.
  struct Days {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
  };
  Days days() const;

  /// Primary language tags of the articles, the most frequent first.
  const std::vector<std::string>& languages() const noexcept { return languages_; }

  /// Whether the word is a stop word, too common to be searched for alone, in one of the languages, or a function word
  /// of a script without blanks.
  bool is_stop(std::string_view term) const;

  /// How many articles have the term.
  std::size_t articles_with(const std::string& term);

  /// Looks up how many articles have each of the terms, all those it does not know yet in one pass.
  void fetch_frequencies(std::vector<std::string> terms);

  /// Every form of a word that the articles may contain, the word itself first.
  const std::vector<std::string>& family(const Word& word);

  /// The surface forms of a word that differ from its term, in the headline or (without a prefix) anywhere: "régions"
  /// for `regions`.
  const std::vector<std::string>& surface_forms(std::string_view prefix, std::string_view term);

  /// The surface form that most articles use, accents and all.
  std::string usual_surface_form(std::string_view prefix, const std::string& term);

  /// Those of the user. They belong to no revision.
  void use_synonyms(Synonyms synonyms) { synonyms_ = std::move(synonyms); }
  const Synonyms& synonyms() const noexcept { return synonyms_; }

  /// Counts all articles by what they have in a slot, once in a revision.
  const ValueCounts& value_counts(unsigned slot);

  /// The names for counts of a slot in this revision.
  ValueNames& value_names(unsigned slot) { return value_names_[slot]; }

  /// Whether any article has near copies.
  bool has_copies() const;

  /// The terms that begin with a prefix, in byte order.
  TermCursor terms_from(const std::string& prefix) const;
  PostingRange postings(const std::string& term) const;

  /// Reads a stored article. Throws Error if it is damaged.
  StoredArticle article(Xapian::docid number) const;

  /// The value of an article in a slot; empty if it has none.
  std::string value(Xapian::docid number, Xapian::valueno slot) const;

  /// Those of many articles, ascending document numbers.
  std::vector<std::string> values(const std::vector<Xapian::docid>& articles, Xapian::valueno slot) const;

  /// The length of an article in terms, as rankings see it.
  Xapian::termcount length(Xapian::docid number) const { return open_->all().get_doclength(number); }

  /// The groups of near copies, read when they are first asked for.
  const CopyGroups& copy_groups() const;

  /// How a search can count stories.
  StorySpy::By story_counting() const {
    return capabilities_.own_code && database_count() == 1 ? StorySpy::By::own_spy : StorySpy::By::counted_keys;
  }

  /// Those of `articles`, ascending document numbers, that match the query; in the same order.
  std::vector<Xapian::docid> matching_among(const std::vector<Xapian::docid>& articles,
                                            const Xapian::Query& query) const;

  /// Prepares a search; every search of the engine begins here. For scores, call set_ranking next.
  Xapian::Enquire enquire(const Xapian::Query& query, Scores scores) const;

  /// How many articles match: exact up to `exactly`, then an estimate. Weights in the query are ignored.
  MatchCount count(const Xapian::Query& query, Xapian::doccount exactly = counted_exactly) const;

  const LookUps& look_ups() const noexcept { return look_ups_; }

 private:
  static constexpr std::size_t most_gatherings = 16;

  /// Runs `work` once. If it fails for what is not known yet, returns nothing.
  template <typename Work>
  auto gathered(Work& work) const {
    std::optional<decltype(work())> result;
    is_gathering_ = true;
    try {
      result.emplace(work());
    } catch (...) {
      is_gathering_ = false;
      if (!reads_->wants_anything()) throw;
    }
    is_gathering_ = false;
    return result;
  }

  bool fetch() const;
  /// The result of a `find` of what is gathered; null if it has to wait for `fetch`.
  template <typename Find>
  auto found(Find find) const -> decltype(find()) {
    auto result = find();
    if (result != nullptr || is_gathering_) return result;
    fetch();
    return find();
  }

  void open_all();
  void leave_out(std::size_t place);
  bool leave_out_next();
  bool is_shard_back();
  void forget_words() const;
  void read_revision();
  void read_languages();
  std::vector<std::string> look_up_family(const Word& word);
  std::vector<std::string> look_up_variants(const Word& word);
  std::string respelled(const Word& word);
  std::vector<std::string> family_of(const std::string& stem, const std::string& language);
  std::vector<std::string> look_up_surface_forms(const std::string& start) const;
  using ValueVisitor = std::function<void(const std::string& content, std::size_t articles)>;
  void visit_values(unsigned slot, const ValueVisitor& visit) const;
  void visit_values_of_shards(unsigned slot, const ValueVisitor& visit) const;
  TermSpread spread_of(const std::string& term) const;
  bool is_in_no_part_alone(const std::string& term) const;
  Xapian::Query runnable_here(const Xapian::Query& query, Scores scores) const;
  std::vector<Xapian::docid> matching_listed(const std::vector<Xapian::docid>& articles,
                                             const Xapian::Query& query) const;
  std::vector<Xapian::docid> matching_in_groups(const std::vector<Xapian::docid>& articles,
                                                const Xapian::Query& query) const;

  using Clock = std::chrono::steady_clock;
  /// A shard that was missing, by its place in `databases_`.
  struct Absence {
    Clock::time_point again;  ///< when to try it
    Clock::duration pause;    ///< after that
  };

  std::vector<std::string> databases_;
  Reach reach_;
  std::map<std::size_t, Absence> absent_;
  std::set<std::size_t> suspects_;                ///< shards that have failed during this request
  bool has_failed_ = false;                       ///< one of them, it was not said which
  std::optional<std::size_t> left_out_on_trial_;  ///< it may be to blame for an error that does not say
  std::unique_ptr<OpenIndexes> open_;
  mutable std::optional<GatheredReads> reads_;  ///< if there are shards
  mutable bool is_gathering_ = false;
  bool in_doubt_ = false;  ///< something went wrong: open everything anew
  Capabilities allowed_;
  Capabilities capabilities_;
  Xapian::doccount article_count_ = 0;
  std::vector<std::string> languages_;
  Stems stems_;
  Synonyms synonyms_;
  mutable LookUps look_ups_;

  // Looked up so far in this revision.
  mutable std::unordered_map<std::string, std::vector<std::string>> families_;       ///< by term and surface form
  mutable std::unordered_map<std::string, std::vector<std::string>> surface_forms_;  ///< by the prefix of their terms
  std::unordered_map<std::string, std::size_t> frequencies_;
  mutable std::map<std::pair<Xapian::docid, Xapian::valueno>, std::string> remembered_;
  mutable std::optional<CopyGroups> copy_groups_;
  mutable std::optional<std::optional<std::chrono::sys_days>> newest_day_;
  mutable std::optional<bool> has_copies_;
  std::unordered_map<unsigned, ValueNames> value_names_;    ///< by slot
  std::unordered_map<unsigned, ValueCounts> value_counts_;  ///< the same
};

}  // namespace news
