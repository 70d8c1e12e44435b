// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/article/draft.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml/xml_tree.h"

namespace news {

/// NITF, in which agencies and archives of newspapers keep one story a file.
class NitfReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_nitf(std::string_view head, std::string_view name);

/// The story of an element <nitf>, alone in its file or within NewsML.
Draft read_nitf(const XmlTree& tree, std::size_t nitf);

/// Whether an agency that gives an item this status ("stat:canceled", "Killed") takes it back.
bool is_withdrawn(std::string_view status);

/// Reads a dateline that stands apart from the text: "STOCKHOLM, Aug 29, 2014 (AFP) -", "Sydney".
void set_place(std::string_view dateline, Draft& draft);

}  // namespace news
