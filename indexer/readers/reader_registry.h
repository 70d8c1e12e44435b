// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "indexer/readers/reader.h"

namespace news {

inline constexpr std::uint64_t any_size = ~std::uint64_t{0};

/// One format: a row a reader.
struct Format {
  std::string_view name;
  std::string_view about;  ///< "one article": what a file of it holds, for messages
  /// Whether a file that begins so looks like it; its name breaks ties.
  bool (*recognises)(std::string_view head, std::string_view name);
  std::unique_ptr<ArticleReader> (*make)();
  std::uint64_t max_bytes;  ///< a larger file is rejected unread; `any_size`: it is read in blocks
};

/// In the order they are tried; the last one takes everything.
std::span<const Format> formats();

/// Which of them a file is, by its first bytes and its name.
std::size_t recognise(std::string_view head, std::string_view name);

}  // namespace news
