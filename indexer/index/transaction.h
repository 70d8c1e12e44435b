// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace news {

/// Changes of a database that become visible together. Memory is bounded however many they are: pending changes are
/// written to the tables now and then, where nobody sees them before the commit.
class Transaction {
 public:
  /// Throws Xapian::Error, as all its functions do; then nothing is changed.
  explicit Transaction(const std::filesystem::path& database);

  Xapian::docid add(const Xapian::Document& document);

  void remove(Xapian::docid article);

  /// Replaces what is stored of an article, and nothing that finds it: of its tables one is written.
  void store(Xapian::docid article, const std::string& data);

  /// Makes all changes visible; the last call.
  void commit() { database_.commit_transaction(); }

  /// The articles of a file, changes included.
  std::vector<Xapian::docid> articles(const std::string& file) const;

  Xapian::Document article(Xapian::docid article) const { return database_.get_document(article); }

  /// The last article that was there before the change; of a merge its base must be named.
  Xapian::docid last_before() const noexcept { return last_before_; }
  void set_last_before(Xapian::docid article) noexcept { last_before_ = article; }

  /// As `articles`, of a member of a file that is a container.
  std::vector<Xapian::docid> articles_of_member(const std::string& file, std::uint64_t member) const;

  Xapian::WritableDatabase& database() noexcept { return database_; }

 private:
  void count(std::size_t postings);
  void write_out();

  Xapian::WritableDatabase database_;
  Xapian::docid last_before_ = 0;
  std::size_t postings_ = 0;  ///< pending in memory, at most
  std::size_t documents_ = 0;
};

}  // namespace news
