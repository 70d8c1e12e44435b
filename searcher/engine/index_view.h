// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/stems.h"
#include "common/index/stored_article.h"
#include "searcher/engine/matching/unweighted.h"
#include "searcher/engine/open_indexes.h"

namespace news {

/// As many matches are counted one by one before a number becomes an estimate.
inline constexpr Xapian::doccount counted_exactly = 10'000;

/// What the databases can be asked for. A query is planned by it.
struct Capabilities {
  bool positions = true;        ///< where in an article a word stands
  bool posting_sources = true;  ///< sources of our own run where the postings are

  friend Capabilities operator&(const Capabilities& a, const Capabilities& b) {
    return {.positions = a.positions && b.positions, .posting_sources = a.posting_sources && b.posting_sources};
  }
};

/// How often the databases were asked since the view was opened; what it remembers is not asked again.
struct LookUps {
  std::size_t frequencies = 0;  ///< of a term
  std::size_t families = 0;     ///< one for each language, surface form and database
  std::size_t term_lists = 0;   ///< terms that begin alike
  std::size_t postings = 0;     ///< of a term
  std::size_t matches = 0;      ///< queries made ready to run
  std::size_t articles = 0;     ///< stored ones
};

/// The terms that begin with a prefix, in the order of their bytes.
struct TermRange {
  Xapian::TermIterator at;
  Xapian::TermIterator end;
};

/// The articles that have a term, in the order of their numbers.
struct PostingRange {
  Xapian::PostingIterator at;
  Xapian::PostingIterator end;
};

/// One revision of the open databases, searched as one. It alone speaks to them, and remembers what it has looked up
/// until it moves to another revision.
class IndexView {
 public:
  /// Opens all of `databases`, and uses of what they can do only what is `allowed`. Throws Error.
  explicit IndexView(std::vector<std::string> databases, Capabilities allowed = {});

  /// Moves to the newest revision, to that of another index where one was put into the place, and forgets what was
  /// looked up. Throws Error when not all of the indexes are there; then the next time may do better.
  void reopen();

  /// Throws what a Xapian exception means as Error. All is opened anew for the next time.
  [[noreturn]] void fail(const Xapian::Error& error);

  const Capabilities& capabilities() const noexcept { return capabilities_; }
  Xapian::doccount article_count() const noexcept { return article_count_; }
  Xapian::docid last_article() const { return open_.all().get_lastdocid(); }

  /// Primary language tags of the articles, the most frequent first.
  const std::vector<std::string>& languages() const noexcept { return languages_; }

  /// How common a word is wherever it counts as a word at all: too common to be asked for alone.
  bool is_stop(std::string_view term) const;

  /// How many articles have the term.
  std::size_t articles_with(const std::string& term);

  /// Looks up for how many articles have each of the terms, those it does not know yet in one go.
  void fetch_frequencies(std::vector<std::string> terms);

  /// Every form of a word that the articles may hold, the word itself first.
  const std::vector<std::string>& family(const Word& word);

  /// How articles write a word other than its term, in the headline or (with no prefix) anywhere: "régions" for
  /// `regions`.
  const std::vector<std::string>& surface_forms(std::string_view prefix, std::string_view term);

  /// How most articles write a word, accents and all.
  std::string usual_surface_form(std::string_view prefix, const std::string& term);

  TermRange terms_from(const std::string& prefix) const;
  PostingRange postings(const std::string& term) const;

  /// What is stored of an article. Throws Error when it is damaged.
  StoredArticle article(Xapian::docid number) const;

  /// A search for what matches: every one of the engine begins here. With scores, set_ranking comes next.
  Xapian::Enquire enquire(const Xapian::Query& query, Scores scores) const;

  /// How many articles match: exact up to `exactly`, then an estimate. A weight in the query is ignored.
  std::size_t count(const Xapian::Query& query, Xapian::doccount exactly = counted_exactly) const;

  const LookUps& look_ups() const noexcept { return look_ups_; }

 private:
  void read_revision();
  void read_languages();
  std::vector<std::string> look_up_family(const Word& word);
  std::vector<std::string> look_up_surface_forms(const std::string& start) const;
  TermSpread spread_of(const std::string& term) const;

  std::vector<std::string> databases_;
  OpenIndexes open_;
  bool in_doubt_ = false;  ///< something went wrong: all is to be opened anew
  Capabilities allowed_;
  Capabilities capabilities_;
  Xapian::doccount article_count_ = 0;
  std::vector<std::string> languages_;
  Stems stems_;
  mutable LookUps look_ups_;

  // Looked up so far, of this revision.
  std::unordered_map<std::string, std::vector<std::string>> families_;       ///< by term and surface form
  std::unordered_map<std::string, std::vector<std::string>> surface_forms_;  ///< by what their terms begin with
  std::unordered_map<std::string, std::size_t> frequencies_;
};

}  // namespace news
