// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "indexer/reader.h"

namespace news {

/// One format: a row a reader.
struct Format {
  std::string_view name;
  /// Whether the file looks like it, by content first; `name` of the file breaks ties.
  bool (*recognises)(std::string_view bytes, std::string_view name);
  std::unique_ptr<ArticleReader> (*make)();
  std::uint64_t max_bytes;  ///< a larger file is rejected unread
};

/// In the order they are tried; the last one takes everything.
std::span<const Format> formats();

/// The largest file any of them takes.
std::uint64_t max_file_bytes();

}  // namespace news
