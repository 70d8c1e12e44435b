// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/shingles.h"

namespace news {

/// An article that may have near copies.
struct CopyCandidate {
  Xapian::docid article = 0;
  Signature signature;
  std::uint64_t group = 0;  ///< to which it is known to belong, as `least_text_of` reads it; 0 for none
  bool is_new = false;      ///< of two that are not, it is known whether they are near copies: `group` says so
};

/// A group of near copies, or an article that has none.
struct CopyGroup {
  std::uint64_t least_text = 0;         ///< of the articles and of `groups`
  std::vector<Xapian::docid> articles;  ///< of the candidates
  std::vector<std::uint64_t> groups;    ///< those known before that became part of it, each once
};

/// Groups candidates. `shingles_of` reads the text of an article, for those that must be compared.
std::vector<CopyGroup> group_copies(std::vector<CopyCandidate> candidates,
                                    const std::function<Shingles(Xapian::docid article)>& read_shingles);

}  // namespace news
