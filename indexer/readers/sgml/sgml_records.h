// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// A document of a collection in SGML, with the tags around it.
struct SgmlRecord {
  std::string_view text;     ///< valid until the next one is read
  std::size_t line = 0;      ///< where it begins, from 1
  bool is_too_long = false;  ///< then there is no text
  bool is_cut_off = false;   ///< its end tag is missing
};

/// Cuts a file of any size into its documents: <DOC> … </DOC>, <REUTERS …> … </REUTERS>. What stands between them is
/// passed over. A document without its end tag ends where the next one begins.
class SgmlRecords {
 public:
  /// Longer documents are too long.
  static constexpr std::size_t longest = 4 * 1024 * 1024;

  /// `source` must outlive it.
  explicit SgmlRecords(ByteSource& source) : source_(source) {}

  /// Absent at the end.
  std::optional<SgmlRecord> next();

 private:
  struct Tag {
    std::size_t at = 0;
    std::size_t size = 0;  ///< of its name and what stands before it
    bool is_end = false;
  };
  std::optional<Tag> find_tag(std::size_t from) const;
  bool read_on();
  void drop(std::size_t count);

  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of what was not handed out
  std::size_t line_ = 1;   ///< at `begin_`
};

}  // namespace news
