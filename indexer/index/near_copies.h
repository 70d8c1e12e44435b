// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

/// Articles that are near copies of each other, directly or through others, make a group, which `slots::copies` names.
/// The groups depend only on the articles that the index holds, not on the order in which it got them.
///
/// To find the pairs, articles are sorted into buckets, one for each of the least hashes of their signature, and within
/// a bucket compared by their texts. Of a bucket of very many texts, such as those that share a closing paragraph, each
/// is compared only with the first few and with its neighbours, in an order that depends on the texts.
namespace news {

/// Makes the groups of a new index while it is in parts that will be merged; no more than may be merged at once. Calls
/// `pause` now and then, and throws what it throws.
void group_near_copies(const std::vector<std::filesystem::path>& parts, const std::function<void()>& pause);

/// Keeps the groups right while the index changes.
class NearCopies {
 public:
  /// `database` must outlive it.
  explicit NearCopies(Xapian::WritableDatabase& database) : database_(database) {}

  void note_added(Xapian::docid article) { added_.insert(article); }

  /// To be called before the article is removed.
  void note_removed(Xapian::docid article);

  /// Groups the articles that are in the database now.
  void assign();

 private:
  Xapian::WritableDatabase& database_;
  std::set<Xapian::docid> added_;
  std::set<std::string> reduced_;  ///< groups that lost an article
};

}  // namespace news
