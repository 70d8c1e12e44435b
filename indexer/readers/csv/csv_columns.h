// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/article/article_keys.h"
#include "indexer/readers/csv/csv_records.h"

namespace news {

using CsvRow = std::vector<std::string>;

/// What the columns of a table are called.
struct CsvColumns {
  std::vector<std::string> names;  ///< as the header has them, else as keys of articles have them; "" for the unknown
  bool has_header = false;         ///< the first row is one
};

/// Reads the header, which is known by names of keys (see article_keys.h) or by being unlike the rows below. Columns
/// without a known name, where no other is the headline or the text, are known by what the first rows hold: the longest
/// texts, then the longest headlines, dates, addresses, few different words for the section.
CsvColumns find_csv_columns(const std::vector<CsvRow>& rows, const KeyMap& map);

/// As much of a table as says how it is written.
inline constexpr std::size_t csv_head_size = 64 * 1024;

/// How a table begins, of which `head` holds no more than `csv_head_size` bytes: absent when its records have one
/// field, or different numbers of them.
struct CsvStart {
  CsvDialect dialect;
  std::vector<CsvRow> rows;  ///< whole ones
};
std::optional<CsvStart> sniff_csv(std::string_view head);

/// Whether the row holds names of keys: a headline or a text, and nothing as long as one.
bool is_known_csv_header(const CsvRow& row, const KeyMap& map = {});

/// Whether the first line is such a row in any dialect.
bool begins_with_csv_header(std::string_view head);

}  // namespace news
