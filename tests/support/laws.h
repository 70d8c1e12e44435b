// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "news/search.h"
#include "searcher/engine/index_view.h"
#include "searcher/engine/query/query.h"

namespace news::test {

/// Equal but for the places.
bool same_tree(const QueryNode& a, const QueryNode& b);

/// What the program says of a query must be what it does, and what is asked in two ways must find the same. Checks it
/// over any index.
class Laws {
 public:
  explicit Laws(const std::vector<std::string>& databases) : engine_(databases), index_(databases) {}

  Engine& engine() { return engine_; }

  /// The laws that these queries break, a line each. A query that is refused keeps all of them.
  std::vector<std::string> broken(const std::string& query, const std::string& other);

  /// Only those about parsing and printing.
  std::vector<std::string> broken_text(const std::string& query);

  /// The same for a value of the filters of a request.
  std::vector<std::string> broken_filter(const std::string& query, const std::string& value);

  /// The same for two parts of a proximity.
  std::vector<std::string> broken_near(const std::string& a, const std::string& b, std::size_t distance);

 private:
  using Ids = std::vector<std::string>;

  bool reads(const std::string& query, QueryNode& tree);
  void check_text(const QueryNode& tree);
  void check_scores(const std::string& query, const Results& results);
  void check_understood(const Request& request, const Results& results);
  void check_counts(const std::string& query, const Results& results);
  void check_advice(const std::string& query, const Results& results);
  void check_explanation(const std::string& query);
  void check_pages(const std::string& query);
  void check_missing(const std::string& query, const Results& results);
  void check_sets(const QueryNode& a, const QueryNode& b);

  Ids all(const std::string& query);
  std::size_t count(const std::string& query, bool any = false);
  bool binds(const QueryNode& tree);
  bool is_whole(const std::string& query);
  void expect(bool holds, const std::string& law);

  Engine engine_;
  IndexView index_;
  std::vector<std::string> broken_;
};

}  // namespace news::test
