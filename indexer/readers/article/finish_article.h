// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/article.h"
#include "indexer/readers/article/draft.h"
#include "indexer/readers/reader.h"

namespace news {

/// Makes an article of what a reader found in `file`. Readers leave all this to it:
/// - a head in the line of the text (read_tokenised_head): dates and authors, after those of the draft;
/// - authors: reads bylines, drops repeated names; a byline also gives the agency if the dateline has none;
/// - date: see publication_date.h;
/// - place, if the draft names none, and agency from the dateline: in the first paragraph below the dek, or, with an
/// agency, in one of the first 8;
/// - source: the agency, if the draft names none;
/// - section: that of the file's folder, if the draft names none;
/// - language: dropped unless it is a tag such as "en" or "pt-BR";
/// - body: without a first paragraph that repeats the headline or that the second one repeats, and without a last one
///   that is about copyright;
/// - subtitle: dropped if one of the first paragraphs begins with it, perhaps cut by "…", unless it stands in the body
///   as dek;
/// - title: if there is none, the first sentence, or as many whole words as 120 characters hold.
Article finish_article(Draft draft, const SourceFile& file);

}  // namespace news
