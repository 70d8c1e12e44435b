// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
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

/// One revision of the open databases, searched as one, and what queries need to know of it.
class IndexView {
 public:
  /// Opens all of `databases`. Throws Error.
  explicit IndexView(std::vector<std::string> databases);

  /// Moves to the newest revision, to that of another index where one was put into the place, and forgets what was
  /// looked up. Throws Error when not all of the indexes are there; then the next time may do better.
  void reopen();

  double article_count() const { return all().get_doccount(); }
  Xapian::Database& all() noexcept { return open_.all(); }
  const Xapian::Database& all() const noexcept { return open_.all(); }

  /// Throws what a Xapian exception means as Error. All is opened anew for the next time.
  [[noreturn]] void fail(const Xapian::Error& error);

  /// What is stored of an article; `document` is the one with the number. Throws Error when it is damaged.
  StoredArticle article(Xapian::docid number, const Xapian::Document& document) const;
  StoredArticle article(Xapian::docid number) const { return article(number, all().get_document(number)); }

  /// Primary language tags of the articles, the most frequent first.
  const std::vector<std::string>& languages() const noexcept { return languages_; }

  /// Every form of a word that the articles may hold, the word itself first.
  const std::vector<std::string>& family(const Word& word);

  /// How many articles have the term.
  Xapian::doccount articles_with(const std::string& term);

  /// How articles write a word other than its term, in the headline or (with no prefix) anywhere: "régions" for
  /// `regions`.
  std::vector<std::string> surface_forms(std::string_view prefix, std::string_view term) const;

  /// How most articles write a word, accents and all.
  std::string usual_surface_form(std::string_view prefix, const std::string& term) const;

  /// A search for what matches: every one of the engine begins here. With scores, set_ranking comes next.
  Xapian::Enquire enquire(const Xapian::Query& query, Scores scores) const;

  /// How many articles match: exact up to `exactly`, then an estimate. A weight in the query is ignored.
  std::size_t count(const Xapian::Query& query, Xapian::doccount exactly = counted_exactly) const;

  /// How common a word is wherever it counts as a word at all: too common to be asked for alone.
  bool is_stop(std::string_view term) const;

 private:
  void read_languages();
  std::vector<std::string> look_up_family(const Word& word);

  std::vector<std::string> databases_;
  OpenIndexes open_;
  bool in_doubt_ = false;  ///< something went wrong: all is to be opened anew
  std::vector<std::string> languages_;
  Stems stems_;
  std::unordered_map<std::string, std::vector<std::string>> families_;  ///< looked up so far, by term and lower
  std::unordered_map<std::string, Xapian::doccount> articles_;          ///< looked up so far
};

}  // namespace news
