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

  /// The charset of the last block, for a record of it that is no UTF-8.
  std::string charset() const;

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

/// The beginning of a file as `TextSource` gives it; what is returned lives in `bytes` or in `buffer`.
std::string_view text_head(std::string_view bytes, std::string& buffer);

}  // namespace news
