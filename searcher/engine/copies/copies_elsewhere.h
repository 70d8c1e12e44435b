// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "common/analysis/shingles.h"
#include "searcher/engine/index_view.h"

namespace news {

/// Recognises near copies in different databases, whose groups were made without each other. Compares the articles of a
/// page, the first 200 of them; texts are read only of articles whose signatures agree.
class CopiesElsewhere {
 public:
  explicit CopiesElsewhere(const IndexView& index) : index_(index) {}

  /// The place of an earlier article, from another database, of which this one is a near copy. Places count the calls
  /// that found none.
  std::optional<std::size_t> copied_by(Xapian::docid article);

 private:
  struct Seen {
    Xapian::docid article = 0;
    std::optional<Signature> signature{};
  };

  bool are_copies(const Seen& one, const Seen& other);
  Shingles shingles(Xapian::docid article);

  const IndexView& index_;
  Words words_;
  std::vector<Seen> seen_;
};

}  // namespace news
