// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace news::test {

/// A line of Helvetica on the only page, 595 by 842 points; `up` counts from the lower end.
struct PrintedLine {
  int left;
  int up;
  int size;
  std::string text;  ///< ASCII without parentheses and backslashes
};

/// A PDF document of one page.
inline std::string pdf(const std::vector<PrintedLine>& lines, std::string_view more_of_trailer = {}) {
  std::string content = "BT\n";
  for (const auto& [left, up, size, text] : lines)
    content += "/F1 " + std::to_string(size) + " Tf 1 0 0 1 " + std::to_string(left) + ' ' + std::to_string(up) +
               " Tm (" + text + ") Tj\n";
  content += "ET\n";
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string document = "%PDF-1.4\n";
  std::string places = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t n = 0; n < objects.size(); ++n) {
    char place[24];
    std::snprintf(place, sizeof place, "%010zu 00000 n \n", document.size());
    places += place;
    document += std::to_string(n + 1) + " 0 obj\n" + objects[n] + "\nendobj\n";
  }
  return document + places + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " +
         std::string(more_of_trailer) + " >>\nstartxref\n" + std::to_string(document.size()) + "\n%%EOF\n";
}

}  // namespace news::test
