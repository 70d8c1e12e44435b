// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/readers/article/draft.h"

namespace news {

/// What a document of an office program says. All of it is UTF-8, with line ends and tabs as its only control
/// characters.
struct DocumentText {
  std::string text;   ///< a line a paragraph, an empty one where the document has one; cells of a table end in tabs
  std::string title;  ///< of the document's properties, as are those below
  std::string author;
  std::string keywords;
  std::string comment;
  std::string created;  ///< "2024-03-05T09:30"; empty when it says none
};

/// Reads the text as plain text is read; the properties count for what it does not say. The title of the properties is
/// the headline if a line at the top of the text says the same. Neither headline nor body if there is no text.
Draft read_document(const DocumentText& document);

}  // namespace news
