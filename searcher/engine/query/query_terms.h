// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analysis.h"
#include "common/schema.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/matching/near_source.h"
#include "searcher/engine/query/query.h"

namespace news {

/// A word of the query with its forms, as analysis makes it.
struct QueryWord {
  std::vector<std::string> forms;
  unsigned position = 0;
  unsigned span = 1;
};

/// The words that the leaves of a query ask for.
class QueryAnalysis {
 public:
  explicit QueryAnalysis(IndexView& index) : index_(index) {}

  /// What analysis makes of a text. The joined form of a compound is kept; its parts follow it. Of a run of Chinese
  /// the lone last character goes: in an article the run may go on.
  std::vector<QueryWord> words(const std::string& text, bool with_families);

  /// What a word asks for; several words of which it is made stand side by side.
  std::vector<QueryWord> words_of(const QueryNode& node);

 private:
  IndexView& index_;
  Words words_;
};

/// A single character of a script that is indexed in pairs: it stands for every pair it begins.
bool is_half_a_pair(std::string_view term);

/// The terms by which articles with such words are found; for `lead` those of the whole text, of which lead_query tells
/// the right ones.
std::vector<std::string> terms_of(const std::vector<std::string>& forms, const Field* field);

/// The zone of the text that a field is; `all` for fields with positions of their own.
Zone zone_of(const Field* field);

/// The terms whose positions tell where such words stand: in a zone those of the text.
std::vector<std::string> placed_terms_of(const std::vector<std::string>& forms, const Field* field);

}  // namespace news
