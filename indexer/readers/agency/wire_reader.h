// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Stories as agencies sent them over the wire, one or many in a file: IPTC 7901 and ANPA 1312. Control characters mark
/// the head, the text and the end of each; the time behind the text is that of its sending.
class WireReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_wire(std::string_view bytes, std::string_view name);

}  // namespace news
