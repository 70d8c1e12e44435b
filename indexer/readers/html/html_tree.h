// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/html_names.h"

namespace news {

/// An element, or a run of text. What an element holds are the nodes behind it, up to its `end`.
struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  bool dropped = false;  ///< hidden or boilerplate: neither it nor anything in it is part of the article
  std::uint16_t attribute_count = 0;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< index of the first node behind this one and all within it
  std::uint32_t first_attribute = 0;
  std::uint32_t text_begin = 0;  ///< its characters, with those of all elements within
  std::uint32_t text_end = 0;
};

/// A page as one array of nodes in the order of the page, so that whatever looks at all of it is a loop. Characters are
/// kept as they are in the page, entities decoded; scripts that hold no data, styles and comments are left out.
class HtmlTree {
 public:
  /// `utf8` is valid UTF-8 that may hold anything. Nothing it names is ever fetched.
  explicit HtmlTree(std::string_view utf8);

  const std::vector<HtmlNode>& nodes() const noexcept { return nodes_; }
  std::size_t size() const noexcept { return nodes_.size(); }
  HtmlNode& operator[](std::size_t node) noexcept { return nodes_[node]; }
  const HtmlNode& operator[](std::size_t node) const noexcept { return nodes_[node]; }

  /// The characters below a node as they are in the page, without regard to blocks.
  std::string_view raw_text(std::size_t node) const noexcept {
    return std::string_view(text_).substr(nodes_[node].text_begin, nodes_[node].text_end - nodes_[node].text_begin);
  }
  /// The same on one line, with a blank between blocks; what is dropped is left out.
  std::string line(std::size_t node) const;
  /// The value of an attribute; empty when it is absent or has no value.
  std::string_view attribute(std::size_t node, HtmlAttribute name) const noexcept;
  bool has(std::size_t node, HtmlAttribute name) const noexcept;

  /// Whether the page is too large or too tangled to be read whole.
  bool cut() const noexcept { return cut_; }

 private:
  friend class HtmlTreeBuilder;
  struct Attribute {
    HtmlAttribute name;
    std::uint32_t begin;
    std::uint32_t length;
  };

  std::vector<HtmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::string text_;
  std::string values_;  ///< of attributes
  bool cut_ = false;
};

}  // namespace news
