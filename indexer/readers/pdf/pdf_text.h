// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/article/draft.h"
#include "indexer/readers/pdf/pdf_layout.h"

namespace news {

/// The article that is printed so. Size and place of the lines decide:
/// - Running heads, page numbers and the like stand at the upper or lower end of their pages, apart from the text or
///   on several pages; they are left out, but a day in one of them may be that of publication.
/// - The headline is the largest type of the first page that has text, if it is larger than the text.
/// - A paragraph ends where a line ends although the first word of the next one would have fitted, in front of an
///   indented line or a gap, and where the size changes; a column or a page ends none.
/// Empty if there is no text.
Draft read_pdf_text(const PdfLayout& layout);

}  // namespace news
