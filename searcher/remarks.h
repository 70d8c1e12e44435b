// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "news/search.h"
#include "searcher/options.h"

namespace news {

/// Lines for standard error beside an answer, as far as the user wants to read them.
class Remarks {
 public:
  /// `question` is its name in a batch, else empty. Both must outlive the object.
  Remarks(const OutputOptions& output, std::string_view question) : output_(output), question_(question) {}

  /// Also where notices are not wanted: an answer that lacks articles must not look whole.
  void add_missing(const std::vector<MissingShard>& shards);

  /// Adds a line that every user gets.
  void add(const std::string& message);

  /// How the query was understood; with --verbose only.
  void add_reading(const std::string& understood);

  /// What the engine left out or bounded; not with --quiet.
  void add_notices(const std::vector<std::string>& notices);

  /// All that there is to say about a search: the above, and where not everything was found, why and what to do.
  void add_search(const Results& results);

  const std::string& lines() const { return lines_; }

 private:
  const OutputOptions& output_;
  std::string_view question_;
  std::string lines_;
};

}  // namespace news
