// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace news {

/// How the records of a table are written.
struct CsvDialect {
  char delimiter = ',';
  bool has_quotes = true;  ///< "a ""quoted"" field"; else a quotation mark is a character like any other

  friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

/// A table by RFC 4180, record by record, in bounded memory. Tolerated: blanks before a quotation mark; marks within a
/// quoted field that are neither doubled nor escaped, or escaped by a backslash; a last record without line end.
class CsvRecords {
 public:
  /// `source` must outlive it.
  CsvRecords(ByteSource& source, CsvDialect dialect) : source_(source), dialect_(dialect) {}

  /// Sets `fields` to those of the next record; false at the end, or at a fault. Empty lines are passed over.
  bool next(std::vector<std::string>& fields);

  /// The line where the last record began, or the fault is.
  std::size_t line() const noexcept { return record_line_; }

  /// Why nothing after the last record can be read; empty at the end of the file.
  std::string_view fault() const noexcept { return fault_; }

  /// Quotation marks within quoted fields that are not doubled: many speak for another delimiter.
  std::size_t stray_quotes() const noexcept { return stray_quotes_; }

  /// Whether the last record was ended by the end of the file.
  bool at_end() const noexcept { return at_end_; }

 private:
  enum class End { field, record, file };
  bool fill();
  int peek();
  void take_run(std::string& field, std::size_t end);
  std::optional<End> read_field(std::string& field);
  std::optional<End> read_quoted(std::string& field);
  std::optional<End> after_quote(std::string& field);
  End read_plain(std::string& field);

  ByteSource& source_;
  CsvDialect dialect_;
  std::string_view block_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t record_line_ = 1;
  std::string_view fault_;
  std::size_t stray_quotes_ = 0;
  bool at_end_ = false;
};

}  // namespace news
