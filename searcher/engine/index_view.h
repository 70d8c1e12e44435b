// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <optional>
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
#include "searcher/engine/coverage/value_counts.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/open_indexes.h"

namespace news {

/// Counts are exact up to this number of matches, then estimates.
inline constexpr Xapian::doccount counted_exactly = 10'000;

/// How many articles match something.
struct MatchCount {
  std::size_t matches = 0;
  bool exact = true;  ///< false: `matches` is an estimate
};

/// What the databases support. Queries are planned for that.
struct Capabilities {
  bool positions = true;        ///< they store where in an article a word stands
  bool posting_sources = true;  ///< our own posting sources can run beside the postings

  friend Capabilities operator&(const Capabilities& a, const Capabilities& b) {
    return {.positions = a.positions && b.positions, .posting_sources = a.posting_sources && b.posting_sources};
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
};

/// The terms that begin with a prefix, in byte order.
struct TermRange {
  Xapian::TermIterator at;
  Xapian::TermIterator end;
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
  explicit IndexView(std::vector<std::string> databases, Capabilities allowed = {});

  /// Moves to the newest revision, or to the index that has replaced the old one, and forgets what was looked up.
  /// Throws Error if an index is missing; a later call may succeed.
  void reopen();

  /// Throws the Error that a Xapian exception stands for. The next `reopen` opens everything anew.
  [[noreturn]] void fail(const Xapian::Error& error);

  const Capabilities& capabilities() const noexcept { return capabilities_; }
  Xapian::doccount article_count() const noexcept { return article_count_; }
  std::size_t database_count() const noexcept { return databases_.size(); }
  Xapian::docid last_article() const { return open_.all().get_lastdocid(); }

  /// The day of the newest article, or a later one if newer articles were removed; absent if none is dated.
  std::optional<std::chrono::sys_days> newest_day() const;

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

  TermRange terms_from(const std::string& prefix) const;
  PostingRange postings(const std::string& term) const;

  /// Reads a stored article. Throws Error if it is damaged.
  StoredArticle article(Xapian::docid number) const;

  /// The value of an article in a slot; empty if it has none.
  std::string value(Xapian::docid number, Xapian::valueno slot) const;

  /// Those of many articles, ascending document numbers.
  std::vector<std::string> values(const std::vector<Xapian::docid>& articles, Xapian::valueno slot) const;

  /// The length of an article in terms, as rankings see it.
  Xapian::termcount length(Xapian::docid number) const { return open_.all().get_doclength(number); }

  /// The groups of near copies, read when they are first asked for.
  const CopyGroups& copy_groups() const;

  /// Those of `articles`, ascending document numbers, that match the query; in the same order.
  std::vector<Xapian::docid> matching_among(const std::vector<Xapian::docid>& articles,
                                            const Xapian::Query& query) const;

  /// Prepares a search; every search of the engine begins here. For scores, call set_ranking next.
  Xapian::Enquire enquire(const Xapian::Query& query, Scores scores) const;

  /// How many articles match: exact up to `exactly`, then an estimate. Weights in the query are ignored.
  MatchCount count(const Xapian::Query& query, Xapian::doccount exactly = counted_exactly) const;

  const LookUps& look_ups() const noexcept { return look_ups_; }

 private:
  void read_revision();
  void read_languages();
  std::vector<std::string> look_up_family(const Word& word);
  std::vector<std::string> look_up_variants(const Word& word);
  std::string respelled(const Word& word);
  std::vector<std::string> family_of(const std::string& stem, const std::string& language);
  std::vector<std::string> look_up_surface_forms(const std::string& start) const;
  TermSpread spread_of(const std::string& term) const;

  std::vector<std::string> databases_;
  OpenIndexes open_;
  bool in_doubt_ = false;  ///< something went wrong: open everything anew
  Capabilities allowed_;
  Capabilities capabilities_;
  Xapian::doccount article_count_ = 0;
  std::vector<std::string> languages_;
  Stems stems_;
  Synonyms synonyms_;
  mutable LookUps look_ups_;

  // Looked up so far in this revision.
  std::unordered_map<std::string, std::vector<std::string>> families_;       ///< by term and surface form
  std::unordered_map<std::string, std::vector<std::string>> surface_forms_;  ///< by the prefix of their terms
  std::unordered_map<std::string, std::size_t> frequencies_;
  mutable std::optional<CopyGroups> copy_groups_;
  std::unordered_map<unsigned, ValueNames> value_names_;    ///< by slot
  std::unordered_map<unsigned, ValueCounts> value_counts_;  ///< the same
};

}  // namespace news
