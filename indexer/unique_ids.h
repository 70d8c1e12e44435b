// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <set>
#include <string>

namespace news {

/// Two sources may give one id to two articles. None is lost: the one indexed first keeps it, the next becomes "ID#2",
/// and so on.
class UniqueIds {
 public:
  /// `database` must outlive it.
  explicit UniqueIds(Xapian::WritableDatabase& database) : database_(database) {}

  /// Remembers an id that is taken; before the article is added.
  void note(const Xapian::Document& document);

  /// Remembers all ids that several articles share.
  void note_all();

  /// Makes those remembered unique among the articles that are there by now: who had it first may be gone.
  void settle();

 private:
  Xapian::WritableDatabase& database_;
  std::set<std::string> shared_;  ///< terms
};

}  // namespace news
