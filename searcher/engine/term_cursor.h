// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

namespace news {

/// A term, and how many articles have it.
struct CountedTerm {
  std::string term;
  Xapian::doccount articles = 0;
};

/// Walks over terms in byte order: those of a database, or a list of them that has been read from shards.
class TermCursor {
 public:
  TermCursor(Xapian::TermIterator at, Xapian::TermIterator end) : at_(std::move(at)), end_(std::move(end)) {}

  /// `list` must outlive the cursor.
  explicit TermCursor(const std::vector<CountedTerm>& list)
      : rest_(list.data()), end_of_list_(list.data() + list.size()) {}

  bool at_end() const { return rest_ == nullptr ? at_ == end_ : rest_ == end_of_list_; }
  std::string term() const { return rest_ == nullptr ? *at_ : rest_->term; }
  Xapian::doccount articles() const { return rest_ == nullptr ? at_.get_termfreq() : rest_->articles; }

  void next() {
    if (rest_ == nullptr)
      ++at_;
    else
      ++rest_;
  }

  /// Moves to the first term at or behind `term`; never back.
  void skip_to(const std::string& term);

 private:
  Xapian::TermIterator at_{};
  Xapian::TermIterator end_{};
  const CountedTerm* rest_ = nullptr;  ///< of a list
  const CountedTerm* end_of_list_ = nullptr;
};

}  // namespace news
