// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.h"

namespace news {

/// Subtitles of a film or a broadcast (SubRip, WebVTT), read as the text that is spoken: one article, named as its file
/// is. Times, numbers, styles and notes are no text; cues that go on with one sentence are one paragraph.
class SubtitleReader final : public ArticleReader {
 public:
  void read(const SourceFile& file, ArticleSink& sink) override;
};

bool looks_like_subtitles(std::string_view bytes, std::string_view name);

}  // namespace news
