// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

namespace news::test {

/// What --json --batch answers to one request: hits and tables, then a summary or an error.
struct Reply {
  /// Without what depends on the time, and without the number of stories, over several indexes an estimate.
  boost::json::array lines;
  std::vector<std::string> missing;  ///< shards whose articles are missing

  bool is_error() const;
  /// Whether it says that some of the words may stand too far apart, which servers cannot tell.
  bool is_unsure() const;
};

/// The replies in the output of a batch.
std::vector<Reply> replies(const std::vector<std::string>& lines);

/// Empty when `found` says what is expected, scores and shares up to rounding; else the first place where it does not.
/// How many articles match is not compared where it says that it only estimates that.
std::string difference(const Reply& expected, const Reply& found);

}  // namespace news::test
