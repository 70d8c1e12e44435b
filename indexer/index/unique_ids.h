// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/index/manifest.h"

namespace news {

/// Several sources may give one id to several articles. None is lost: in the order of their files (followed folders as
/// they were added, paths in them) and of their places in these, the first keeps it, the next becomes "ID#2", and so
/// on; what is the own id of another article is passed over. So the ids are told by the articles that are there,
/// whatever was there before.
class UniqueIds {
 public:
  /// `database` must outlive it, and holds articles of unique ids.
  explicit UniqueIds(Xapian::WritableDatabase& database);

  /// Remembers what an article changes: before it is added, or removed.
  void note_added(const Xapian::Document& document);
  void note_removed(Xapian::docid article);

  /// Remembers all ids that several articles share or shared.
  void note_all();

  /// Gives those remembered to the articles that are there by now, whose files the manifest knows.
  void assign(const Manifest& manifest);

 private:
  void note_if_renamed(const std::string& term);

  Xapian::WritableDatabase& database_;
  std::unordered_set<std::string> renamed_;  ///< terms of ids for which articles had others in the beginning
  std::set<std::string> noted_;              ///< terms of ids
};

}  // namespace news
