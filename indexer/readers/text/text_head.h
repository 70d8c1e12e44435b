// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/article/article_head.h"
#include "indexer/readers/text/text_paragraphs.h"

namespace news {

/// Reads kicker, headline, dek, newspaper, byline, date and address lines from the top. `lines` are trimmed at their
/// right end, `kinds` are what they are (see text_paragraphs.h). Lines that begin with "--" are all head, as wire
/// services mark it. The first line is the headline, its kicker, or the newspaper above it, whatever it looks like, up
/// to 300 columns; unless it is a sentence behind an agency's dateline.
TextHead read_text_head(std::span<const std::string_view> lines, std::span<const LineKind> kinds);

}  // namespace news
