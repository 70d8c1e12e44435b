// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "indexer/readers/article_head.h"

namespace news {

/// Reads kicker, headline, dek, byline, date and address lines from the top. `lines` are trimmed at their right end;
/// `wrapped` says that the text is hard-wrapped (see text_paragraphs.h). Lines that begin with "--" are all head, as
/// wire services mark it. The first line is the headline or its kicker whatever it looks like, up to 300 characters.
TextHead read_text_head(std::span<const std::string_view> lines, bool wrapped);

}  // namespace news
