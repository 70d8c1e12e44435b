// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/xml/xml_input.h"

namespace news {

/// An element, or a run of text. What an element holds are the nodes behind it, up to its `end`.
struct XmlNode {
  std::uint32_t name = 0;  ///< 0: text
  std::uint32_t line = 0;  ///< on which its tag ends
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  ///< index of the first node behind this one and all within it
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  std::uint32_t text_begin = 0;  ///< its characters, with those of all elements within
  std::uint32_t text_end = 0;
  bool is_cut = false;  ///< the file ends within it
};

/// A document as one array of nodes in the order of the file; node 0 stands for the whole, its child is the root.
/// Nothing is fetched and nothing expanded (see xml_input.h).
///
/// Names are in lower case and do not depend on prefixes: "title" of RSS, Atom, NITF, NewsML and XHTML; "dc:creator",
/// "content:encoded", "media:…", "itunes:…", "wp:…", "xml:lang" of what they are extended by; the prefix as it is
/// written in any other namespace.
class XmlTree {
 public:
  /// `utf8` is valid UTF-8 that may hold anything.
  explicit XmlTree(std::string_view utf8);

  std::size_t size() const noexcept { return nodes_.size(); }
  const XmlNode& operator[](std::size_t node) const noexcept { return nodes_[node]; }
  bool is_text(std::size_t node) const noexcept { return nodes_[node].name == 0; }
  std::string_view name(std::size_t node) const noexcept { return names_[nodes_[node].name]; }

  /// The characters within a node as they are in the file.
  std::string_view text(std::size_t node) const noexcept {
    return std::string_view(text_).substr(nodes_[node].text_begin, nodes_[node].text_end - nodes_[node].text_begin);
  }
  /// Empty when it is absent or has no value.
  std::string_view attribute(std::size_t node, std::string_view name) const noexcept;

  /// The first child of that name; 0: none.
  std::size_t child(std::size_t node, std::string_view name) const noexcept;
  /// The same through several generations: {"head", "docdata"}.
  std::size_t child(std::size_t node, std::initializer_list<std::string_view> path) const noexcept;
  /// All children of that name.
  std::vector<std::size_t> children(std::size_t node, std::string_view name) const;
  /// All elements of that name below a node, but none within another of that name.
  std::vector<std::size_t> all(std::size_t node, std::string_view name) const;

  /// Where the file is not well-formed, if anywhere; absent for all faults that cost nothing.
  const std::optional<XmlFault>& fault() const noexcept { return fault_; }

 private:
  friend class XmlTreeBuilder;
  struct Attribute {
    std::uint32_t name;
    std::uint32_t begin;
    std::uint32_t length;
  };

  std::vector<XmlNode> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::string> names_{std::string()};
  std::string text_;
  std::string values_;  ///< of attributes
  std::optional<XmlFault> fault_;
};

}  // namespace news
