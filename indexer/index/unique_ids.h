// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/index/manifest.h"

namespace news {

/// Several sources may give one id to several articles. All of them stay: the first keeps the id, the next becomes
/// "ID#2", and so on, skipping what is the own id of another article. The order is that of their files (followed
/// folders as they were added, then paths) and of their places in a file. So the ids depend only on the articles that
/// the index holds now.
class UniqueIds {
 public:
  /// `database` must outlive it; the ids in it are unique.
  explicit UniqueIds(Xapian::WritableDatabase& database);

  /// The term of an article's id.
  static std::string id_term(const Xapian::Document& document);

  /// The term of the id that its source gave an article, whatever id it has now.
  static std::string own_id_term(const Xapian::Document& document);

  /// The articles to which their source gave that id, whatever id they have now.
  static std::vector<Xapian::docid> articles_with(const Xapian::Database& database, const std::string& own_id_term);

  /// Note the ids that a change affects, before the article is added or removed.
  void note_added(const Xapian::Document& document);
  void note_removed(Xapian::docid article);

  /// Notes all ids that several articles share or shared.
  void note_all();

  /// Assigns the noted ids to the articles that are in the database now. The manifest knows their files.
  void assign(const Manifest& manifest);

 private:
  void note_if_renamed(const std::string& term);

  Xapian::WritableDatabase& database_;
  std::unordered_set<std::string> renamed_;  ///< terms of ids that several articles shared when it was made
  std::set<std::string> noted_;              ///< terms of ids
};

}  // namespace news
