// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace news {

/// Changes of a database that become real together, in bounded memory however many they are: what waits is written to
/// the tables now and then, where nobody sees it before the commit.
class Transaction {
 public:
  /// Throws Xapian::Error, as all of it does; nothing is changed then.
  explicit Transaction(const std::filesystem::path& database);

  void add(const Xapian::Document& document);

  void remove(Xapian::docid article);

  /// Makes everything real; the last call.
  void commit() { database_.commit_transaction(); }

  /// The articles of a file, as things are now.
  std::vector<Xapian::docid> articles(const std::string& file) const;

  Xapian::WritableDatabase& database() noexcept { return database_; }

 private:
  void count(std::size_t postings);
  void write_out();

  Xapian::WritableDatabase database_;
  std::size_t postings_ = 0;  ///< that may wait in memory
  std::size_t documents_ = 0;
};

}  // namespace news
