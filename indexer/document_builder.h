// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/analysis/shingles.h"
#include "common/article.h"
#include "common/schema.h"
#include "indexer/index/word_families.h"
#include "indexer/origin.h"

namespace news {

/// Makes the Xapian document of an article: the only place that adds terms and values. One for each thread.
class DocumentBuilder {
 public:
  /// `language`: taken for every article; empty: the article's own, else guessed.
  explicit DocumentBuilder(std::string language = {}) : forced_language_(std::move(language)) {}

  Xapian::Document build(const Article& article, const Origin& origin);

  WordFamilies& families() noexcept { return families_; }

 private:
  static Xapian::Document build_withdrawal(const Article& article, const Origin& origin);
  /// Headline or body: they share one row of positions.
  struct FreeText {
    std::string_view text;
    Xapian::termpos first = 1;
    bool is_title = false;
    bool is_headline = false;   ///< a title that is more than how the text begins
    std::size_t lead_end = 0;   ///< where its first paragraph ends, in bytes; `Ends` has the position
    unsigned words_before = 0;  ///< of the opening
  };
  /// Positions behind the last word.
  struct Ends {
    Xapian::termpos text = 0;
    Xapian::termpos lead_end = 0;
  };
  Ends add_free_text(Xapian::Document& document, const FreeText& row, const std::string& language);
  void add_words(Xapian::Document& document, const Field& field, std::span<const std::string> values,
                 const std::string& language);
  void add_parts(Xapian::Document& document, const Field& field, std::string_view value);
  void add_fields(Xapian::Document& document, const ArticleFields& article, const Origin& origin,
                  const std::string& language);

  std::string forced_language_;
  Words words_;
  WordFamilies families_;
  std::vector<OpeningHash> opening_;  ///< of the article at hand, as the next
  Shingler shingler_;
  std::string term_;
};

}  // namespace news
