// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/html/html_tree.h"

namespace news {

/// A parsed page with what every later step asks of its nodes, so that no step climbs to parents: a page may nest its
/// elements 100,000 deep.
struct HtmlPage {
  explicit HtmlPage(std::string_view utf8);

  HtmlTree tree;
  std::vector<std::uint32_t> marks;   ///< see html_marks.h
  std::vector<std::uint32_t> blocks;  ///< the innermost block around a node; a block is its own
  std::vector<bool> in_link;

  /// A part of the page that readers wrote: its dates and names are not the article's.
  bool is_of_readers(std::size_t node) const noexcept;
  bool is_dropped(std::size_t node) const noexcept;
};

}  // namespace news
