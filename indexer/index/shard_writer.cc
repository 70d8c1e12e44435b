// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/index/shard_writer.h"

#include <algorithm>
#include <string>

#include "common/index/database.h"
#include "common/index/table_files.h"

namespace news {
namespace fs = std::filesystem;

void TableWatch::set_status(const std::string& table, const std::string& outcome) {
  if (before_table_ && !table.empty() && outcome.empty()) before_table_();
}

void merge_databases(const std::vector<fs::path>& parts, const fs::path& target, const BeforeTable& before_table) {
  std::vector<fs::path> fewer;
  if (parts.size() > most_merged) {
    for (std::size_t begin = 0; begin < parts.size(); begin += most_merged) {
      const auto first = parts.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = first + static_cast<std::ptrdiff_t>(std::min(most_merged, parts.size() - begin));
      fewer.push_back(target.string() + ".step" + std::to_string(fewer.size()));
      merge_databases({first, last}, fewer.back(), before_table);
    }
    merge_databases(fewer, target, before_table);
  } else {
    Xapian::Database all;
    for (const fs::path& part : parts) all.add_database(open_folder(part));
    // Not DBCOMPACT_MULTIPASS: its passes over the postings take twice the time of one pass over all shards.
    TableWatch watch(before_table);
    all.compact(target.string(), static_cast<unsigned>(Xapian::Compactor::FULL), 0, watch);
    require_merged(parts, target);
  }
  for (const fs::path& part : fewer) fs::remove_all(part);
}

void ShardWriter::add(const Xapian::Document& document) {
  if (part_ && documents_ == part_documents) close_part();
  if (!part_) open_part();
  part_->add_document(document);
  ++documents_;
  postings_ += document.termlist_count();
  if (postings_ >= part_postings) close_part();
}

void ShardWriter::finish() {
  if (part_) close_part();
  if (parts_.size() == 1) return fs::rename(parts_.front(), target_);
  if (parts_.empty()) return;
  merge_databases(parts_, target_);
  for (const fs::path& part : parts_) fs::remove_all(part);
}

void ShardWriter::open_part() {
  parts_.push_back(target_.string() + ".part" + std::to_string(parts_.size()));
  part_ = create_database(parts_.back(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  documents_ = 0;
  postings_ = 0;
}

void ShardWriter::close_part() {
  part_->commit();
  part_->close();
  part_.reset();
}

}  // namespace news
