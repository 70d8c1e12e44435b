// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// A mail in a mailbox.
struct MailboxMessage {
  std::string text;          ///< headers and body, with "From " at the start of a line as it was sent
  std::size_t line = 0;      ///< where it begins, from 1
  bool is_too_long = false;  ///< then there is no text
};

/// Cuts a mailbox of any size (RFC 4155) into its mails. A mail begins with a line "From …" behind an empty line, and a
/// header below it: other lines that begin so are text.
class MailboxMessages {
 public:
  /// Longer mails are too long.
  static constexpr std::size_t longest = 32 * 1024 * 1024;

  /// `source` must outlive it.
  explicit MailboxMessages(ByteSource& source) : source_(source) {}

  /// Absent at the end.
  std::optional<MailboxMessage> next();

 private:
  /// The next line, with its end; empty at the end of the file. Valid until the next call.
  std::string_view line();
  std::string_view peek();

  ByteSource& source_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t number_ = 0;  ///< of the last line
  bool ended_ = false;
};

}  // namespace news
