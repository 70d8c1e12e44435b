// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/readers/article/draft.h"

namespace news {

/// The article in a document of a collection in SGML, in UTF-8: those of TREC (AP, WSJ, LA, FT, FBIS and their like,
/// AQUAINT, Gigaword, NTCIR), web pages behind a <DOCHDR>, Reuters-21578, texts of Wikipedia in <doc title=…>. This is
/// no XML: a bare & or < is text, and every collection has fields of its own. Headline and text are those in the fields
/// that are known for it; what is in other fields is no text. Neither headline nor body if there is none.
Draft read_sgml_article(std::string_view document);

}  // namespace news
