// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

/// A printed line. Lengths are points from the upper left corner of its page.
struct PdfLine {
  std::string text;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double first_word = 0;     ///< how wide it is
  bool begins_block = true;  ///< a block is a run of lines that stand close together
  double block_left = 0;
  double block_right = 0;

  double height() const { return bottom - top; }  ///< grows with the size of its type
};

struct PdfPage {
  double height = 0;
  std::vector<PdfLine> lines;  ///< in the order of reading, column after column
};

/// Where the text of a PDF document stands.
struct PdfLayout {
  std::string title;    ///< as the document's own data say, often a file name of its author
  std::string author;   ///< the same
  std::string created;  ///< "D:20120510223200Z" or empty
  std::vector<PdfPage> pages;
};

/// Reads what `pdftotext -bbox-layout` writes. Takes any text: what it does not expect is passed over.
PdfLayout read_pdf_layout(std::string_view xhtml);

}  // namespace news
