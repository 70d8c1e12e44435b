// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/office/document_text.h"
#include "indexer/readers/office/zip_members.h"

namespace news {

/// The text of a document in Office Open XML (.docx), or in OpenDocument (.odt): paragraphs as they are shown, without
/// headers, footers, notes and what was deleted. Absent when the members of neither are there.
std::optional<DocumentText> read_office_text(const ZipMembers& members);

}  // namespace news
