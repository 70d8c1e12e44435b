// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace news {

/// Agencies send an item again when they correct it, under its id and with a higher version, and they withdraw items.
/// Of all versions that the indexed files hold the highest counts, whatever file it stands in and in whatever order
/// they were read; of equal ones a withdrawal, else the one whose place comes last. The others are no articles of the
/// index: they are put aside in its metadata, and one of them comes back when the files of higher ones are gone. A
/// withdrawal takes back articles of its id that name no version, too; without one, such articles all stay (see
/// unique_ids.h).
class ItemVersions {
 public:
  /// How `settle` changes the database.
  struct Change {
    std::function<void(const Xapian::Document& document)> add;
    std::function<void(Xapian::docid article)> remove;
  };

  /// `database` must outlive it.
  explicit ItemVersions(Xapian::WritableDatabase& database);

  /// Note the items that a change affects, before the document is added or removed.
  void note_added(const Xapian::Document& document);
  void note_removed(Xapian::docid article);

  /// Notes all items that have documents behind that one, and all of which something is put aside.
  void note_behind(Xapian::docid last);

  /// Forgets what is put aside of a file that is gone or was read again, but not of the members that it keeps (sorted
  /// keys, as in Ingested::kept).
  void forget(const std::string& file, std::span<const std::uint64_t> kept = {});

  /// Leaves of each noted item what counts. Before ids are made unique.
  void settle(const Change& change);

 private:
  struct Claim;

  void note(const Xapian::Document& document);
  bool is_aside(const std::string& item) const;
  std::vector<Claim> claims(const std::string& item) const;
  void settle(const std::string& item, const Change& change);
  void put_aside(const std::string& item, Xapian::Document document);
  void erase(const std::string& key);

  Xapian::WritableDatabase& database_;
  std::set<std::string> aside_;  ///< keys of metadata
  std::set<std::string> noted_;  ///< items, by the term of their own id
};

/// Whether what is put aside under a key is a withdrawal, and no article. Throws DamagedIndex.
bool is_withdrawal_aside(const Xapian::Database& database, const std::string& key);

}  // namespace news
