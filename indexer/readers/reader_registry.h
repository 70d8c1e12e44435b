// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

/// One format: a row a reader.
struct Format {
  std::string_view name;
  std::string_view what;   ///< "RSS, RDF and Atom": for the list of formats
  std::string_view about;  ///< "one article": what a file of it holds, for messages
  /// Whether a file that begins so, in UTF-8, looks like it; its name breaks ties.
  bool (*recognises)(std::string_view head, std::string_view name);
  std::unique_ptr<ArticleReader> (*make)();
  std::uint64_t max_bytes;  ///< of a file that is read whole: a larger one is rejected unread
  bool streams = false;     ///< read in blocks, whatever the size: `max_bytes` says nothing
  /// A file of it holds the latest articles only: those that it drops stay in the index while there is the file.
  bool keeps_dropped = false;
};

/// In the order they are tried; the last one takes all text.
std::span<const Format> formats();

/// What a file is. One that is known and has no reader, or is no text, is never read as what it is not.
struct Recognised {
  std::optional<std::size_t> format;  ///< its place in formats()
  bool is_container = false;          ///< to be unpacked
  std::string reason;                 ///< without either: "a PDF document, which is not read"
  std::string_view hint;              ///< what the user can do, a literal; may be empty
};

/// By the first bytes of a file; its name breaks ties.
Recognised recognise(std::string_view head, std::string_view name);

}  // namespace news
