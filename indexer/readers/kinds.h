// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/file_start.h"

namespace news {

/// A kind of file that is known but has no reader: it is rejected by what it is called. A reader that comes takes the
/// row off the table.
struct UnreadKind {
  std::string_view called;  ///< "a Word document", for messages
  std::string_view hint;    ///< what the user can do
  /// Must be sure: what it takes is not read as plain text.
  bool (*recognises)(const FileStart& start);
};

/// In the order in which they are tried.
std::span<const UnreadKind> unread_kinds();

/// Null when it is none of them.
const UnreadKind* find_unread_kind(const FileStart& start);

}  // namespace news
