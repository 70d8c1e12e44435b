// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/transaction.h"

#include <cstdlib>

#include "common/index/database.h"
#include "common/schema.h"

namespace news {
namespace {

/// Xapian writes pending changes to the tables after so many documents; this is about the quickest number (see
/// tests/bench/results.md).
constexpr std::size_t most_documents = 200;

/// As part_postings (indexer/index/shard_writer.h), for documents of many words: a quarter of a gigabyte at worst.
constexpr std::size_t most_postings = 500'000;

/// Xapian reads the threshold from the environment when it opens a database.
auto open_with_threshold(const std::filesystem::path& database) {
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(most_documents).c_str(), 1);
  Xapian::WritableDatabase opened = open_folder_to_write(database);
  unsetenv("XAPIAN_FLUSH_THRESHOLD");
  return opened;
}

}  // namespace

Transaction::Transaction(const std::filesystem::path& database) : database_(open_with_threshold(database)) {
  database_.begin_transaction();
  last_before_ = database_.get_lastdocid();
}

Xapian::docid Transaction::add(const Xapian::Document& document) {
  const Xapian::docid article = database_.add_document(document);
  count(document.termlist_count());
  return article;
}

void Transaction::store(Xapian::docid article, const std::string& data) {
  Xapian::Document document = database_.get_document(article);
  document.set_data(data);
  database_.replace_document(article, document);
  count(0);
}

void Transaction::remove(Xapian::docid article) {
  const std::size_t words = database_.get_doclength(article);
  database_.delete_document(article);
  count(words);
}

std::vector<Xapian::docid> Transaction::articles(const std::string& file) const {
  const std::string term = file_term(file);
  return {database_.postlist_begin(term), database_.postlist_end(term)};
}

std::vector<Xapian::docid> Transaction::articles_of_member(const std::string& file, std::uint64_t member) const {
  const std::string term = member_term(file, member);
  return {database_.postlist_begin(term), database_.postlist_end(term)};
}

void Transaction::count(std::size_t postings) {
  postings_ += postings;
  ++documents_;
  const bool is_large = postings_ >= most_postings;
  if (!is_large && documents_ < most_documents) return;
  if (is_large) write_out();
  postings_ = 0;
  documents_ = 0;
}

void Transaction::write_out() {
  // Xapian has no call for this and counts documents only; rewriting a document without a change counts too.
  const auto any = database_.postlist_begin({});
  if (any == database_.postlist_end({})) return;
  Xapian::Document document = database_.get_document(*any);
  document.add_value(slots::oldest, document.get_value(slots::oldest));
  for (std::size_t n = 0; n < most_documents; ++n) database_.replace_document(*any, document);
}

}  // namespace news
