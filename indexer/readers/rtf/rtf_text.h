// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/office/document_text.h"

namespace news {

/// What a document in Rich Text Format says.
struct RtfText : DocumentText {
  std::size_t controls = 0;  ///< raw control characters in its text: real documents have none
  bool cut_off = false;      ///< it ends inside of a group
};

/// Reads the text that is shown: no pictures, objects, headers, footers, notes, hidden or deleted text. Every byte is
/// looked at once, groups are no recursion, and a size that a document claims is never trusted.
RtfText read_rtf(std::string_view bytes);

}  // namespace news
