// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace news {

/// The services that hand out articles as text, many in a file.
enum class ExportKind {
  none,
  lexis,     ///< LexisNexis until 2019: "1 of 10 DOCUMENTS" in the middle of a line before each
  nexis,     ///< Nexis Uni, Nexis Advance: "End of Document" behind each
  factiva,   ///< "Document GRDN000020210303eh3300abc" behind each
  proquest,  ///< a line of "_" between two, "Full text:" in each
};

/// By the first part of the file, in UTF-8.
ExportKind export_kind(std::string_view head);

struct ExportDocument {
  std::size_t line = 0;  ///< where it begins, from 1
  std::vector<std::string_view> lines;
};

/// The documents of a file, without the marks between them. What stands before the first is none.
std::vector<ExportDocument> cut_export(ExportKind kind, std::string_view utf8);

}  // namespace news
