// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// The blocks of a file of any size, without its byte order mark; UTF-16 becomes UTF-8. Other charsets stay as they
/// are, since a record is decoded by itself: one that is broken costs no other.
class TextSource final : public ByteSource {
 public:
  /// `file` must outlive it.
  explicit TextSource(const SourceFile& file);

  std::string_view next() override;

  /// The charset of the file, as a name; of UTF-8 and the like that of the last block.
  std::string charset() const;

  /// Whether all of it is UTF-16, so that its records are UTF-8 now.
  bool is_wide() const noexcept { return units_ != Units::bytes; }

 private:
  enum class Units { bytes, little, big };
  std::string_view convert(std::string_view raw);

  const SourceFile& file_;
  bool started_ = false;
  Units units_ = Units::bytes;
  std::string carry_;  ///< the beginning of a character that did not end in its block
  std::string converted_;
  std::string_view block_;
};

std::string_view without_byte_order_mark(std::string_view bytes) noexcept;

}  // namespace news
