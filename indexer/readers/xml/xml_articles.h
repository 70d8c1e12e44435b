// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/article/draft.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/record_rejections.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {

/// A file of XML, and what becomes of the articles in it: each is given to the sink or rejected with its line.
class XmlArticles {
 public:
  /// Both must outlive it.
  XmlArticles(const SourceFile& file, ArticleSink& sink);

  /// Null when the file is no text: that has been reported.
  const XmlTree* tree() const noexcept { return tree_ ? &*tree_ : nullptr; }

  /// An article that stands at a node, unless the file ends within it, or it says nothing.
  void accept(std::size_t node, Draft draft);
  void reject(std::size_t node, std::string reason);
  /// An item that its agency takes back.
  void withdraw(std::size_t node, const std::string& id, std::optional<std::uint64_t> version);

  /// To be called at the end of the file. `reason`: why there is no article, if nothing else says it.
  void finish(std::string_view reason);

 private:
  bool holds_fault(std::size_t node) const;

  const SourceFile& file_;
  ArticleSink& sink_;
  RecordRejections rejections_;
  std::string charset_;
  std::optional<std::string> warning_;  ///< of the first article
  std::optional<XmlTree> tree_;
  bool is_fault_reported_ = false;
  std::size_t accepted_ = 0;
  std::size_t rejected_ = 0;
};

}  // namespace news
