// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "news/synonyms.h"

namespace news {

/// Members of one line of a synonyms file, and bytes of one of them.
inline constexpr std::size_t most_members = 64;
inline constexpr std::size_t longest_member = 200;

/// The rules of a synonyms file in UTF-8. A line is a group, `eu, european union`, or says what finds what else:
/// `grexit => greek exit`. # at the start of a line or behind a blank begins a comment. Throws Error, with `file` and
/// the line, for anything else.
std::vector<Synonyms::Rule> parse_synonyms(std::string_view text, const std::string& file);

/// A synonyms file, which may change while a batch runs. Threads may share one.
class SynonymsFile {
 public:
  explicit SynonymsFile(std::string path) : path_(std::move(path)) {}

  /// What the file holds now. Reads it only if it has changed. Throws Error.
  Synonyms current();

 private:
  using Stamp = std::array<std::int64_t, 5>;  ///< device, inode, size, time of modification

  Stamp stamp() const;

  std::string path_;
  std::mutex mutex_;
  Stamp read_at_ = {};
  Synonyms synonyms_;
};

}  // namespace news
